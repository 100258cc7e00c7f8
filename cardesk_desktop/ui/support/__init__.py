"""What support may be given: readable before it is saved, and without anything about people."""
