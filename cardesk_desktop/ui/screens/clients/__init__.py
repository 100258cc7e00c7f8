"""Clients: found as one types, written down, corrected."""
