"""Pay: how much, in which ways, and the thanks once the sale is on disk."""
