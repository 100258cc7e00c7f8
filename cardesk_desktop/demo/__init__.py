"""The demo company: a believable Dubai car wash, made from nothing, always the same."""
