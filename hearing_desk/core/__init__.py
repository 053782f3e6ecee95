"""What a hearing is and which rules hold in it: pure values, no files, no clock, no toolkit."""
