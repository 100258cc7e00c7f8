"""What follows from rows once they are in place: search entries, standings, sums, screens to read again."""
