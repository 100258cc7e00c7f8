"""The repository of updates: `python3 dev.py package repository --help`.

It is a folder, signed, that any web server may serve; the account service does (docs/operations.md). The keys
are files given from outside: none is read but to sign, and none is ever printed.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from tuf.api.metadata import TargetFile, Targets

from cardesk_desktop.updates.checking import channel_file
from cardesk_desktop.updates.release import Channel
from cardesk_desktop.updates.version import Version
from devtools.project import Stopped, say
from shipping.repository_archive import LEVEL, pack
from shipping.repository_bundle import PROGRAMS, require_program
from shipping.repository_keys import Keys, make_keys, make_next_key, read_key, role_keys
from shipping.repository_metadata import Repository
from shipping.typed_paths import typed

ROLES = ("root", "targets", *Channel, "snapshot", "timestamp")
_LANGUAGES = ("en", "fr", "ar", "es", "ru")


def main(arguments: Sequence[str]) -> int:
    """Carry out one command on the repository."""
    options = _parser().parse_args(arguments)
    act: Callable[[argparse.Namespace], None] = options.act
    act(options)
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="dev.py package repository", description=__doc__)
    commands = parser.add_subparsers(metavar="command", required=True)

    def add(name: str, act: Callable[[argparse.Namespace], None], text: str) -> argparse.ArgumentParser:
        command = commands.add_parser(name, help=text, description=text)
        command.set_defaults(act=act)
        if name != "keys":
            command.add_argument("--repository", type=typed, required=True, metavar="DIR")
        command.add_argument("--keys", type=typed, action="append", required=True, metavar="DIR")
        return command

    made = add("keys", _make_keys, "make keys: two of root and targets, one of each other role")
    made.add_argument("--role", choices=ROLES, help="make the next key of this role, and no other")
    add("init", _init, "begin a repository with the keys ROLE-*.pem").add_argument(
        "--threshold", action="append", default=[], metavar="ROLE=N", help="of a role's keys sign"
    )
    added = add("add", _add, "offer a version")
    added.add_argument("--bundle", type=typed, required=True, metavar="DIR", help="the frozen program")
    added.add_argument("--notes", type=typed, metavar="FILE", help="JSON: what is new, by language")
    added.add_argument(
        "--level", type=int, default=LEVEL, choices=range(1, LEVEL + 1), metavar="1..19", help="of zstd"
    )
    for command in (
        added,
        add("percentage", _set_percentage, "offer a version to more registers, or to fewer"),
        add("withdraw", _withdraw, "offer a version no more; who has it keeps it"),
    ):
        command.add_argument("--version", type=_version, required=True)
        command.add_argument("--channel", type=Channel, choices=list(Channel), required=True)
        command.add_argument("--platform", choices=list(PROGRAMS), required=True)
        if command is not commands.choices["withdraw"]:
            command.add_argument(
                "--percentage", type=int, choices=range(101), metavar="0..100", required=True
            )
    add("refresh", _refresh, "say anew that this is the newest: every day, by a job")
    rotate = add("rotate", _rotate, "let other keys sign a role")
    rotate.add_argument("--role", choices=ROLES, required=True)
    rotate.add_argument("--new", type=typed, action="append", default=[], metavar="PEM")
    rotate.add_argument("--old", type=typed, action="append", default=[], metavar="PEM")
    return parser


def _make_keys(options: argparse.Namespace) -> None:
    folder: Path = options.keys[0]
    if options.role is not None:
        say(f"Made: {make_next_key(folder, options.role)}")
        return
    make_keys(folder, {role: 2 if role in ("root", "targets") else 1 for role in ROLES})
    say("Made. Root and targets belong in a safe, on two memory sticks; nobody needs them for a release.")


def _init(options: argparse.Namespace) -> None:
    public = {role: role_keys(options.keys, role) for role in ROLES}
    thresholds = {"root": min(2, len(public["root"]))}
    for each in options.threshold:
        role, _, number = each.partition("=")
        if role not in ROLES or not number.isdecimal() or not 1 <= int(number) <= len(public[role]):
            raise Stopped(f"{each} is no role with a number of its keys.")
        thresholds[role] = int(number)
    _opened(options).create(public, thresholds)
    say(f"Ship {options.repository}/metadata/1.root.json as resources/updates/root.json.")


def _add(options: argparse.Namespace) -> None:
    about = {"percentage": options.percentage, "notes": _notes(options.notes)}
    channel, place = options.channel, _place(options)
    require_program(options.bundle, options.platform)
    repository = _opened(options)
    if place in repository.channel(channel).targets:
        raise Stopped(f"{options.version} is offered there already: a version never changes.")
    new = options.repository / "targets" / f"{place}.new"
    about["unpacked"] = pack(options.bundle, new, options.level)
    target = TargetFile.from_file(place, str(new))
    target.unrecognized_fields["custom"] = about
    (name,) = target.get_prefixed_paths()
    new.replace(options.repository / "targets" / name)

    def change(targets: Targets) -> None:
        targets.targets[place] = target
        _list(options, targets)

    repository.change_channel(channel, change)
    say(f"{options.version} is offered on {channel} to {options.percentage} of 100 ({target.length} bytes).")


def _set_percentage(options: argparse.Namespace) -> None:
    def change(targets: Targets) -> None:
        _known(options, targets).unrecognized_fields["custom"]["percentage"] = options.percentage

    _opened(options).change_channel(options.channel, change)


def _withdraw(options: argparse.Namespace) -> None:
    def change(targets: Targets) -> None:
        del targets.targets[_known(options, targets).path]
        _list(options, targets)

    _opened(options).change_channel(options.channel, change)


def _refresh(options: argparse.Namespace) -> None:
    repository = _opened(options)
    repository.tell()
    for role, until in sorted(repository.expiries().items(), key=lambda entry: entry[1]):
        say(f"{role} until {until:%Y-%m-%d}")


def _rotate(options: argparse.Namespace) -> None:
    new = [read_key(file) for file in options.new]
    old = [read_key(file).public_key.keyid for file in options.old]
    _opened(options).rotate(options.role, added=[signer.public_key for signer in new], removed=old)


def _opened(options: argparse.Namespace) -> Repository:
    return Repository(options.repository, Keys.read(options.keys), datetime.now(UTC))


def _place(options: argparse.Namespace) -> str:
    """Of the archive below the targets."""
    name = f"cardesk-{options.version}-{options.platform}.tar.zst"
    return f"{options.channel}/{options.platform}/{options.version}/{name}"


def _known(options: argparse.Namespace, targets: Targets) -> TargetFile:
    found = targets.targets.get(_place(options))
    if found is None:
        raise Stopped(f"{options.version} is not offered there.")
    return found


def _list(options: argparse.Namespace, targets: Targets) -> None:
    """Write the list of the channel for one kind of computer, from the archives that it has."""
    prefix = f"{options.channel}/{options.platform}/"
    places = sorted(place for place in targets.targets if place.startswith(prefix))
    releases = [
        {"version": place.removeprefix(prefix).partition("/")[0], "archive": place} for place in places
    ]
    content = json.dumps({"releases": releases}).encode()
    target = TargetFile.from_data(channel_file(options.channel, options.platform), content)
    targets.targets[target.path] = target
    (name,) = target.get_prefixed_paths()
    path = options.repository / "targets" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def _notes(file: Path | None) -> dict[str, str]:
    if file is None:
        return {}
    try:
        read = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise Stopped(f"{file} cannot be read as JSON.") from error
    notes = read if isinstance(read, dict) else {}
    missing = [language for language in _LANGUAGES if not isinstance(notes.get(language), str)]
    if missing:
        raise Stopped(f"What is new is not told in {', '.join(missing)}.")
    return {language: notes[language] for language in _LANGUAGES}


def _version(text: str) -> Version:
    version = Version.read(text)
    if version is None:
        raise argparse.ArgumentTypeError("is no version such as 1.4.2 or 1.5.0b3")
    return version
