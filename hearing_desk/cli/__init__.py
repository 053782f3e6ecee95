"""The headless twin of the desktop program."""
