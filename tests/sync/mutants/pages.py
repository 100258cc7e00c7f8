"""Bugs that show where an answer is only one page of many."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from cardesk_desktop.store.sync.pages import Pages
from cardesk_desktop.store.sync.places import Place
from cardesk_desktop.store.sync.rows.placing import Placer, _missing, empty
from cardesk_desktop.store.sync.rows.unplaced import Unplaced
from cardesk_service.exchange.merging import Merging
from cardesk_service.exchange.row import Row
from tests.sync.mutants.mutant import Mutant

_PAGED: dict[str, Any] = {
    "registers": 3,
    "steps": 60,
    "exchanges": 0.4,
    "cuts": 0.0,
    "restores": False,
    "clones": False,
    "page": 2,
    "away": frozenset[int](),
    "latecomer": False,
    "newcomer": False,
}


def _put_back_by_what_waited() -> Mutant:
    def settle(self: Unplaced, acked: int) -> None:
        """Nothing."""

    return Mutant(
        "a row that waited replaces what was answered since",
        (Unplaced, "settle", settle),
        **{**_PAGED, "registers": 2, "badness": 0.0, "outdated": frozenset[int](), "busy": 0.5, "page": 1},
        habits=("meet_client", "give_car", "write_note", "describe_car"),
    )


def _based_on_the_page() -> Mutant:
    def base(self: Pages) -> int | None:
        return None

    return Mutant(
        "a change between two pages is based on what has gone to a later one",
        (Pages, "base", base),
        **_PAGED,
        habits=("write_note", "change_phone", "describe_car", "give_car"),
    )


def _seen_by_the_next_page() -> Mutant:
    real = Merging._place

    def place(self: Merging, row: Row) -> None:
        real(self, row)
        row.is_altered = False

    return Mutant(
        "the writer never hears of what was there before",
        (Merging, "_place", place),
        **_PAGED,
        habits=("write_note", "change_phone", "describe_car"),
    )


def _checked_as_a_part() -> Mutant:
    def left_out(self: Placer, place: Place, names: tuple[str, ...], identities: Sequence[bytes]) -> Any:
        return [[empty(column)] * len(identities) for column in _missing(place, names)]

    return Mutant(
        "a row is checked without what this register has yet to say",
        (Placer, "_left_out", left_out),
        **_PAGED,
        busy=0.9,
        habits=("check_in", "move_car", "note_on_visit"),
    )


MUTANTS = (_put_back_by_what_waited, _based_on_the_page, _seen_by_the_next_page, _checked_as_a_part)
