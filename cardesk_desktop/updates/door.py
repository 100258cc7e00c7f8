"""The first thing that the installed program does: hand over to the version at work, and stand behind it.

A version on trial is watched until it says that its window is there. One that fails before, or says nothing
for too long, is given up on the spot; one that was cut off together with us (a power cut) or was closed is
tried again, `MOST_STARTS` times at most. Nothing can go round in circles: a start on trial is counted before
it is made, and a version that was given up is never put in place again.
"""

from __future__ import annotations

import math
import os
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import replace

from filelock import FileLock, Timeout

from cardesk_desktop.domain.errors import Unavailable
from cardesk_desktop.updates.falling_back import BackStep, fall_back
from cardesk_desktop.updates.installation import Installation
from cardesk_desktop.updates.pointer import Current, Pointer, Stage, before, read_pointer, write_pointer
from cardesk_desktop.updates.starting import ENTERED, LOOK_EVERY_S, ON_TRIAL, become, environment, start

MOST_STARTS = 3
_ONLY_ASK = frozenset({"--version", "--help", "-h", "--self-test", "--diagnostics"})
"""Whoever starts the program with one of these writes nothing into the data of the register."""
OUTPUT = "trial.txt"
"""Beside the pointer: what a version on trial had to say, for support."""


class Door:
    """The way in, for one start of the program."""

    def __init__(
        self,
        installation: Installation,
        arguments: Sequence[str],
        *,
        at: Callable[[BackStep], None] = lambda _step: None,
    ) -> None:
        """`at` is told every step of falling back: tests end the program there."""
        self._of, self._arguments, self._at = installation, tuple(arguments), at

    def enter(self) -> int | None:
        """Hand over. None: go on as the program that we are; else the exit code to end with."""
        if ENTERED in os.environ:
            return None
        try:
            if not self._of.is_door:
                # Somebody started a version by itself, by an old shortcut: the door knows which is at work.
                return become(self._of.door, self._arguments, os.environ)
            current = read_pointer(self._of.pointer).current
            is_settled = current is None or current.stage is Stage.PROVEN
            return self._run(current) if is_settled else self._alone()
        except (OSError, Unavailable):
            # The disk answers no more than this: what was installed still runs.
            return None

    def _alone(self) -> int | None:
        """A trial, or what is left of one: not two of them at a time."""
        lock = FileLock(self._of.versions / "trial.lock")
        try:
            lock.acquire(timeout=0)
        except Timeout:
            # Started twice: the first one is at it.
            return 0
        try:
            tried = self._settle(read_pointer(self._of.pointer))
        finally:
            lock.release()
        return tried.wait() if tried is not None else self._run(read_pointer(self._of.pointer).current)

    def _settle(self, pointer: Pointer) -> subprocess.Popen[bytes] | None:
        """The version on trial, which runs or was closed; None where another one is to be run."""
        current = pointer.current
        if current is None or current.stage is Stage.PROVEN:
            return None
        why = "it did not come to its window"
        if current.stage is Stage.TRIAL and self._arguments != current.arguments:
            # A trial is a start like the one that it is to replace. It will be put in place another day.
            if not _ONLY_ASK & {argument.partition("=")[0] for argument in self._arguments}:
                write_pointer(self._of.pointer, before(pointer))
            return None
        if current.stage is Stage.TRIAL and current.starts < MOST_STARTS:
            process = self._started(pointer, current)
            if self._is_seen(process, current.limit_s) or process.returncode == 0:
                return process
            why = f"it ended with {process.returncode} before its window was there"
        fall_back(self._of.pointer, read_pointer(self._of.pointer), why, at=self._at)
        return None

    def _started(self, pointer: Pointer, current: Current) -> subprocess.Popen[bytes]:
        counted = replace(current, starts=current.starts + 1)
        write_pointer(self._of.pointer, replace(pointer, current=counted))
        with (self._of.versions / OUTPUT).open("wb") as output:
            variables = environment(**{ON_TRIAL: str(self._of.pointer)})
            return start(self._of.executable(current.version), self._arguments, variables, output)

    def _is_seen(self, process: subprocess.Popen[bytes], limit_s: float) -> bool:
        """Wait until it says so, ends, or says nothing for too long: it is ended then.

        Looks are counted and no clock is read: on Windows those go on while a computer sleeps.
        """
        looks = math.ceil(limit_s / LOOK_EVERY_S)
        while True:
            has_ended = process.poll() is not None
            current = read_pointer(self._of.pointer).current
            if current is not None and current.stage is Stage.PROVEN:
                return True
            if has_ended:
                return False
            if looks <= 0:
                process.kill()
                process.wait()
                return False
            time.sleep(LOOK_EVERY_S)
            looks -= 1

    def _run(self, current: Current | None) -> int | None:
        """Be the version at work; a program that was installed later than it goes first."""
        if current is None or current.stage is not Stage.PROVEN or current.version <= self._of.own:
            return None
        executable = self._of.executable(current.version)
        return become(executable, self._arguments, environment()) if executable.is_file() else None
