"""Texts rewritten in place: what a text still holds that should go, and the text without it."""
