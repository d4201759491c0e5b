"""One page in, its blocks with a verdict each out."""
