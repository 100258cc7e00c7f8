"""What always holds (the last section of `docs/sync.md`), looked at when a world has healed."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from cardesk_desktop.store.sync.deleted.heirs import GOES_ALONG
from cardesk_wire.coding import read
from cardesk_wire.kinds import BY_NAME
from cardesk_wire.messages import Op, Tally
from tests.sync.simulation.ledger import Ledger, Made, Merged, Moved, Printed, Spoiled, Subject, overtaken
from tests.sync.simulation.oblivion import erased, known_again, of_erased, said_again
from tests.sync.simulation.place import Place
from tests.sync.simulation.truth import Everything, ServiceRows, everything, is_there, papers


class Broken(AssertionError):
    """An invariant does not hold."""

    def __init__(self, invariant: str, detail: str) -> None:
        super().__init__(f"{invariant}: {detail}")
        self.invariant = invariant


@dataclass(slots=True)
class Evidence:
    """All that is looked at."""

    ledger: Ledger
    places: Sequence[Place]
    service: ServiceRows
    expected_papers: dict[bytes, bytes]
    """What lay on any disk, or on the service, before everybody met."""
    counted: tuple[list[Tally], list[Tally]]
    """Rows and digests of every kind, as the first register and the service have them."""
    problems: dict[str, set[tuple[str, bytes]]]
    """What each register shows as a problem: kind and identity."""
    set_aside: set[tuple[str, bytes]]
    """What the service shows on its page."""
    unchecked: list[tuple[str, str, str, int]]
    """Papers of which the service could not tell whose they are."""
    kept_words: list[Op]
    """What lies on the service as it was said."""


def judge(evidence: Evidence) -> None:
    """Raise Broken for the first invariant that does not hold."""
    for check in CHECKS:
        check(evidence)


def every_paper_is_there_once(evidence: Evidence) -> None:
    """Every printed document is on the service and on every register, and says what it said on paper."""
    found = evidence.service.papers()
    printed = [fact for fact in evidence.ledger.facts if isinstance(fact, Printed) and fact.is_certain]
    lost = [fact.number for fact in printed if fact.identity not in found]
    if lost:
        raise Broken("every document once", f"printed and gone: {lost}")
    if found != evidence.expected_papers:
        raise Broken("every document once", _difference(evidence.expected_papers, found))
    for place in evidence.places:
        here = papers(place.computer.connection)
        if here != found:
            raise Broken("every document once", f"{place.name}: {_difference(found, here)}")


def no_number_is_printed_twice(evidence: Evidence) -> None:
    """No memory allows a number twice; once copies of a register have met, none prints one of another's."""
    papers = [fact for fact in evidence.ledger.facts if isinstance(fact, Printed)]
    printed = Counter((fact.memory, fact.number) for fact in papers)
    there = evidence.expected_papers
    everywhere = Counter(fact.number for fact in papers if fact.is_late and fact.identity in there)
    twice = [number for (_, number), times in printed.items() if times > 1]
    twice += [fact.number for fact in papers if fact.is_late and everywhere[fact.number] > 1]
    if twice:
        raise Broken("no number twice", repr(twice))


def all_say_the_same(evidence: Evidence) -> None:
    """Every table that is shared, and all that is reckoned from them, is alike on all registers."""
    first, *others = evidence.places
    expected = everything(first.computer.connection)
    for place in others:
        found = everything(place.computer.connection)
        # A counter compares itself by name and number in Python; what is in it, a dictionary does at once.
        if any(not dict.__eq__(rows, expected[table]) for table, rows in found.items()):
            raise Broken("all registers equal", f"{first.name} and {place.name}: {_unlike(expected, found)}")


def the_service_says_the_same(evidence: Evidence) -> None:
    """Each kind has as many rows on the service as on the registers, and the same in every field."""
    here, there = evidence.counted
    if here != there:
        unlike = [(one, other) for one, other in zip(here, there, strict=False) if one != other]
        raise Broken("all registers equal the service", repr(unlike[:3] or len(there)))


