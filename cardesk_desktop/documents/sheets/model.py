"""What a sheet holds: columns, and rows of values that keep their type in the file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import TypeAlias
from zoneinfo import ZoneInfo

from cardesk_desktop.domain.money import Money
from cardesk_desktop.domain.quantity import Quantity


class SheetFormat(StrEnum):
    """The two kinds of files; the value is the ending of the name."""

    XLSX = "xlsx"
    CSV = "csv"


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole in basis points: 500 is 5 %."""

    basis_points: int

    @property
    def decimal(self) -> Decimal:
        """The part itself: 0.05 for 5 %."""
        return Decimal(self.basis_points).scaleb(-4)


Value: TypeAlias = str | int | Money | Quantity | Share | date | datetime | None
"""What one cell holds. An instant is aware; the sheet shows it on the company's clock. None is empty."""

SheetRow: TypeAlias = Sequence[Value]


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """`width` in letters of the usual font. Amounts name their currency in the title."""

    title: str
    width: int = 16


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet to be: its name, its columns, the side it is read from, and the clock of its instants."""

    title: str
    columns: tuple[SheetColumn, ...]
    time_zone: ZoneInfo
    is_rtl: bool = False


def local(instant: datetime, zone: ZoneInfo) -> datetime:
    """An aware instant on the wall clock of a zone, to the second and without the zone, as sheets keep it."""
    return instant.astimezone(zone).replace(tzinfo=None, microsecond=0)
