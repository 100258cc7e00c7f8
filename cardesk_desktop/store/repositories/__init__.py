"""One repository per noun: what is read and written of it, in the domain's types."""
