"""One page in, blocks with verdicts out."""
