"""Turns Text values into the words of one language, and names languages and countries."""
