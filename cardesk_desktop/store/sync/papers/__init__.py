"""Documents of other registers: kept as they were sealed, projected, and held against what was done here."""
