"""New versions of the program: found, checked, fetched and proven beside the work, put in place at rest."""
