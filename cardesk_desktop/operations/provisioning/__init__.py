"""One file prepares many registers: where it lies, what may stand in it, and what it fills in."""
