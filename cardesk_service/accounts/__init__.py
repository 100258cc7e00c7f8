"""People's accounts: signing up, in and out, passwords, addresses, sessions."""
