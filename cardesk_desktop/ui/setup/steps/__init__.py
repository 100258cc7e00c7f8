"""The steps of the set-up, one file each."""
