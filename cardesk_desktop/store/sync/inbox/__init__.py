"""What people read of the sync: what waits, what differs, what has to be mended; and what they chose."""
