"""Lists from elsewhere: what their columns can mean, and what becomes of each of their rows."""
