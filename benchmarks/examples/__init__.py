"""Engines other than datatrove, each in a few lines."""
