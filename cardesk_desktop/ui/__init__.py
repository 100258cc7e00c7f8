"""The window: everything that people see and press. Qt lives here."""

from cardesk_desktop.ui.constants import hold_constants

# Before the first call into Qt, whoever makes it: see `constants`.
hold_constants()
