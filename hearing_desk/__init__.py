"""Hearing Desk: the program an asylum hearing officer writes a hearing in."""
