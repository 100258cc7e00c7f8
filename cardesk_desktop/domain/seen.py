"""What this computer saw in a photo of a product, which products it may be, and why."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from cardesk_desktop.domain.catalogue import Product
from cardesk_desktop.domain.errors import Code
from cardesk_desktop.domain.look import Look
from cardesk_desktop.domain.read_line import ReadLine


class Sign(StrEnum):
    """Why a product is offered, the surest first."""

    BARCODE = "barcode"
    LABEL = "label"
    TAUGHT = "taught"
    """A person said of such a photo that it is this product."""
    PHOTO = "photo"


@dataclass(frozen=True, slots=True)
class Seen:
    """Of one photo. `trouble` says why its writing could not be read; empty looks: it is no picture."""

    lines: tuple[ReadLine, ...] = ()
    codes: tuple[str, ...] = ()
    looks: tuple[Look, ...] = ()
    trouble: Code | None = None

    @property
    def text(self) -> tuple[str, ...]:
        """What was read, line by line, the largest writing first."""
        ordered = sorted(self.lines, key=lambda line: -line.height)
        return tuple(line.text for line in ordered)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A product that it may be, how surely (per cent), and why; `words` of its name were read."""

    product: Product
    percent: int
    signs: tuple[Sign, ...]
    words: tuple[str, ...] = ()
    code: str = ""


def joined_percent(percents: tuple[int, ...]) -> int:
    """How surely several signs say the same: each takes its part of the doubt that the others left."""
    doubt = 100 * 100
    for percent in percents:
        doubt = doubt * (100 - percent) // 100
    return 100 - doubt // 100
