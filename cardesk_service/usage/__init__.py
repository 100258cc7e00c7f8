"""Anonymous counters of how CarDesk is used, from whoever agreed: sums by day, never whose."""
