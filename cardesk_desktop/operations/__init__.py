"""One file per job the staff do. Each operation is one commit and says what it changed."""
