"""Makes what is shipped out of the source tree: the frozen program, its archives and its installers."""
