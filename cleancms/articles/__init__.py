"""Verdicts in, the article and its written forms out."""
