"""The shapes in which the starter catalogue is written down."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from cardesk_desktop.domain.presets.model import Words
from cardesk_desktop.domain.vehicle import SizeClass


@dataclass(frozen=True, slots=True)
class Shelf:
    """A category. `colour` is a key of the theme's tile colours."""

    key: str
    words: Words
    colour: str


@dataclass(frozen=True, slots=True)
class Work:
    """A service; `parts` are per cent of a full wash of a saloon, by size."""

    shelf: str
    words: Words
    duration_min: int
    parts: Mapping[SizeClass, int]
    is_favourite: bool = False


@dataclass(frozen=True, slots=True)
class Goods:
    """A product; `part` is per cent of a full wash of a saloon, `minimum` whole pieces."""

    shelf: str
    words: Words
    sku: str
    part: int
    minimum: int = 4
    is_favourite: bool = False


def by_size(small: int, saloon: int, suv: int, large: int, motorcycle: int = 0) -> Mapping[SizeClass, int]:
    """A part for every size; a motorcycle only where it can have the work."""
    parts = {
        SizeClass.SMALL: small,
        SizeClass.SEDAN: saloon,
        SizeClass.SUV: suv,
        SizeClass.LARGE: large,
    }
    return {SizeClass.MOTORCYCLE: motorcycle, **parts} if motorcycle else parts
