"""Writes what core.report says as Word, JSON and plain folders."""
