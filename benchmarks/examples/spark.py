"""Records cleaned on Spark: `python -m benchmarks.examples.spark samples/records.jsonl out/`."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator

import pandas as pd
from pyspark.sql import SparkSession

import cleancms


def clean_line(line: str) -> tuple[str, str]:
    """Return the document of a record, "" where it has none, and why it has none."""
    try:
        document = cleancms.clean_record(json.loads(line))
    except (ValueError, RecursionError) as error:  # the second from JSON that is nested too deeply
        return "", str(error)
    return (json.dumps(document, ensure_ascii=False), "") if document else ("", "no article")


def clean_frames(frames: Iterable[pd.DataFrame]) -> Iterator[pd.DataFrame]:
    """Yield the documents of batches of lines, and why others have none."""
    for frame in frames:
        yield pd.DataFrame(list(map(clean_line, frame["value"])), columns=["document", "reason"])


if __name__ == "__main__":
    source, output = sys.argv[1:]
    spark = SparkSession.builder.appName("cleancms").getOrCreate()
    # Lines, not spark.read.json: that guesses types, and gives every record the fields of all.
    cleaned = spark.read.text(source).mapInPandas(clean_frames, "document string, reason string").cache()
    documents = cleaned.where("document != ''").select("document")
    documents.write.mode("overwrite").text(output)
    print(f"{documents.count()} documents")
    spark.stop()
