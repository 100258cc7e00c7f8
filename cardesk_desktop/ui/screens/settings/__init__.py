"""The settings of this computer."""
