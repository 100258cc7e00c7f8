"""What hangs beside the register: printers. A sale never waits for any of them."""
