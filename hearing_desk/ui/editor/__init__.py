"""The text of a hearing while it is typed: turns as blocks of one document."""
