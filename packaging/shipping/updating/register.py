"""A register of the rehearsal: an installed program, and the demo's company as a real one."""

from __future__ import annotations

import os
import platform
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from cardesk_desktop.app import USABLE
from cardesk_desktop.demo.house import seed
from cardesk_desktop.domain.clock import SystemClock
from cardesk_desktop.domain.ids import IdFactory
from cardesk_desktop.keychain import OsKeychain
from cardesk_desktop.logs import FILE_NAME
from cardesk_desktop.paths import Places
from cardesk_desktop.store.opening import open_store
from cardesk_desktop.updates.installation import installation_of
from cardesk_desktop.updates.platforms import platform_name
from cardesk_desktop.updates.pointer import Pointer, read_pointer
from cardesk_desktop.updates.preparing import Workshop
from cardesk_desktop.updates.version import Version
from cardesk_desktop.updates.work import FOLDER, UpdateWork
from devtools import keyring_session
from shipping.rehearsal import Wrong

PLATFORM = platform_name(sys.platform, platform.machine())
_STARTED = re.compile(r"started, version (\S+)")
_WITHIN_S, _LOOK_EVERY_S = 180.0, 0.2


@dataclass(frozen=True, slots=True)
class Register:
    """`installed` is the folder of the program, `root` the one below which it keeps everything."""

    installed: Path
    root: Path
    first_root: bytes
    """The metadata by which it knows its makers, as shipped."""

    @property
    def places(self) -> Places:
        """Where its things lie."""
        return Places.under(self.root)

    @property
    def pointer(self) -> Pointer:
        """Which version is at work."""
        return read_pointer(self.installed / "versions" / "current.json")

    def found(self) -> None:
        """Make the demo's company there, and let the keyring of this session keep its keys."""
        shutil.rmtree(self.root, ignore_errors=True)
        seed(self.root, now=SystemClock().now())
        keyring_session.keep_demo_keys()

    def work(self, version: str) -> UpdateWork:
        """What the program of this version, at work there, does about updates."""
        own = Version.read(version)
        if own is None:
            raise Wrong(f"{version} is no version")
        placed = self.installed / "versions" / version / "cardesk"
        installation = installation_of(placed if placed.exists() else self.installed / "cardesk", own)
        workshop = Workshop(installation, self.places.data / FOLDER)
        arguments = ("--data", str(self.root))
        clock, database = SystemClock(), self.places.database
        return UpdateWork(installation, database, workshop, clock, self.first_root, PLATFORM, arguments)

    @contextmanager
    def opened(self) -> Iterator[str]:
        """Start the program as a person does; the version whose window can be used. It is closed then."""
        with self._started(signal.SIGTERM) as process:
            yield self._said(process, USABLE)
        self._close()

    def cut_off(self) -> str:
        """Start it and take its power away before its window is there; the version that was starting."""
        with self._started(signal.SIGKILL) as process:
            return self._said(process, "")

    @contextmanager
    def _started(self, end: signal.Signals) -> Iterator[subprocess.Popen[bytes]]:
        """The program, and whatever it starts; `end` ends them all."""
        (self.places.logs / FILE_NAME).unlink(missing_ok=True)
        process = subprocess.Popen(
            [self.installed / "cardesk", "--data", self.root],
            env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
            start_new_session=True,
        )
        try:
            yield process
        finally:
            self._end(process, end)

    @staticmethod
    def _end(process: subprocess.Popen[bytes], end: signal.Signals) -> None:
        """The door, and the version that it started: that one lives a moment longer."""
        deadline = time.monotonic() + _WITHIN_S
        with suppress(ProcessLookupError):
            os.killpg(process.pid, end)
            process.wait(_WITHIN_S)
            while time.monotonic() < deadline:
                os.killpg(process.pid, 0)
                time.sleep(_LOOK_EVERY_S)
            raise Wrong(f"it does not end within {_WITHIN_S:.0f} s")

    def _said(self, process: subprocess.Popen[bytes], what: str) -> str:
        """Wait until the newest version that started says this in its log; the version."""
        log = self.places.logs / FILE_NAME
        deadline = time.monotonic() + _WITHIN_S
        while time.monotonic() < deadline and process.poll() is None:
            said = log.read_text(encoding="utf-8") if log.exists() else ""
            started = list(_STARTED.finditer(said))
            if started and what in said[started[-1].end() :]:
                return started[-1][1]
            time.sleep(_LOOK_EVERY_S)
        raise Wrong(f"no window within {_WITHIN_S:.0f} s, exit code {process.poll()}")

    def _close(self) -> None:
        """As a person closes it: the log of changes is folded into the database."""
        clock = SystemClock()
        store = open_store(self.places.database, keychain=OsKeychain(), clock=clock, new_id=IdFactory(clock))
        store.close()
