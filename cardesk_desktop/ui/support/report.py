"""The report of a defect: what happened, where in the program, on what kind of machine; nobody's data."""

from __future__ import annotations

import traceback
from collections.abc import Iterator, Sequence
from pathlib import Path

from cardesk_desktop import __file__ as _here
from cardesk_desktop.logs import redacted

_ROOT = Path(_here).parent

Fact = tuple[str, str]
"""A name and a value, in English: support reads it, wherever the shop is."""


def crash_report(error: BaseException, reference: str, facts: Sequence[Fact]) -> str:
    """The whole report as text. Exceptions by type and place: their texts may quote what people typed."""
    lines = [
        "CarDesk crash report",
        f"Reference: {reference}",
        "",
        *(f"{name}: {redacted(value)}" for name, value in facts),
        "",
        "What happened, the last first:",
        *_places(error),
        "",
        "This report holds no names, plates, phones, amounts or texts of the car wash.",
    ]
    return "\n".join(lines) + "\n"


def _places(error: BaseException) -> Iterator[str]:
    """The exceptions and the lines of our own program that they passed, each where it was raised first."""
    seen: set[int] = set()
    following: BaseException | None = error
    while following is not None and id(following) not in seen:
        seen.add(id(following))
        yield f"{type(following).__module__}.{type(following).__qualname__}"
        for frame in reversed(traceback.extract_tb(following.__traceback__)):
            path = Path(frame.filename)
            if path.is_relative_to(_ROOT):
                yield f"  at {path.relative_to(_ROOT).as_posix()}:{frame.lineno} in {frame.name}"
        cause = following.__cause__
        following = cause or (None if following.__suppress_context__ else following.__context__)
