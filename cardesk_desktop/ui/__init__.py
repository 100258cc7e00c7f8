"""The window: everything that people see and press. Qt lives here."""
