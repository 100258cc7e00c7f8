"""The page of sync: how it stands, what waits, and what needs a person."""
