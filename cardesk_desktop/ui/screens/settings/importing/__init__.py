"""The section that takes in lists from other tills: choose, match the columns, look, import, undo."""
