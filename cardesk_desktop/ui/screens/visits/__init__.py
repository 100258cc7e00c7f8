"""The board of cars in the house, checking one in, and what a car had done before."""
