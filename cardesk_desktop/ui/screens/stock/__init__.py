"""The stock: what is there, what came and went, deliveries and counts."""
