"""Steps about this computer and what ships beside the code: keyring, regions, lines, printers, cameras."""

from __future__ import annotations

import secrets
import sys
from datetime import UTC, datetime
from importlib import import_module
from zoneinfo import ZoneInfo

import phonenumbers
from PySide6.QtCore import QLibraryInfo, QTranslator
from PySide6.QtMultimedia import QMediaFormat

from cardesk_desktop.devices.printing import installed_printers
from cardesk_desktop.domain.errors import Code, Unavailable
from cardesk_desktop.domain.money import Money, currency
from cardesk_desktop.domain.vin import Vin
from cardesk_desktop.i18n import LANGUAGES, load_phrasebook
from cardesk_desktop.operations.vin_facts import vin_facts
from cardesk_desktop.self_test.trial import Absent, Trial, require
from cardesk_desktop.sync.trusting import trust

_BEHIND_KEYRING = {
    "linux": ("secretstorage", "keyring.backends.SecretService", "keyring.backends.kwallet"),
    "win32": ("win32ctypes.pywin32.win32cred", "keyring.backends.Windows"),
    "darwin": ("keyring.backends.macOS.api",),
}
_ENTRY = "entry"
_MERCEDES = Vin("WDB9634031L738123")


def keyring_step(trial: Trial) -> str:
    """The keyring of the system keeps a secret, gives it back and forgets it."""
    for module in _BEHIND_KEYRING.get(sys.platform, ()):
        import_module(module)
    entries, secret = trial.os_entries, secrets.token_bytes(32)
    try:
        entries.write(_ENTRY, secret)
    except Unavailable as error:
        # Windows and macOS always have one; a Linux without a desktop has not.
        if error.code is Code.KEYRING_MISSING and sys.platform == "linux":
            raise Absent(
                "no keyring here; CarDesk asks for one (GNOME Keyring, KWallet) at its start"
            ) from error
        raise
    require(entries.read(_ENTRY) == secret, "the keyring gave back another secret")
    entries.delete(_ENTRY)
    require(entries.read(_ENTRY) is None, "the keyring did not forget")
    trial.keychain = entries
    return entries.name


def regions_step(_trial: Trial) -> str:
    """Catalogues, formats of numbers and dates, time zones, phone numbers, Qt's own words, makers of cars."""
    at = datetime(2026, 1, 31, 12, tzinfo=UTC)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    for language in LANGUAGES:
        phrases = load_phrasebook(language.code)
        is_own = language.code == "en" or phrases("Settings") != "Settings"
        require(is_own, f"the catalogue of {language.code} is missing")
        require("279.90" in phrases.money(Money(27_990, currency("AED"))).replace(",", "."), language.code)
        phrases.date_time(at, ZoneInfo("Asia/Dubai"))
        require(QTranslator().load(f"qtbase_{language.code}", folder), f"Qt speaks no {language.code}")
    number = phonenumbers.parse("050 123 4567", "AE")
    require(phonenumbers.is_valid_number(number), "the phone numbers of the Emirates are unknown")
    require(bool(vin_facts(_MERCEDES).maker), "makers of cars are unknown")
    return f"{len(LANGUAGES)} languages"


def secure_line_step(_trial: Trial) -> str:
    """The authorities that a service's certificate is checked by are here."""
    known = len(trust(None).get_ca_certs())
    require(known > 0, "no authority is known")
    return f"{known} authorities"


def printers_step(_trial: Trial) -> str:
    """The system is asked for its printers; there may be none."""
    found = len(installed_printers())
    if not found:
        raise Absent("no printer is installed")
    return f"{found} found"


def camera_step(_trial: Trial) -> str:
    """The part that decodes pictures of cameras is loaded; a camera is not needed."""
    codecs = QMediaFormat().supportedVideoCodecs(QMediaFormat.ConversionMode.Decode)
    require(bool(codecs), "Qt found no way to decode pictures of a camera")
    return f"{len(codecs)} codecs"
