"""Measuring cleancms beside other tools, and training its scorer. Not part of the package."""
