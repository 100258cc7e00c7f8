"""Setting text in any of the shipped scripts: cleaning, fonts, shaping, lines, wrapping."""
