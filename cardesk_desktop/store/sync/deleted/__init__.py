"""Rows that were deleted, or merged into others, elsewhere; and what here still names them."""
