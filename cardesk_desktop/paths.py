"""Where things lie: what ships with the program, and what belongs to the person at this computer."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from platformdirs import PlatformDirs

APP_NAME = "CarDesk"
PROVISION = "provisioning.toml"


PRIVATE = 0o700
"""Of folders that we make for data and logs: who else has an account on this computer looks into neither."""


@dataclass(frozen=True, slots=True)
class Places:
    """The folders and files of one person on one computer. Nothing is created by asking for them."""

    data: Path
    """The database, its witness file, pictures and printed papers."""
    settings: Path
    """The settings of this computer, one JSON file."""
    logs: Path
    """The folder of the rotating logs."""
    provisions: tuple[Path, ...] = ()
    """Where an installer may leave the file that prepares this register, the nearer place first."""
    named_provision: Path | None = None
    """The same, where somebody said which file it is."""
    is_borrowed: bool = False
    """Settings and logs are the till's of this person: the demo's, when it is erased, leaves them."""

    @property
    def database(self) -> Path:
        """The encrypted database; its witness file lies beside it."""
        return self.data / "cardesk.db"

    @property
    def setup_draft(self) -> Path:
        """The answers of a set-up that was begun and not finished."""
        return self.data / "setup.json"

    @classmethod
    def under(cls, root: Path) -> Places:
        """All places below one folder: the demo, tests, a copy on a memory stick."""
        return cls(root / "data", root / "settings.json", root / "logs", (root / PROVISION,))


def user_places() -> Places:
    """The places that this operating system keeps for an application's own files."""
    system = PlatformDirs(APP_NAME, appauthor=False)
    return Places(
        data=system.user_data_path,
        settings=system.user_config_path / "settings.json",
        logs=system.user_log_path,
        provisions=(system.user_config_path / PROVISION, system.site_config_path / PROVISION),
    )


def resource(*parts: str) -> Path:
    """A file that ships in `resources/`, from the source tree as well as from an installed bundle."""
    return _shipped_root().joinpath("resources", *parts)


def catalogue(language_code: str) -> Path:
    """The compiled message catalogue of a language; it may be missing, which means English."""
    return _shipped_root() / "i18n" / language_code / "LC_MESSAGES" / "cardesk.mo"


def _shipped_root() -> Path:
    # An installed bundle unpacks its data beside the code and names that folder in sys._MEIPASS.
    bundle: object = getattr(sys, "_MEIPASS", None)
    return Path(bundle) if isinstance(bundle, str) else Path(__file__).resolve().parents[1]
