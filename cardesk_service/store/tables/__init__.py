"""The tables, by the part of the service that keeps them."""
