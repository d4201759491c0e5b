#!/usr/bin/env bash
# A Slurm of one machine with one partition, "cpu": for tests of `--executor slurm`. As root, on Debian:
#   apt-get install --no-install-recommends slurmctld slurmd slurm-client munge
#   benchmarks/slurm_here.sh start /tmp/slurm && export SLURM_CONF=/tmp/slurm/slurm.conf
#   python -m benchmarks.engine --pages DIR --ways slurm --records 500
#   benchmarks/slurm_here.sh stop /tmp/slurm
set -euo pipefail

folder=$2
name=$(hostname -s)

if [[ $1 == stop ]]; then
    for daemon in slurmctld slurmd munged; do
        [[ ! -f $folder/$daemon.pid ]] || kill "$(cat "$folder/$daemon.pid")"
    done
    exit
fi

mkdir -p "$folder"/{state,spool,munge}
if [[ ! -f $folder/munge/key ]]; then
    head -c 1024 /dev/urandom >"$folder/munge/key"
fi
chown -R munge: "$folder/munge"
chmod 400 "$folder/munge/key"
chmod 755 "$folder" "$folder/munge"
touch "$folder/munged.pid" && chown munge: "$folder/munged.pid"
runuser -u munge -- munged --key-file="$folder/munge/key" --socket="$folder/munge/socket" \
    --pid-file="$folder/munged.pid" --log-file="$folder/munge/log" --seed-file="$folder/munge/seed"

cat >"$folder/slurm.conf" <<CONFIGURATION
ClusterName=here
SlurmctldHost=$name(127.0.0.1)
SlurmUser=root
AuthType=auth/munge
AuthInfo=socket=$folder/munge/socket
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
ReturnToService=2
MpiDefault=none
SlurmctldPidFile=$folder/slurmctld.pid
SlurmdPidFile=$folder/slurmd.pid
SlurmdSpoolDir=$folder/spool
StateSaveLocation=$folder/state
SlurmctldLogFile=$folder/slurmctld.log
SlurmdLogFile=$folder/slurmd.log
NodeName=$name NodeAddr=127.0.0.1 CPUs=$(nproc) RealMemory=$(($(free -m | awk '/^Mem/ { print $2 }') * 9 / 10)) State=UNKNOWN
PartitionName=cpu Nodes=ALL Default=YES MaxTime=INFINITE State=UP
CONFIGURATION
export SLURM_CONF=$folder/slurm.conf
slurmctld -f "$SLURM_CONF"
slurmd -f "$SLURM_CONF"
for _ in {1..30}; do
    ! sinfo --noheader --states=idle | grep -q cpu || exit 0
    sleep 1
done
echo "no node is idle; see $folder/slurmctld.log" >&2
exit 1
