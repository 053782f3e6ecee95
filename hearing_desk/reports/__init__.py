"""Writes what core.report says as Word, PDF, OpenDocument, HTML, plain text and JSON, in plain folders."""
