"""The whole application: the real window, the real encrypted store, the hands of a cashier."""
