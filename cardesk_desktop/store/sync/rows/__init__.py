"""Single rows of others: read from their block, put in place, or kept until that can be done."""
