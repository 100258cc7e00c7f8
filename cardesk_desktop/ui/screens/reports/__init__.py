"""Reports: what was sold, taken, taxed and owed, in charts and tables."""
