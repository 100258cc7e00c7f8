"""What the service answers over HTTP: each file the routes of one subject, named in its ROUTES."""
