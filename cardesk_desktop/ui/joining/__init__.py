"""Ways into a company of the account service: for the set-up and for the settings."""
