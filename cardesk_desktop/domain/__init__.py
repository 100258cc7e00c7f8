"""The rules of the trade. Standard library only: no database, no window, no clock of its own."""
