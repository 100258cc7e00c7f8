"""The tests. `python3 dev.py test` runs them all."""
