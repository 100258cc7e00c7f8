"""Sync on a register: it asks the store, speaks with the service, and knows neither clock nor thread."""
