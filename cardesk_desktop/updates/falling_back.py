"""A version that failed is given up: the one before is at work again, on the data as they were.

What was sold is never taken back. A version on trial says that its window is there before anybody can press
anything in it, so that one that is given up has sold nothing; the witness file, which remembers the number of
every document outside of the database, is asked all the same. If it went on, the version has proven itself by
what it sold, and stays (decision 222).

Every step can be repeated: after a kill the door finds FALLING_BACK and goes through all of them again.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from enum import StrEnum
from pathlib import Path

from cardesk_desktop.store.witness import WitnessFile, witness_path
from cardesk_desktop.updates.pointer import Current, Fallen, Pointer, Stage, before, proven, write_pointer

_ENDS = ("-wal", "-shm", "")
"""The database last: without it, what SQLite keeps beside it means nothing to anybody."""


class BackStep(StrEnum):
    """After each of them a kill must lead to the same end."""

    BEGUN = "begun"
    SET_ASIDE = "set_aside"
    PUT_BACK = "put_back"
    ENDED = "ended"


def fall_back(
    file: Path, pointer: Pointer, why: str, *, at: Callable[[BackStep], None] = lambda _step: None
) -> Pointer:
    """Put the version before in the place of the current one. Raises Unavailable and OSError of the disk."""
    current = pointer.current
    if current is None:
        return pointer
    why = current.why or why
    begun = replace(pointer, current=replace(current, stage=Stage.FALLING_BACK, why=why))
    write_pointer(file, begun)
    at(BackStep.BEGUN)
    if current.copy and sealed_in(Path(current.database)) != current.sealed:
        kept = proven(pointer)
        write_pointer(file, kept)
        return kept
    has_put_back = _put_back(current, at)
    ended = before(pointer, Fallen(current.version, why, has_put_back))
    write_pointer(file, ended)
    at(BackStep.ENDED)
    return ended


def sealed_in(database: Path) -> str:
    """How far the numbers of documents went, by the witness beside the database."""
    return json.dumps(WitnessFile(witness_path(database)).registers(), sort_keys=True)


def _put_back(current: Current, at: Callable[[BackStep], None]) -> bool:
    if not current.copy:
        return False
    database, copy = Path(current.database), Path(current.copy)
    if copy.exists():
        # Only while the copy is there: without it, what stands in the place is the copy itself.
        for end in _ENDS:
            file = database.with_name(database.name + end)
            if file.exists():
                file.replace(database.with_name(f"{database.name}.from-{current.version}{end}"))
        at(BackStep.SET_ASIDE)
        copy.replace(database)
    at(BackStep.PUT_BACK)
    return database.exists()
