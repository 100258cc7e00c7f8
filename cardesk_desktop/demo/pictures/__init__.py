"""Product pictures and the logo, drawn: no picture file ships, and every run draws the same bytes."""
