"""What a picture shows: a shape, what stands on its label, and its colours."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum, auto


class Shape(StrEnum):
    """The things that can be drawn."""

    BOTTLE = auto()
    SPRAY = auto()
    CANISTER = auto()
    AEROSOL = auto()
    TIN = auto()
    TUBE = auto()
    BAR = auto()
    CLOTH = auto()
    CLOTHS = auto()
    TOWEL = auto()
    CHAMOIS = auto()
    MITT = auto()
    SPONGE = auto()
    WHEEL_BRUSH = auto()
    BRUSHES = auto()
    BUCKET = auto()
    PADS = auto()
    TREE = auto()
    CLIP = auto()
    GEL = auto()
    PERFUME = auto()
    WATER = auto()
    CAN = auto()
    PAPER_CUP = auto()
    GLASS = auto()
    BOX = auto()
    CHOCOLATE = auto()
    CRISPS = auto()
    GIFT_CARD = auto()
    SUN_SHADE = auto()
    PHONE_HOLDER = auto()
    FIRST_AID = auto()


class Emblem(StrEnum):
    """What stands on a label."""

    DROP = auto()
    STAR = auto()
    LEAF = auto()
    SUN = auto()
    WHEEL = auto()
    BUBBLES = auto()
    SHIELD = auto()
    WAVES = auto()
    CROSS = auto()
    FLOWER = auto()


@dataclass(frozen=True, slots=True)
class Picture:
    """`tint` is a key of `palette.TINTS`."""

    shape: Shape
    tint: str
    emblem: Emblem = Emblem.DROP
