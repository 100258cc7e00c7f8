"""The tables, one file per noun, in one metadata. Migrations make them; a test proves both equal."""
