"""The protocol that registers and the account service speak: what is said, and nothing that is done."""
