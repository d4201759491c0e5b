"""Fuzzing: whatever bytes come in, nothing but what is documented goes wrong."""
