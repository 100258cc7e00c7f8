"""The account service: accounts, companies and their registers, and the one order of everything they say."""
