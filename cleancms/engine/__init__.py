"""cleancms on datatrove: the same work, cut into tasks for its local, Slurm and Ray executors."""
