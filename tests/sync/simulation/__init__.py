"""Many registers and the service in one thread of control: the same seed always makes the same world."""
