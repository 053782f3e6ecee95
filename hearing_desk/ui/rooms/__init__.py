"""The rooms of a hearing: one module a room, each built when it is first opened."""
