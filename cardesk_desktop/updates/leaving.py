"""How the program says, as it ends, that the version at work is to be started in its place."""

START_ANEW = 77
"""Exit code of the event loop."""
