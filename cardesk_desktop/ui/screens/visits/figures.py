"""The figures of the day above the board."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.visits import Board
from cardesk_desktop.ui.theme import Tone


class BoardFigure(Enum):
    """What a figure above the board counts."""

    CARS = auto()
    WAIT = auto()
    TAKEN = auto()
    UNPAID = auto()


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure with what it counts."""

    label: str
    value: str
    tone: Tone = Tone.TEXT


def figures(_: Phrasebook, board: Board) -> dict[BoardFigure, Figure]:
    """How the day stands: cars, their wait, money taken, money still open."""
    return {
        BoardFigure.CARS: Figure(_("Cars today"), _.number(board.cars_today)),
        BoardFigure.WAIT: Figure(_("Average wait"), wait_words(_, board.average_wait_min)),
        BoardFigure.TAKEN: Figure(_("Taken today"), _.money(board.taken)),
        BoardFigure.UNPAID: Figure(_("Unpaid"), _.money(board.unpaid)),
    }


def wait_words(_: Phrasebook, minutes: int | None) -> str:
    """So many minutes of wait; a dash before the first car was begun."""
    if minutes is None:
        return "–"
    return _.elapsed(minutes * 60) if minutes else _.context("elapsed time", "{minutes} min", minutes=0)
