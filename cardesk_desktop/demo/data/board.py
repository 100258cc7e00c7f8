"""The cars that stand on the board when the story ends, in minutes before its end."""

from __future__ import annotations

from dataclasses import dataclass

from cardesk_desktop.demo.data.house import TECHNICIANS

_RAJESH, _JOSEPH = TECHNICIANS


@dataclass(frozen=True, slots=True)
class BoardFact:
    """A car of the known ones, by its plate. A step that has not happened yet is None."""

    plate: str
    services: tuple[str, ...]
    arrived: int
    worker: str = _RAJESH
    started: int | None = None
    ready: int | None = None
    paid: int | None = None
    note: str = ""
    is_parked: bool = False


ON_BOARD = (
    BoardFact("L 52218", ("coach",), arrived=3),
    BoardFact("A 48213", ("full",), arrived=6),
    BoardFact("K 7710", ("express",), arrived=14, is_parked=True),
    BoardFact("H 31905", ("foam_wax",), arrived=37, started=18),
    BoardFact("17 84521", ("full", "steam"), arrived=52, started=41, note="Waits in the café."),
    BoardFact("D 1188", ("ceramic",), arrived=318, worker=_JOSEPH, started=300),
    BoardFact("M 90441", ("full",), arrived=71, started=60, ready=4),
    BoardFact("B 77104", ("full", "vacuum"), arrived=104, worker=_JOSEPH, started=92, ready=15, paid=12),
)

EXPECTED_SOON = "R 60917"
"""The plate of a regular who is not here yet: the car to check in when the program is shown."""
