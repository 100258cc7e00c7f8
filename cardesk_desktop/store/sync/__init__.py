"""What a register keeps and does so that it and the account service come to say the same.

The contract is `docs/sync.md`. Nothing here knows the network: `cardesk_desktop.sync` speaks, this keeps.
"""
