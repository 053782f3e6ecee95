"""Reads the form pack's YAML, reports every mistake where it stands, and compiles it for the program."""
