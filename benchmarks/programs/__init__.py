"""Programs that are started to be measured; each says a line when it is where it was to get."""
