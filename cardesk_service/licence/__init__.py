"""A company's licence: one payment through Stripe Checkout. Selling on a register never depends on it."""
