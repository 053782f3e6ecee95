"""The only door to the disk: keys, hearing files, journal and the writer thread."""
