"""Verdicts in, the article with its metadata and its written forms out."""