def the_deleted_stay_deleted(evidence: Evidence) -> None:
    """What was deleted is on no register, and the service knows its grave; nothing else is in a grave."""
    deletions = list(evidence.ledger.deletions())
    deleted = {fact.subject for fact in deletions if fact.is_certain}
    for kind, identity in sorted(deleted | evidence.service.graves):
        for place in evidence.places:
            if is_there(place.computer.connection, kind, identity):
                raise Broken("no deleted row revives", f"{kind} {identity.hex()} on {place.name}")
        if (kind, identity) in evidence.service.alive:
            raise Broken("no deleted row revives", f"{kind} {identity.hex()} on the service")
    for kind, identity in sorted(evidence.service.graves - {fact.subject for fact in deletions}):
        # What was in the inbox about somebody who was erased goes along as well.
        if kind not in {*GOES_ALONG, "conflict"}:
            raise Broken("only what was deleted is gone", f"{kind} {identity.hex()}")


def what_was_made_is_there(evidence: Evidence) -> None:
    """A row that was written down and that nobody deleted is everywhere."""
    gone = {fact.subject for fact in evidence.ledger.deletions()} | of_erased(
        evidence.ledger, evidence.service
    )
    for fact in evidence.ledger.facts:
        if isinstance(fact, Made) and fact.is_certain and fact.subject not in gone:
            _require(evidence, fact.subject)


def who_was_merged_is_found(evidence: Evidence) -> None:
    """Of two that were made one, one is there and both are found under it, unless somebody removed either."""
    merged = [fact for fact in evidence.ledger.facts if isinstance(fact, Merged)]
    removed = {fact.subject[1] for fact in evidence.ledger.deletions() if not fact.is_merged}
    for fact in merged:
        if not fact.is_certain or removed & _made_one(merged, fact.gone):
            continue
        met, now = {fact.gone}, fact.gone
        while (alias := evidence.service.alive.get((f"{fact.kind}_alias", now))) is not None:
            now = read(str(alias[f"{fact.kind}_id"]))
            if now in met:
                break
            met.add(now)
        if (fact.kind, now) not in evidence.service.alive:
            raise Broken("who was merged is found", f"{fact.kind} {fact.gone.hex()} is {now.hex()}")


def states_only_move_forward(evidence: Evidence) -> None:
    """No state is behind a step that somebody took."""
    for fact in evidence.ledger.facts:
        if isinstance(fact, Moved) and fact.is_certain and fact.subject in evidence.service.alive:
            step = _step_of(fact.subject, str(evidence.service.alive[fact.subject]["state"]))
            if step < fact.step:
                raise Broken("states move forward", f"{fact.subject[0]} {fact.subject[1].hex()}")


def the_last_word_counts(evidence: Evidence) -> None:
    """A value that somebody saw and replaced does not come back; what lost to another is in the inbox."""
    inbox, alone = _inbox(evidence.service), evidence.ledger.alone
    gone = erased(evidence.ledger, evidence.service)
    for (subject, name), edits in evidence.ledger.edits():
        if subject in gone:
            continue
        row = evidence.service.alive.get(subject)
        final = None if row is None else row[name]
        where = f"{subject[0]} {subject[1].hex()[-5:]} {name}"
        # Who lived alone or was copied replaced what they saw; that others still have it is in the inbox.
        # A disk that was put back says once more what it had not handed in then, as late as it is now.
        if final in overtaken([edit for edit in edits if edit.is_on_disk], alone):
            raise Broken("the last word counts", f"{where}: {final!r} is back")
        kept = inbox | {final}
        known = overtaken(edits, set(), kept) | _seen_off(evidence, subject) | kept
        for edit in edits:
            if edit.is_certain and edit.value not in known:
                raise Broken("the last word counts", f"{where}: {edit.value!r} lost to {final!r}, is nowhere")


def the_erased_stay_erased(evidence: Evidence) -> None:
    """Of a client who was erased no word is left, whatever somebody said who did not know of it."""
    for told in known_again(evidence.ledger, evidence.service):
        raise Broken("the erased stay erased", told)
    for told in said_again(evidence.ledger, evidence.service, evidence.kept_words):
        raise Broken("the erased stay erased", told)


