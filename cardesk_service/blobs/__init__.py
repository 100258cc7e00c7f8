"""Photos and logos: files by the hash of what is in them, each company's its own."""
