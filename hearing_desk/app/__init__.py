"""The open hearing and what each screen shows and does, without any toolkit."""
