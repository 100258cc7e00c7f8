"""The figures of the day above the board."""

from __future__ import annotations

from dataclasses import dataclass

from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.visits import Board
from cardesk_desktop.ui.theme import Tone


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure with what it counts."""

    label: str
    value: str
    tone: Tone = Tone.TEXT


def figures(_: Phrasebook, board: Board) -> tuple[Figure, ...]:
    """How the day stands: cars, their wait, money taken, money still open."""
    return (
        Figure(_("Cars today"), _.number(board.cars_today)),
        Figure(_("Average wait"), _wait(_, board.average_wait_min)),
        Figure(_("Taken today"), _.money(board.taken)),
        Figure(_("Unpaid"), _.money(board.unpaid)),
    )


def _wait(_: Phrasebook, minutes: int | None) -> str:
    if minutes is None:
        return "–"
    return _.elapsed(minutes * 60) if minutes else _.context("elapsed time", "{minutes} min", minutes=0)
