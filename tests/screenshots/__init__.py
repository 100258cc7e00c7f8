"""Pictures of every screen, in every language, light and dark, small and large."""
