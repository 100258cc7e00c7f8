"""The set-up of the first day, from the language to the open shop."""
