"""The makers of the program: their keys, their repository, and a server of it that tests make misbehave."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

import httpx
from typing_extensions import override

from cardesk_desktop.updates.checking import Offered, Source, look
from cardesk_desktop.updates.fetching import Fetcher, trust
from cardesk_desktop.updates.release import Channel
from shipping.repository import ROLES, main
from shipping.repository_keys import Keys, role_keys
from shipping.repository_metadata import Repository

PLATFORM = "linux-x86_64"
URL = "https://updates.test/updates"


@dataclass
class Maker:
    """Signs with keys of its own; the repository lies in `folder`."""

    root: Path
    folder: Path = field(init=False)
    keys: Path = field(init=False)

    def __post_init__(self) -> None:
        self.folder, self.keys = self.root / "repository", self.root / "keys"

    def run(self, command: str, *arguments: str | Path) -> None:
        """As typed after `dev.py package repository`."""
        place = [] if command == "keys" else ["--repository", str(self.folder)]
        assert main([command, *place, "--keys", str(self.keys), *map(str, arguments)]) == 0

    def begin(self) -> Maker:
        """Keys, and an empty repository."""
        self.run("keys")
        self.run("init")
        return self

    def offer(
        self,
        version: str,
        *,
        channel: str = "stable",
        percentage: int = 100,
        bundle: Path | None = None,
        notes: Path | None = None,
    ) -> None:
        """A version; without a bundle, of one small file."""
        if bundle is None:
            bundle = self.root / "bundle"
            bundle.mkdir(exist_ok=True)
            (bundle / "cardesk").write_text(f"version {version}\n")
        told: list[str | Path] = ["--notes", notes] if notes is not None else []
        where = ["--version", version, "--channel", channel, "--platform", PLATFORM]
        self.run("add", *where, "--percentage", str(percentage), "--bundle", bundle, *told)

    def change(self, command: str, version: str, *arguments: str, channel: str = "stable") -> None:
        """`percentage` or `withdraw`."""
        self.run(command, "--version", version, "--channel", channel, "--platform", PLATFORM, *arguments)

    def at(self, now: datetime) -> Repository:
        """The repository, signed as if it were another day."""
        return Repository(self.folder, Keys.read([self.keys]), now)

    def begin_at(self, now: datetime) -> None:
        """Keys and a repository that were made another day."""
        self.run("keys")
        public = {role: role_keys([self.keys], role) for role in ROLES}
        self.at(now).create(public, {"root": 2})

    @property
    def first_root(self) -> bytes:
        """What ships with the program."""
        return (self.folder / "metadata" / "1.root.json").read_bytes()


def days_ago(days: int) -> datetime:
    """By the clock that TUF reads."""
    return datetime.now(UTC) - timedelta(days=days)


class Body(httpx.SyncByteStream):
    """Pieces, as they come."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces

    @override
    def __iter__(self) -> Iterator[bytes]:
        return self._pieces


Answer = Callable[[httpx.Request], httpx.Response | None]


@dataclass
class Server(httpx.BaseTransport):
    """Serves a folder; `answers` are asked first, and one that gives None leaves it to the next."""

    folder: Path
    answers: list[Answer] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    is_there: bool = True

    @override
    def handle_request(self, request: httpx.Request) -> httpx.Response:
        path = request.url.path.removeprefix("/updates/")
        self.asked.append(path)
        if not self.is_there:
            raise httpx.ConnectError("nobody")
        for answer in self.answers:
            given = answer(request)
            if given is not None:
                return given
        file = self.folder / path
        if not file.is_file():
            return httpx.Response(404)
        content, first = file.read_bytes(), _first(request)
        if first:
            span = {"Content-Range": f"bytes {first}-{len(content) - 1}/{len(content)}"}
            return httpx.Response(206, headers=span, stream=Body(iter([content[first:]])))
        return httpx.Response(200, stream=Body(iter([content])))

    def instead(self, name: str, content: bytes | Iterator[bytes]) -> None:
        """Give this in place of every file whose name ends so."""
        pieces = iter([content]) if isinstance(content, bytes) else content

        def answer(request: httpx.Request) -> httpx.Response | None:
            if not request.url.path.endswith(name):
                return None
            return httpx.Response(200, stream=Body(pieces))

        self.answers.insert(0, answer)


def _first(request: httpx.Request) -> int:
    found = re.fullmatch(r"bytes=(\d+)-", request.headers.get("Range", ""))
    return int(found[1]) if found else 0


@dataclass
class Register:
    """A register that looks for updates, and remembers what it believed."""

    folder: Path
    server: Server
    root: bytes
    monotonic: Callable[[], float] = lambda: 0.0

    @property
    def fetcher(self) -> Fetcher:
        """Its way to the server."""
        return Fetcher(trust(None), transport=self.server, monotonic=self.monotonic)

    def look(self, channel: Channel = Channel.STABLE) -> Offered:
        """What it is offered."""
        return look(Source(URL, self.root, self.folder), self.fetcher, channel, PLATFORM)

    def versions(self, channel: Channel = Channel.STABLE) -> list[str]:
        """Only which."""
        return [str(release.version) for release in self.look(channel).releases]
