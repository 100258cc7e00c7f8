"""The settings of this computer: declared once, typed, kept in one JSON file.

What belongs to the company (its tax, its printed texts) is in the database, not here.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from cardesk_desktop.domain.errors import Code, Unavailable
from cardesk_desktop.paths import PRIVATE
from cardesk_desktop.whole_file import read_patiently, write_whole

C = TypeVar("C", bound=StrEnum)

TEXT_SCALES = (100, 125, 150, 175, 200)
"""The text sizes to choose from, in per cent."""


LOCK_MINUTES = (0, 1, 2, 5, 10, 30)
"""After how long the desk may lock itself, in minutes; 0 is never."""

BACKUP_HOURS = (4, 8, 24)
"""How often a backup can be made, in hours."""

HOURS = tuple(range(24))
"""The hours of a day."""


class ThemeChoice(StrEnum):
    """Light, dark, or as the operating system says."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class AutoPrint(StrEnum):
    """What is printed by itself after a sale."""

    NOTHING = "nothing"
    RECEIPT = "receipt"
    INVOICE = "invoice"


class UpdateChannel(StrEnum):
    """How early this computer takes what is new."""

    STABLE = "stable"
    BETA = "beta"


@dataclass(frozen=True, slots=True)
class Settings:
    """All settings with their defaults."""

    language: str = ""
    """Code of the screen's language; empty follows the operating system."""
    theme: ThemeChoice = ThemeChoice.SYSTEM
    text_scale_percent: int = 100
    is_high_contrast: bool = False
    """Strong colours on black, whatever the theme is."""
    invoice_printer: str = ""
    """Name of an installed printer for A4 papers; empty is the system's own choice."""
    receipt_printer: str = ""
    """Name of an installed printer for 80 mm rolls; empty means there is none."""
    label_printer: str = ""
    """Name of an installed printer for labels; empty: the one of the paper they stand on."""
    prints_by_itself: AutoPrint = AutoPrint.NOTHING
    prints_condition: bool = False
    """Behind an invoice the photos of its car are printed."""
    camera: str = ""
    """Identity of the camera that was chosen; empty is the system's own choice."""
    is_camera_mirrored: bool = False
    """The live picture shows left and right as a mirror does."""
    last_staff_id: str = ""
    """Who worked here last, offered first at the next start."""
    lock_after_minutes: int = 5
    """Minutes without any input after which the desk locks itself; 0 is never."""
    backup_folder: str = ""
    """Where backups go; empty means that there are none."""
    backup_every_hours: int = 24
    is_backed_up_at_closing: bool = True
    service_address: str = ""
    """Of the account service, https://host; empty where nobody chose one."""
    service_ca: str = ""
    """File of the authority (PEM) that its certificate is under; empty believes the public ones."""
    update_channel: UpdateChannel = UpdateChannel.STABLE
    updates_by_themselves: bool = True
    """New versions are looked for, and put in place when the program is closed or in the quiet hour."""
    update_hour: int = 3
    """Hour of the day, by this computer's clock, in which nobody is at the till."""
    last_licence: str = ""
    """What the account service last told about the licence, as `sync.licence.kept` writes it."""
    last_recognition: str = ""
    """What it last told about recognising photos, as `sync.recognition.kept` writes it."""
    last_exchange_at: str = ""
    """When an exchange with the account service last went through, as ISO 8601; empty when none did."""
    last_backup_at: str = ""
    """When the last backup was proven, as ISO 8601 in UTC; empty when none was."""


@dataclass(frozen=True, slots=True)
class LoadedSettings:
    """The settings, and what became of a file that could not be read, if there was one."""

    settings: Settings
    set_aside: Path | None = None
    """Where it was put."""
    is_unread: bool = False
    """It lies where it lay: another program has it, or it cannot be put aside."""


