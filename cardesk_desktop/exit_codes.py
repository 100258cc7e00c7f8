"""How the program ends, for whoever starts it: an installer, a script, an update (docs/support.md)."""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """Not one of them changes its meaning in a later release."""

    DONE = 0
    """Closed as usual, or did what it was asked to."""
    NOT_ENDED_IN_TIME = 1
    """Closed, and something that was under way did not end in time; what was paid is on the disk."""
    WRONG_USAGE = 2
    """An argument that the program does not know."""
    SELF_TEST_FAILED = 3
    """A step of `--self-test` failed; the output names it and what to do."""
    FILE_NOT_WRITTEN = 4
    """What was asked for (`--diagnostics`, `--json`) could not be written where it was to go."""
    WINDOW_NOT_SAID = 5
    """A new version on trial could not say that its window is there; the one before is started again."""
