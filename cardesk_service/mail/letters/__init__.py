"""What the service writes to people: each file the letters of one subject, all of them named in `every`."""
