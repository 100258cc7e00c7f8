"""What a register keeps and does so that it and the account service come to say the same.

The contract is `docs/sync.md`. Nothing here knows the network: `cardesk_desktop.sync` speaks, this keeps.
What is said by this register is in `handing_in`, what it hears begins in `taking_in`; the rooms below that
are named by what they look after. The files beside them are what all of these have in common: the kinds and
their tables (`places`), cells as they travel (`coding`, `reading`), how far the register is (`state`,
`pages`), the marks (`triggers`), what could not be done (`problems`), keys and photos.
"""
