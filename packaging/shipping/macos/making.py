"""The program for macOS: `python3 dev.py package macos [--sign ... --notary ...] [--dry-run]`.

Made for the kind of processor that it is made on (decision 228). Without `--sign` the image is for a try on
the same Mac. `--step freeze` comes before a keychain is opened, `--step image` after; without any, both are
done. `--dry-run` checks the property lists and prints every command, on any system.
"""

from __future__ import annotations

import argparse
import platform
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

from cardesk_desktop import __version__
from devtools.project import MACHINE_LACKS_SOMETHING, Stopped, must, say
from shipping.bundle import PACKAGES, build
from shipping.macos import property_lists
from shipping.macos.icon import write_icon
from shipping.macos.locations import ICON
from shipping.macos.steps import Command, Signing, commands
from shipping.options import NAME

OUT_MACOS = PACKAGES / "macos"
APP = OUT_MACOS / "dist" / f"{NAME}.app"


def main(arguments: Sequence[str]) -> int:
    """Make the image; 1 when a property list says what it may not."""
    parser = argparse.ArgumentParser(prog="dev.py package macos", description=__doc__)
    parser.add_argument(
        "--sign", metavar="IDENTITY", help="Developer ID Application, as the keychain names it"
    )
    parser.add_argument("--notary", metavar="PROFILE", help="profile that notarytool store-credentials made")
    parser.add_argument("--keychain", metavar="FILE", default="", help="the keychain that holds the two")
    parser.add_argument("--step", choices=("freeze", "image"), action="append", help="only this")
    parser.add_argument("--dry-run", action="store_true", help="check, and print the commands")
    options = parser.parse_args(arguments)
    if bool(options.sign) != bool(options.notary):
        parser.error("--sign and --notary go together: an unnotarized program opens on no other Mac")
    wrong = property_lists.mistakes(property_lists.info(__version__), property_lists.entitlements())
    if wrong:
        raise Stopped("\n".join(wrong))
    signing = Signing(options.sign, options.notary, options.keychain) if options.sign else None
    if options.dry_run:
        _print_commands(signing or Signing("Developer ID Application", "cardesk"))
        return 0
    if platform.system() != "Darwin":
        raise Stopped(
            "This needs a Mac; --dry-run shows the commands on any system.", MACHINE_LACKS_SOMETHING
        )
    for step in options.step or ("freeze", "image"):
        if step == "freeze":
            _freeze()
        else:
            _make_image(signing)
    return 0


def image_name(version: str, machine: str) -> str:
    """What the dmg is called, for `arm64` and `x86_64`."""
    return f"{NAME}-{version}-macos-{machine}.dmg"


def add_languages(app: Path) -> None:
    """Put the sentences that macOS shows into the bundle, before it is signed."""
    for language in property_lists.LANGUAGES:
        folder = f"{language}.lproj"
        target = app / "Contents" / "Resources" / folder
        shutil.copytree(property_lists.FOLDER / folder, target, dirs_exist_ok=True)


def _freeze() -> None:
    write_icon(ICON)
    add_languages(build(OUT_MACOS))


def _make_image(signing: Signing | None) -> None:
    if not APP.exists():
        raise Stopped("There is no bundle yet; --step freeze makes it.")
    image = OUT_MACOS / image_name(__version__, platform.machine())
    with tempfile.TemporaryDirectory(prefix="cardesk-macos-") as work:
        commands(APP, image, Path(work), signing, must)
    say(f"{image}: {image.stat().st_size / 1e6:.0f} MB")


def _print_commands(signing: Signing) -> None:
    """Of the bundle that was made here, or of one with nothing in it but the program."""
    app = APP
    with tempfile.TemporaryDirectory(prefix="cardesk-macos-") as work:
        if not app.exists():
            app = Path(work, f"{NAME}.app")
            (app / "Contents" / "MacOS").mkdir(parents=True)
        image = OUT_MACOS / image_name(__version__, "arm64")
        commands(app, image, Path(work), signing, _show)


def _show(command: Command, _otherwise: str) -> None:
    say(" ".join(f'"{part}"' if " " in str(part) else str(part) for part in command))
