"""Frames in, facts out: what a camera sees, read without a network and without Qt."""
