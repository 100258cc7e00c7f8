"""The section of the account and of sync: joining a company, and how the exchange with it stands."""
