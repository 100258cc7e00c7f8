"""One visit driven through the real window by real key and mouse events, as a new cashier would."""
