"""What the bundle says of itself, and what it may do: read, and held to a list of what is allowed.

An entitlement that nobody asked for opens the program to others, so each stands here with its reason.
"""

from __future__ import annotations

import plistlib
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from devtools.project import ROOT

FOLDER = ROOT / "packaging" / "macos"
INFO = FOLDER / "Info.plist"
ENTITLEMENTS = FOLDER / "entitlements.plist"
IDENTIFIER = "com.cardesk.desktop"
LANGUAGES = ("en", "fr", "ar", "es", "ru")
LEAST_SYSTEM = "14.0"
"""The wheels of PySide6 are tagged macosx_14_0."""

ALLOWED_ENTITLEMENTS = {
    "com.apple.security.device.camera": "barcodes, labels, plates and photos",
    "com.apple.security.cs.allow-unsigned-executable-memory": (
        "ctypes, which the keyring is reached by, makes its callbacks in memory"
    ),
}
"""Not among them: library validation stays on, since everything is signed by one team; nothing is debugged,
and no variable of dyld is obeyed."""

_ADDED = frozenset(
    # By PyInstaller, when it makes the bundle, and by us from the version.
    {"CFBundleIdentifier", "CFBundleExecutable", "CFBundleIconFile", "CFBundlePackageType"}
    | {"CFBundleInfoDictionaryVersion", "CFBundleShortVersionString", "CFBundleVersion"}
)
_WRITTEN = frozenset(
    {"CFBundleName", "CFBundleDisplayName", "CFBundleDevelopmentRegion", "CFBundleLocalizations"}
    | {"CFBundleDocumentTypes", "UTExportedTypeDeclarations", "LSApplicationCategoryType"}
    | {"LSMinimumSystemVersion", "NSHighResolutionCapable", "NSSupportsAutomaticGraphicsSwitching"}
    | {"NSCameraUsageDescription"}
)
ALLOWED_INFO = _ADDED | _WRITTEN
_STRING = re.compile(r'^"?([^"=\n]+?)"?\s*=\s*"((?:[^"\\]|\\.)*)";$', re.MULTILINE)
_TRANSLATED = frozenset({"NSCameraUsageDescription", "CarDesk backup"})


def info(version: str) -> Mapping[str, object]:
    """What `Info.plist` says of this version, for PyInstaller to add the executable's name to."""
    written: dict[str, object] = plistlib.loads(INFO.read_bytes())
    plain = re.split(r"[a-z]", version)[0]
    return {**written, "CFBundleShortVersionString": plain, "CFBundleVersion": plain}


def strings_of(language: str) -> Mapping[str, str]:
    """The sentences that macOS itself shows of the program, in a language."""
    text = (FOLDER / f"{language}.lproj" / "InfoPlist.strings").read_text(encoding="utf-8")
    return {key.strip(): sentence for key, sentence in _STRING.findall(text)}


def mistakes(info: Mapping[str, object], entitlements: Mapping[str, object]) -> list[str]:
    """What is wrong with the two, a line for each; nothing when they may be signed."""
    return [*_in_info(info), *_in_entitlements(entitlements), *_in_strings()]


def entitlements(path: Path = ENTITLEMENTS) -> Mapping[str, object]:
    """What the program is to be allowed."""
    read: dict[str, object] = plistlib.loads(path.read_bytes())
    return read


def _in_info(info: Mapping[str, object]) -> Iterator[str]:
    for name in sorted(info.keys() - ALLOWED_INFO):
        yield f"Info.plist: {name} is not on the list"
    for name in sorted(_WRITTEN - info.keys()):
        yield f"Info.plist: {name} is missing"
    if info.get("LSMinimumSystemVersion") != LEAST_SYSTEM:
        yield f"Info.plist: LSMinimumSystemVersion is not {LEAST_SYSTEM}"
    if info.get("NSHighResolutionCapable") is not True:
        yield "Info.plist: NSHighResolutionCapable is not true"
    if info.get("CFBundleLocalizations") != list(LANGUAGES):
        yield "Info.plist: CFBundleLocalizations are not the languages of the screens"


def _in_entitlements(entitlements: Mapping[str, object]) -> Iterator[str]:
    for name in sorted(entitlements.keys() - ALLOWED_ENTITLEMENTS.keys()):
        yield f"entitlements: {name} is not on the list"
    for name in sorted(ALLOWED_ENTITLEMENTS.keys() - entitlements.keys()):
        yield f"entitlements: {name} is missing"
    for name, value in entitlements.items():
        if value is not True:
            yield f"entitlements: {name} is not true"


def _in_strings() -> Iterator[str]:
    for language in LANGUAGES:
        said = strings_of(language)
        if said.keys() != _TRANSLATED or not all(said.values()):
            yield f"InfoPlist.strings: {language} does not say all that macOS shows"
