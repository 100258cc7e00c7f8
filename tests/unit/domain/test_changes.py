"""Changes: what a commit touched, added up."""

from __future__ import annotations

from cardesk_desktop.domain.changes import Changes, Noun, Outcome, merged
from tests.builders import identity

TICKET, VISIT = identity("ticket"), identity("visit")


def test_changes_know_what_was_touched() -> None:
    changes = Changes.of((Noun.TICKET, TICKET), (Noun.VISIT, VISIT))
    assert changes
    assert changes.touches(Noun.TICKET)
    assert changes.touches(Noun.STOCK, Noun.VISIT)
    assert not changes.touches(Noun.STOCK)
    assert changes.ids(Noun.TICKET) == {TICKET}
    assert changes.ids(Noun.STOCK) == frozenset()


def test_a_reading_changes_nothing() -> None:
    outcome = Outcome("the board")
    assert outcome.value == "the board"
    assert not outcome.changes


def test_changes_add_up_without_repeats() -> None:
    ticket, visit = Changes.of((Noun.TICKET, TICKET)), Changes.of((Noun.VISIT, VISIT))
    assert ticket | ticket == ticket
    assert merged([ticket, visit, ticket]) == ticket | visit
    assert merged([]) == Changes()
