"""A car at the door: its plate, car, client and services on one panel."""
