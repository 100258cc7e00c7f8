"""A bundle is signed inside-out, notarized, stapled and put into a dmg: which files, which commands, when."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from cardesk_desktop import __version__
from devtools.project import Stopped
from shipping.macos import making
from shipping.macos.sign_order import inside_out, is_code
from shipping.macos.steps import Command, Signing, commands

CODE, FAT = bytes.fromhex("cffaedfe"), bytes.fromhex("cafebabe")
OURS = Signing("Developer ID Application: CarDesk", "cardesk")


@pytest.fixture
def app(tmp_path: Path) -> Path:
    """A bundle as PyInstaller lays it out, with a framework in it."""
    made = tmp_path / "CarDesk.app"
    contents = made / "Contents"
    version = contents / "Frameworks" / "QtCore.framework" / "Versions" / "A"
    files = {
        contents / "MacOS" / "CarDesk": CODE,
        contents / "Frameworks" / "libcrypto.dylib": CODE,
        contents / "Frameworks" / "numpy" / "core" / "deep.so": FAT,
        contents / "Frameworks" / "numpy" / "core" / "notes.txt": b"text",
        contents / "Frameworks" / "empty.so": b"",
        version / "QtCore": FAT,
        version / "Resources" / "Info.plist": b"<plist/>",
        contents / "Resources" / "logo.svg": b"<svg/>",
    }
    for path, content in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    (version.parent / "Current").symlink_to("A")
    (version.parent.parent / "QtCore").symlink_to("Versions/Current/QtCore")
    (contents / "Resources" / "numpy").symlink_to("../Frameworks/numpy")
    return made


class _Kept:
    """Starts nothing and keeps what was to be started."""

    def __init__(self) -> None:
        self.commands: list[list[str]] = []

    def __call__(self, command: Command, otherwise: str) -> None:
        assert otherwise
        self.commands.append([str(part) for part in command])

    def of(self, *names: str) -> list[list[str]]:
        return [each for each in self.commands if tuple(each[: len(names)]) == names]


def test_a_keychain_is_named_where_it_is_searched(app: Path, tmp_path: Path) -> None:
    kept = _Kept()
    commands(app, tmp_path / "x.dmg", tmp_path, Signing("Ours", "cardesk", "/k"), kept)
    searching = [*kept.of("codesign", "--force"), *kept.of("xcrun", "notarytool")]
    assert all("--keychain" in each for each in searching)
    assert sum("--keychain" in each for each in kept.commands) == len(searching)


def _signed(kept: Sequence[Sequence[str]], app: Path) -> list[str]:
    return [Path(each[-1]).relative_to(app.parent).as_posix() for each in kept if "--options" in each]


def test_what_lies_inside_goes_first(app: Path) -> None:
    assert [path.relative_to(app.parent).as_posix() for path in inside_out(app)] == [
        "CarDesk.app/Contents/Frameworks/QtCore.framework/Versions/A/QtCore",
        "CarDesk.app/Contents/Frameworks/numpy/core/deep.so",
        "CarDesk.app/Contents/Frameworks/libcrypto.dylib",
        "CarDesk.app/Contents/Frameworks/QtCore.framework",
        "CarDesk.app",
    ]


def test_code_is_known_by_its_first_bytes(app: Path) -> None:
    frameworks = app / "Contents" / "Frameworks"
    assert is_code(frameworks / "libcrypto.dylib")
    assert not is_code(frameworks / "empty.so")
    assert not is_code(frameworks / "QtCore.framework" / "QtCore")
    assert not is_code(frameworks)


def test_every_step_in_its_order(app: Path, tmp_path: Path) -> None:
    kept, image = _Kept(), tmp_path / "CarDesk.dmg"
    commands(app, image, tmp_path / "work", OURS, kept)
    assert _signed(kept.commands, app)[-1] == "CarDesk.app"
    entitled = [each for each in kept.commands if "--entitlements" in each]
    assert [each[-1] for each in entitled] == [str(app)]
    steps = [" ".join(each[:3] if each[0] == "xcrun" else each[:2]) for each in kept.commands]
    program = str(tmp_path / "work" / "Applications" / "CarDesk.app" / "Contents" / "MacOS" / "CarDesk")
    assert steps[5:] == [
        "codesign --verify",
        "ditto -c",
        "xcrun notarytool submit",
        "xcrun stapler staple",
        "xcrun stapler validate",
        "spctl --assess",
        "mkdir -p",
        f"ditto {app}",
        "ln -s",
        "hdiutil create",
        "codesign --force",
        "xcrun notarytool submit",
        "xcrun stapler staple",
        "xcrun stapler validate",
        "codesign --verify",
        "spctl --assess",
        "hdiutil attach",
        f"ditto {tmp_path / 'work' / 'mounted' / 'CarDesk.app'}",
        "hdiutil detach",
        f"{program} --self-test",
    ]
    assert all("--timestamp" in each for each in kept.of("codesign", "--force"))
    stapled = [Path(each[-1]).name for each in kept.of("xcrun", "stapler", "staple")]
    assert stapled == ["CarDesk.app", "CarDesk.dmg"]


def test_without_a_signature_the_image_is_for_a_try(app: Path, tmp_path: Path) -> None:
    kept = _Kept()
    commands(app, tmp_path / "CarDesk.dmg", tmp_path, None, kept)
    assert not kept.of("codesign")
    assert not kept.of("xcrun")
    assert kept.commands[-1][-1] == "--self-test"


def test_a_step_that_fails_is_the_last(app: Path, tmp_path: Path) -> None:
    started: list[str] = []

    def refuse(command: Command, otherwise: str) -> None:
        started.append(str(command[0]))
        raise Stopped(otherwise)

    with pytest.raises(Stopped, match="could not be signed"):
        commands(app, tmp_path / "CarDesk.dmg", tmp_path, OURS, refuse)
    assert started == ["codesign"]


def test_a_dry_run_prints_the_commands_and_needs_no_mac(capsys: pytest.CaptureFixture[str]) -> None:
    assert making.main(["--dry-run"]) == 0
    printed = capsys.readouterr().out
    assert "xcrun notarytool submit" in printed
    assert making.image_name(__version__, "arm64") in printed
    with pytest.raises(Stopped, match="needs a Mac"):
        making.main([])
    with pytest.raises(SystemExit):
        making.main(["--sign", "x"])


def test_the_sentences_of_macos_go_into_the_bundle(app: Path) -> None:
    making.add_languages(app)
    assert (app / "Contents" / "Resources" / "ar.lproj" / "InfoPlist.strings").exists()
