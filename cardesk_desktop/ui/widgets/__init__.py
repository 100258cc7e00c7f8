"""The pieces every screen is made of. Each is given the theme and draws with its tokens only."""
