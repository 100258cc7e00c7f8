"""A keyring for a while, on Linux: installed programs keep real keys in it, and nobody's own is touched."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from cardesk_desktop.demo.keys import demo_keychain
from cardesk_desktop.keychain import OsKeychain
from cardesk_desktop.signing import REGISTER_KEY
from cardesk_desktop.store.database_key import DATABASE_KEY
from devtools.project import MACHINE_LACKS_SOMETHING, Stopped

_INSIDE = "CARDESK_KEYRING_SESSION"
_PROGRAMS = ("dbus-run-session", "gnome-keyring-daemon")


def is_inside() -> bool:
    """Whether this process was started by `inside`."""
    return _INSIDE in os.environ


def inside(
    command: Sequence[object], home: Path, *, stdout: int | None = None
) -> subprocess.CompletedProcess[str]:
    """Run a command in a session that nobody else is in, with an empty home. Stopped where there is none."""
    if missing := [name for name in _PROGRAMS if shutil.which(name) is None]:
        raise Stopped(f"Not on this computer: {', '.join(missing)}", MACHINE_LACKS_SOMETHING)
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir(parents=True)
    kept = {name: value for name, value in os.environ.items() if not name.startswith("XDG_")}
    return subprocess.run(
        [_PROGRAMS[0], "--", *map(str, command)],
        env={**kept, "HOME": str(home), _INSIDE: "1"},
        stdout=stdout,
        text=True,
        check=False,
    )


def unlock() -> None:
    """Inside: open the keyring. Stopped when it does not open."""
    started = subprocess.run(
        [_PROGRAMS[1], "--unlock", "--components=secrets"], input=b"open", capture_output=True, check=False
    )
    if started.returncode != 0:
        raise Stopped(f"No keyring could be opened: {started.stderr.decode(errors='replace')}")


def keep_demo_keys() -> None:
    """Inside, unlocked: the keys of the demo's company are found there as those of a real one."""
    kept, keyring = demo_keychain(), OsKeychain()
    for name in (DATABASE_KEY, REGISTER_KEY):
        keyring.write(name, kept.read(name) or b"")
