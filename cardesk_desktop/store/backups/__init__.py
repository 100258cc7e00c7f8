"""Backups: one file each that, with the owner's recovery code, is enough on a new machine."""