def every_signature_was_checked(evidence: Evidence) -> None:
    """The service knew the key of each series before its first paper came, and found them all genuine.

    Only of a series that no register remembers may it have lost the key.
    """
    if evidence.unchecked:
        raise Broken("every signature is checked", repr(evidence.unchecked[:5]))


def what_was_refused_is_shown(evidence: Evidence) -> None:
    """An op that was quarantined or rejected stands among the problems of its register.

    If its register was put back to before it was made, it stands on the page of the service.
    """
    shown = {place.name: evidence.problems[place.name] for place in evidence.places}
    for fact in evidence.ledger.facts:
        if isinstance(fact, Spoiled) and fact.is_certain:
            of_device = [place.name for place in evidence.places if place.device == fact.device]
            is_shown = any(fact.subject in shown[name] for name in of_device)
            is_told_there = not fact.is_on_disk and fact.subject in evidence.set_aside
            if not is_shown and not is_told_there:
                raise Broken("nothing rejected is invisible", f"{fact.subject[1].hex()} of {fact.device}")


CHECKS: tuple[Callable[[Evidence], None], ...] = (
    every_paper_is_there_once,
    no_number_is_printed_twice,
    the_deleted_stay_deleted,
    all_say_the_same,
    the_service_says_the_same,
    what_was_made_is_there,
    who_was_merged_is_found,
    states_only_move_forward,
    the_last_word_counts,
    the_erased_stay_erased,
    what_was_refused_is_shown,
    every_signature_was_checked,
)


def _require(evidence: Evidence, subject: Subject) -> None:
    if subject not in evidence.service.alive:
        raise Broken("what was made is there", f"{subject[0]} {subject[1].hex()} is not on the service")
    if subject[0] == "company":
        return
    for place in evidence.places:
        if not is_there(place.computer.connection, *subject):
            raise Broken("what was made is there", f"{subject[0]} {subject[1].hex()} is not on {place.name}")


def _made_one(merged: Sequence[Merged], identity: bytes) -> set[bytes]:
    """All that were made one with this one, directly or over others."""
    found = {identity}
    while (
        more := {each for fact in merged if found & {fact.gone, fact.kept} for each in (fact.gone, fact.kept)}
        - found
    ):
        found |= more
    return found


def _seen_off(evidence: Evidence, subject: Subject) -> set[str]:
    """The words that whoever deleted the row saw in it."""
    deletions = evidence.ledger.deletions()
    return {word for fact in deletions if fact.subject == subject for word in fact.seen}


def _inbox(service: ServiceRows) -> set[str | None]:
    """All words that stand in lost values."""
    words: set[str | None] = set()
    for (kind, _), fields in service.alive.items():
        if kind == "conflict":
            words |= set(_words(fields["lost"]))
    return words


def _words(value: object) -> Iterable[str]:
    if isinstance(value, str):
        yield value
        if value.startswith(('"', "{", "[")):
            yield from _words(json.loads(value))
    elif isinstance(value, dict):
        for each in value.values():
            yield from _words(each)
    elif isinstance(value, list):
        for each in value:
            yield from _words(each)


def _step_of(subject: Subject, state: str) -> int:
    steps = BY_NAME[subject[0]].forward["state"]
    return next(number for number, names in enumerate(steps) if state in names)


def _difference(expected: dict[bytes, bytes], found: dict[bytes, bytes]) -> str:
    missing = [each.hex() for each in expected.keys() - found.keys()]
    more = [each.hex() for each in found.keys() - expected.keys()]
    other = [each.hex() for each in expected.keys() & found.keys() if expected[each] != found[each]]
    return f"missing {sorted(missing)}, too many {sorted(more)}, other content {sorted(other)}"


def _unlike(one: Everything, other: Everything) -> str:
    for table, rows in one.items():
        if rows != other[table]:
            here, there = sorted(map(repr, rows - other[table])), sorted(map(repr, other[table] - rows))
            return f"{table}: only on the first {here[:3]}, only on the other {there[:3]}"
    return ""
