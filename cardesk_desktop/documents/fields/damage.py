"""What is marked on the photos of a car, in words, for papers and screens alike."""

from cardesk_desktop.directions import isolated
from cardesk_desktop.domain.vehicle_photo import DamageKind, DamageMark, Moment
from cardesk_desktop.i18n import Phrasebook


def damage_kind(_: Phrasebook, which: DamageKind) -> str:
    """What is seen at a place of a car."""
    return {
        DamageKind.SCRATCH: _.context("damage", "Scratch"),
        DamageKind.DENT: _.context("damage", "Dent"),
        DamageKind.CRACK: _.context("damage", "Crack"),
        DamageKind.PAINT: _.context("damage", "Paint damage"),
        DamageKind.MISSING: _.context("damage", "Missing part"),
        DamageKind.OTHER: _.context("damage", "Other"),
    }[which]


def moment(_: Phrasebook, which: Moment) -> str:
    """When a photo was taken."""
    return _("At check-in") if which is Moment.CHECK_IN else _("At delivery")


def mark_words(_: Phrasebook, mark: DamageMark) -> str:
    """The kind and the note of a mark, on one line."""
    kind = damage_kind(_, mark.kind)
    return f"{kind} · {isolated(mark.note, is_rtl=_.language.is_rtl)}" if mark.note else kind
