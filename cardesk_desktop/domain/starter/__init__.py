"""A catalogue to begin with: what nearly every car wash does and sells, at prices of its country."""
