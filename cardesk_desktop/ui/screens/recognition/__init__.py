"""Photos that are recognised: what waits, what was seen, and what becomes of it."""
