"""Files and streams in, decoded pages out."""