class SettingsFile:
    """Reads and writes the settings. Keys of newer releases that stand in the file stay in it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._is_unread = False

    def load(self) -> LoadedSettings:
        """Read the settings; a missing file means defaults, a broken one is renamed and reported.

        A value that does not fit its field falls back to its default, alone. A file that cannot be read now
        stays as it is, and a till opens all the same.
        """
        try:
            return LoadedSettings(_settings_of(self._read()))
        except ValueError:
            aside = self._set_aside()
            return LoadedSettings(Settings(), aside, is_unread=aside is None)
        except OSError:
            self._is_unread = True
            return LoadedSettings(Settings(), is_unread=True)

    def peek(self) -> Settings:
        """The settings as far as they can be read, and the file as it lies: for who only looks."""
        try:
            return _settings_of(self._read())
        except (ValueError, OSError):
            return Settings()

    def save(self, settings: Settings) -> None:
        """Write the settings, whole or not at all. Raises Unavailable (DISK_FULL, FILE_UNWRITABLE).

        Where nobody could read what stands there, only what was chosen since is put in its place.
        """
        try:
            kept = self._read()
        except ValueError:
            kept = {}
        except OSError as error:
            if self._is_unread:
                raise Unavailable(Code.FILE_UNWRITABLE) from error
            kept = {}
        chosen = asdict(settings)
        if self._is_unread:
            usual = asdict(Settings())
            chosen = {name: value for name, value in chosen.items() if value != usual[name]}
        text = json.dumps({**kept, **chosen}, ensure_ascii=False, indent=2)
        write_whole(self._path, f"{text}\n".encode(), makes_folder=True, folder_mode=PRIVATE)

    def _read(self) -> dict[str, object]:
        if not self._path.exists():
            return {}
        text = read_patiently(self._path).decode("utf-8")
        try:
            content: object = json.loads(text)
        except RecursionError as error:
            raise json.JSONDecodeError("brackets in brackets", "", 0) from error
        if not isinstance(content, dict):
            raise json.JSONDecodeError("not an object", "", 0)
        return content

    def _set_aside(self) -> Path | None:
        aside = set_aside(self._path)
        try:
            self._path.replace(aside)
        except OSError:
            return None
        return aside


def set_aside(path: Path) -> Path:
    """Where the settings are put that could not be read."""
    return path.with_suffix(".broken.json")


def _settings_of(known: Mapping[str, object]) -> Settings:
    default = Settings()
    # Whatever is a text is read as one: a new field has nothing to be forgotten here.
    texts = {each.name: _text(known, each.name) for each in fields(Settings) if each.type == "str"}
    return Settings(
        **texts,
        theme=_choice(known, "theme", default.theme),
        text_scale_percent=_one_of(known, "text_scale_percent", TEXT_SCALES, default.text_scale_percent),
        is_high_contrast=known.get("is_high_contrast") is True,
        prints_by_itself=_choice(known, "prints_by_itself", default.prints_by_itself),
        prints_condition=known.get("prints_condition") is True,
        is_camera_mirrored=known.get("is_camera_mirrored") is True,
        lock_after_minutes=_one_of(known, "lock_after_minutes", LOCK_MINUTES, default.lock_after_minutes),
        backup_every_hours=_one_of(known, "backup_every_hours", BACKUP_HOURS, default.backup_every_hours),
        is_backed_up_at_closing=known.get("is_backed_up_at_closing") is not False,
        update_channel=_choice(known, "update_channel", default.update_channel),
        updates_by_themselves=known.get("updates_by_themselves") is not False,
        update_hour=_one_of(known, "update_hour", HOURS, default.update_hour),
    )


def _text(known: Mapping[str, object], name: str) -> str:
    value = known.get(name)
    return value if isinstance(value, str) else ""


def _one_of(known: Mapping[str, object], name: str, choices: tuple[int, ...], default: int) -> int:
    value = known.get(name)
    return value if type(value) is int and value in choices else default


def _choice(known: Mapping[str, object], name: str, default: C) -> C:
    value = known.get(name)
    return next((choice for choice in type(default) if choice.value == value), default)
