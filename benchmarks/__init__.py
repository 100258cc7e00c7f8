"""How fast it is: `python3 dev.py bench`."""
