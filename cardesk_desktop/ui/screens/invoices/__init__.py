"""Invoices: found, looked at, taken to paper, and paid later."""
