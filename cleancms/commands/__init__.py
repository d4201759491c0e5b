"""The commands, one a module: options in, work done elsewhere, exit code out."""
