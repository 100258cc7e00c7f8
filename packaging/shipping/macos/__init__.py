"""The program for macOS: what its bundle says of itself, and how it is signed, notarized and put into a dmg.

Nothing here needs a Mac to be read or checked; what only a Mac can prove is said in docs/release.md.
"""
