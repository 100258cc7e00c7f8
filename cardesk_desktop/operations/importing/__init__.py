"""Lists from elsewhere: tried without a trace, taken in as a whole, and undone as a whole."""
