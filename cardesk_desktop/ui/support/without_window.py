"""`--diagnostics`: the file for support from a program that does not start.

The database is not opened: a till may be at work on it, and opening would bring an older one up to date.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from cardesk_desktop.domain.errors import Unavailable
from cardesk_desktop.exit_codes import ExitCode
from cardesk_desktop.keychain import OsKeychain
from cardesk_desktop.paths import Places
from cardesk_desktop.settings import SettingsFile
from cardesk_desktop.ui.support.bundle import save_bundle
from cardesk_desktop.ui.support.machine import choice_facts, program_facts


def write_diagnostics(target: Path, places: Places) -> ExitCode:
    """Write the support bundle to `target` and say where it lies."""
    facts = (*program_facts(), *choice_facts(SettingsFile(places.settings).peek()))
    try:
        save_bundle(target, places.logs, facts, figures(places))
    except Unavailable as error:
        _say(f"{target} could not be written ({error.code.value})")
        return ExitCode.FILE_NOT_WRITTEN
    _say(f"{target} is written. It holds no names, plates, phones or secrets.")
    return ExitCode.DONE


def figures(places: Places) -> dict[str, object]:
    """Sizes in bytes and what is there, as far as the outside of the files tells."""
    database = places.database
    return {
        "database_bytes": _size(database),
        "log_bytes": _size(database.with_name(f"{database.name}-wal")),
        "copies_before_upgrades": [
            path.name for path in sorted(places.data.glob(f"{database.name}.before-*"))
        ],
        "is_witness_here": database.with_name(f"{database.name}.witness.json").exists(),
        "is_recovery_code_kept": database.with_name(f"{database.name}.recovery.json").exists(),
        "is_set_up_under_way": places.setup_draft.exists(),
        "free_bytes": shutil.disk_usage(_existing(places.data)).free,
        "keyring": OsKeychain().name,
    }


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0


def _existing(folder: Path) -> Path:
    return next(path for path in (folder, *folder.parents) if path.exists())


def _say(text: str) -> None:
    if sys.stdout is not None:
        sys.stdout.write(f"{text}\n")
