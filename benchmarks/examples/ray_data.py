"""Records cleaned on Ray Data: `python -m benchmarks.examples.ray_data samples/records.jsonl out/`."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pyarrow as pa
import ray

import cleancms


def clean_line(line: str) -> tuple[str, str]:
    """Return the document of a record, "" where it has none, and why it has none."""
    try:
        document = cleancms.clean_record(json.loads(line))
    except (ValueError, RecursionError) as error:  # the second from JSON that is nested too deeply
        return "", str(error)
    return (json.dumps(document, ensure_ascii=False), "") if document else ("", "no article")


def clean_batch(batch: pa.Table) -> pa.Table:
    """Return the documents of a batch of lines, and why others have none."""
    return pa.table(
        list(zip(*map(clean_line, batch["text"].to_pylist()), strict=True)), names=["document", "reason"]
    )


if __name__ == "__main__":
    source, output = sys.argv[1], Path(sys.argv[2])
    # Lines, not ray.data.read_json: that guesses types, and makes dates of strings.
    records = ray.data.read_text(str(Path(source).resolve()))
    cleaned = records.map_batches(clean_batch, batch_format="pyarrow")
    documents = [row["document"] for row in cleaned.iter_rows() if row["document"]]
    output.mkdir(exist_ok=True)
    (output / "documents.jsonl").write_text("".join(f"{line}\n" for line in documents), "utf-8")
    print(f"{len(documents)} documents")
