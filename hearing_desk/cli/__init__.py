"""The headless twin: what can be done from a terminal, by the same parts as the windows."""
