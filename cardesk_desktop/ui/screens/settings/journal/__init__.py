"""The journal in the settings: who did what, and when."""
