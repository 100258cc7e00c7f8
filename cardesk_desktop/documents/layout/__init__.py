"""Placing fields on paper. Lengths are in points; places run from the edge where reading starts."""
