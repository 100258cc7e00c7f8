"""Recognising what is on a photo, by a model of another service that keeps nothing of it."""
