"""One answer of the service, or one part of a snapshot, put in place with all that belongs to it."""
