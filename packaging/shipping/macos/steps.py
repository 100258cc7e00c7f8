"""The steps from a frozen bundle to a dmg that opens on any Mac, each one command of macOS.

Who starts the commands is passed in: a Mac runs them, `--dry-run` prints them, a test keeps them. No secret
passes through here: the certificate is in the keychain, and the notary's key in a profile that
`xcrun notarytool store-credentials` made.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from shipping.macos.property_lists import ENTITLEMENTS
from shipping.macos.sign_order import inside_out

Command = Sequence[str | Path]
Start = Callable[[Command, str], None]
"""Runs a command; raises Stopped with the sentence when it fails."""


@dataclass(frozen=True, slots=True)
class Signing:
    """Whose signature it is: the identity in the keychain, and the profile of the notary's key.

    `keychain` is the file that holds both; without it the keychains of the person are searched.
    """

    identity: str
    profile: str
    keychain: str = ""

    @property
    def held_by(self) -> tuple[str, ...]:
        """How codesign and notarytool are told of the keychain."""
        return ("--keychain", self.keychain) if self.keychain else ()


def sign(app: Path, signing: Signing, start: Start) -> None:
    """Sign all code of the bundle inside-out, with the hardened runtime and a timestamp; then look at it."""
    for path in inside_out(app):
        allowed: Command = ("--entitlements", ENTITLEMENTS) if path == app else ()
        start(
            [*_codesign(signing), "--options", "runtime", *allowed, path],
            f"{path.name} could not be signed",
        )
    start(["codesign", "--verify", "--deep", "--strict", "--verbose=2", app], "The signature does not hold")


def notarize(app: Path, work: Path, signing: Signing, start: Start) -> None:
    """Have Apple look at the bundle, and fasten its answer to it: a Mac then believes it offline."""
    archive = work / f"{app.stem}.zip"
    start(["ditto", "-c", "-k", "--keepParent", app, archive], "The bundle could not be packed")
    _submit(archive, signing, start)
    _staple(app, start)
    start(["spctl", "--assess", "--type", "execute", "--verbose=2", app], "Gatekeeper refuses the program")


def make_image(app: Path, image: Path, work: Path, start: Start) -> None:
    """Put the bundle, which is stapled already, into a dmg beside the way to the Applications folder."""
    stage, otherwise = work / "image", "The content of the dmg could not be laid out"
    start(["mkdir", "-p", stage], otherwise)
    start(["ditto", app, stage / app.name], otherwise)
    start(["ln", "-s", "/Applications", stage / "Applications"], otherwise)
    create = ("hdiutil", "create", "-volname", app.stem, "-srcfolder", stage, "-format", "ULFO", "-ov", image)
    start(create, "The dmg could not be made")


def sign_image(image: Path, signing: Signing, start: Start) -> None:
    """Sign the dmg too, and have it looked at: it is what a browser marks as downloaded."""
    start([*_codesign(signing), image], "The dmg was not signed")
    _submit(image, signing, start)
    _staple(image, start)
    start(["codesign", "--verify", "--strict", "--verbose=2", image], "The signature does not hold")
    opened = ("spctl", "--assess", "--type", "open", "--context", "context:primary-signature", "--verbose=2")
    start([*opened, image], "Gatekeeper refuses the dmg")


def try_installed(image: Path, app_name: str, work: Path, start: Start) -> None:
    """Install the program from the dmg as a person does, and let it test itself there."""
    mounted, installed = work / "mounted", work / "Applications" / app_name
    attach = ("hdiutil", "attach", "-nobrowse", "-readonly", "-mountpoint", mounted, image)
    start(attach, "The dmg cannot be opened")
    start(["ditto", mounted / app_name, installed], "The program could not be installed")
    start(["hdiutil", "detach", mounted], "The dmg cannot be closed")
    program = installed / "Contents" / "MacOS" / installed.stem
    start([program, "--self-test"], "The installed program does not pass its own test")


def commands(app: Path, image: Path, work: Path, signing: Signing | None, start: Start) -> None:
    """All of it in order; without `signing` what is possible without: an image of an unsigned program."""
    if signing is not None:
        sign(app, signing, start)
        notarize(app, work, signing, start)
    make_image(app, image, work, start)
    if signing is not None:
        sign_image(image, signing, start)
    try_installed(image, app.name, work, start)


def _codesign(signing: Signing) -> tuple[str, ...]:
    return ("codesign", "--force", "--timestamp", "--sign", signing.identity, *signing.held_by)


def _submit(file: Path, signing: Signing, start: Start) -> None:
    key = ("--keychain-profile", signing.profile, *signing.held_by)
    submit: Command = ("xcrun", "notarytool", "submit", file, *key, "--wait", "--timeout", "60m")
    start(submit, f"{file.name} was not notarized")


def _staple(path: Path, start: Start) -> None:
    # The notary says no without an exit code of its own; then there is nothing to fasten, and this fails.
    start(["xcrun", "stapler", "staple", path], f"Nothing is known of {path.name} at the notary")
    start(["xcrun", "stapler", "validate", path], f"The notary's answer does not hold for {path.name}")
