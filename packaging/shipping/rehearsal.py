"""Steps that are carried out one after the other, and the table of what came of them."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from devtools.project import Stopped, say

_TROUBLES = (Stopped, OSError, ValueError, subprocess.SubprocessError)
"""What a step meets in files and programs. Anything else is a fault of the rehearsal itself."""


class Wrong(Exception):
    """A step found something that must not be; the text says what."""


class Result(StrEnum):
    """How a step stands. Only what was carried out to its end in this run has passed."""

    PASSED = "passed"
    FAILED = "FAILED"
    NOT_RUN = "not run"


@dataclass(frozen=True, slots=True)
class Step:
    """Something to prove. What it returns stands in the table."""

    key: str
    """What `--from` and `--only` call it."""
    name: str
    run: Callable[[], str]
    is_needed: bool = False
    """Nothing after it makes sense when it fails."""


@dataclass(slots=True)
class Row:
    """A step in the table; it has not run until it has."""

    step: Step
    result: Result = Result.NOT_RUN
    seconds: float = 0.0
    note: str = ""


@dataclass(slots=True)
class Table:
    """All steps of the rehearsal, and what came of those that were carried out."""

    rows: list[Row] = field(default_factory=list)

    @classmethod
    def of(cls, steps: Sequence[Step]) -> Table:
        """None has run yet."""
        return cls([Row(step) for step in steps])

    def carry_out(self, *, first: str = "", last: str = "") -> bool:
        """Carry out the steps between two keys, both with them; True when all of these passed.

        Without `first` from the beginning, without `last` to the end. Stopped when there is no such step.
        """
        keys = [row.step.key for row in self.rows]
        for key in (first, last):
            if key and key not in keys:
                raise Stopped(f"There is no step {key!r}; there are {', '.join(keys)}")
        begin, end = keys.index(first or keys[0]), keys.index(last or keys[-1])
        chosen = self.rows[begin : end + 1]
        for row in chosen:
            say(f"\n== {row.step.name} ({row.step.key})")
            _carry_out(row)
            if row.result is Result.FAILED and row.step.is_needed:
                break
        return all(row.result is Result.PASSED for row in chosen)

    @property
    def is_whole(self) -> bool:
        """Whether every step was carried out."""
        return all(row.result is not Result.NOT_RUN for row in self.rows)

    def text(self, again: str = "") -> str:
        """The table, to be printed and kept. `again` are the options that begin at a step, before its key."""
        width = max((len(row.step.name) for row in self.rows), default=0) + 2
        lines = [f"{'step':<{width}}{'result':<9}{'seconds':>8}  found"]
        for row in self.rows:
            seconds = f"{row.seconds:.1f}" if row.result is not Result.NOT_RUN else "-"
            lines.append(f"{row.step.name:<{width}}{row.result:<9}{seconds:>8}  {row.note}".rstrip())
        passed = [row for row in self.rows if row.result is Result.PASSED]
        lines += ["", f"{len(passed)} of {len(self.rows)} steps passed, {self._minutes():.0f} min"]
        return "\n".join([*lines, *self._failures(again)])

    def _minutes(self) -> float:
        return sum(row.seconds for row in self.rows) / 60

    def _failures(self, again: str) -> list[str]:
        return [
            f"FAILED: {row.step.name}: {row.note}"
            + (f"\n  again from there: {again} {row.step.key}" if again else "")
            for row in self.rows
            if row.result is Result.FAILED
        ]


def _carry_out(row: Row) -> None:
    started = time.monotonic()
    try:
        row.note, row.result = row.step.run(), Result.PASSED
    except (Wrong, *_TROUBLES) as trouble:
        row.result = Result.FAILED
        said = str(trouble) or type(trouble).__name__
        row.note = said.splitlines()[0]
        say(said)
    finally:
        row.seconds = time.monotonic() - started
    say(f"{row.result}, {row.seconds:.1f} s: {row.note}")


def require(is_so: bool, otherwise: str) -> None:
    """Raise Wrong when it is not so."""
    if not is_so:
        raise Wrong(otherwise)
