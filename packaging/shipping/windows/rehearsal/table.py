"""Steps that are carried out one after the other, and the table of what came of them."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from devtools.project import Stopped, say


class Wrong(Exception):
    """A step found something that must not be; the text says what."""


@dataclass(frozen=True, slots=True)
class Step:
    """Something to prove. What it returns stands in the table."""

    name: str
    run: Callable[[], str]
    is_needed: bool = False
    """Nothing after it makes sense when it fails."""


@dataclass(slots=True)
class Table:
    """What came of the steps so far."""

    rows: list[tuple[str, str, float, str]] = field(default_factory=list)

    def carry_out(self, steps: Sequence[Step]) -> bool:
        """Carry out the steps; True when all of them passed."""
        for step in steps:
            say(f"\n== {step.name}")
            if not self._carry_out(step) and step.is_needed:
                break
        return len(self.rows) == len(steps) and all(row[1] == "ok" for row in self.rows)

    def show(self) -> None:
        """Print the table."""
        width = max((len(row[0]) for row in self.rows), default=0) + 2
        say(f"\n{'step':<{width}}{'result':<10}{'seconds':>8}  found")
        for name, result, seconds, note in self.rows:
            say(f"{name:<{width}}{result:<10}{seconds:>8.1f}  {note}")

    def _carry_out(self, step: Step) -> bool:
        started, result = time.monotonic(), "ok"
        try:
            note = step.run()
        except (Wrong, Stopped) as wrong:
            result, note = "FAILED", str(wrong).splitlines()[0]
            say(str(wrong))
        self.rows.append((step.name, result, time.monotonic() - started, note))
        return result == "ok"


def require(is_so: bool, otherwise: str) -> None:
    """Raise Wrong when it is not so."""
    if not is_so:
        raise Wrong(otherwise)
