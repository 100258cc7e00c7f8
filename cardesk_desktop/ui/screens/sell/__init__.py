"""Sell: tiles on one side, the ticket on the other."""
