"""Reads sheets that people bring: nothing in a file is trusted, and nothing of it is run."""
