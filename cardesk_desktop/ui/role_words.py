"""What people do here, in words: apart from the other words, since the lock screen needs no more."""

from __future__ import annotations

from cardesk_desktop.domain.permission import Role
from cardesk_desktop.i18n import Phrasebook


def role(_: Phrasebook, which: Role) -> str:
    """What a person does here."""
    return {
        Role.OWNER: _.context("role", "Owner"),
        Role.MANAGER: _.context("role", "Manager"),
        Role.FRONT_DESK: _.context("role", "Front desk"),
        Role.TECHNICIAN: _.context("role", "Technician"),
    }[which]
