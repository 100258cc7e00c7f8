"""Bugs that other systems had, put into ours one at a time, to see that the simulation notices each."""
