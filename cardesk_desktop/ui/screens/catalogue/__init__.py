"""The catalogue: products, services, categories and their prices."""
