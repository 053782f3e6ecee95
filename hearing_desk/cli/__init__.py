"""The headless twin: replay, demo, forms, export and doctor from a terminal, by the same parts as the windows."""
