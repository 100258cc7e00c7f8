"""The rights of a person over her data: to have all of it, to have it deleted (to correct it: `accounts`)."""
