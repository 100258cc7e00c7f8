"""The processes of a black box, to be killed: a service on PostgreSQL, the network before it, registers."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from uuid import UUID

import httpx
import msgspec

from cardesk_desktop.sync.trusting import trust
from cardesk_service.clock import SystemClock
from cardesk_service.development import certify
from tests.blackbox.day import stock
from tests.blackbox.register import ADMISSION
from tests.service.joining import Admission, let_in, sign_up
from tests.service.served import Served
from tests.sync.counter import DATABASE, Counter, found_and_join, key_of, open_desk

ROOT = Path(__file__).resolve().parents[2]
WITHIN_S = 60.0
_COPY = ".copy"


def free_port() -> int:
    """A port that nobody has."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@dataclass
class Service:
    """The service, which is killed with all its workers and started again at the same place."""

    data: Path
    variables: dict[str, str]
    port: int = field(default_factory=free_port)
    process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it; `wait` until it serves."""
        ours = {"CARDESK_MODE": "development", "CARDESK_DATA": str(self.data), "CARDESK_PORT": str(self.port)}
        with (self.data / "out").open("ab") as out:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "cardesk_service", "serve"],
                cwd=ROOT,
                env={**os.environ, **ours, "CARDESK_TLS": "proxy", **self.variables},
                stdout=out,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )

    def wait(self) -> None:
        """Until it can serve."""
        deadline = time.monotonic() + WITHIN_S
        while not self._is_ready():
            assert time.monotonic() < deadline, (self.data / "out").read_text()
            time.sleep(0.1)

    def kill(self) -> None:
        """Without a warning, in the middle of whatever it does."""
        if self.process is not None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
            self.process = None

    def _is_ready(self) -> bool:
        try:
            return httpx.get(f"http://127.0.0.1:{self.port}/readyz").status_code == 200
        except httpx.TransportError:
            return False


class Network:
    """The proxy. Calm until `storm`, and again after `calm`."""

    def __init__(self, folder: Path, service: int, seed: str) -> None:
        self._service, self._seed = service, seed
        self._certificate, self._key = certify(folder, SystemClock().now())
        self.ca = (folder / "ca.pem").read_text()
        self.port = free_port()
        self.url = f"https://localhost:{self.port}"
        self._process = self._started()
        self.calm()

    def calm(self) -> None:
        """Pass everything on from now on."""
        assert self._process.stdin is not None
        self._process.stdin.write(b"calm\n")
        self._process.stdin.flush()

    def storm(self) -> None:
        """Lose, repeat and cut from now on."""
        self.close()
        self._process = self._started()

    def close(self) -> None:
        """Take it down."""
        self._process.kill()
        self._process.communicate()

    def _started(self) -> subprocess.Popen[bytes]:
        places = [str(self.port), str(self._service), str(self._certificate), str(self._key), self._seed]
        process = subprocess.Popen(
            [sys.executable, "-m", "tests.blackbox.proxy", *places], cwd=ROOT, stdin=subprocess.PIPE
        )
        deadline = time.monotonic() + WITHIN_S
        while not _answers(self.port):
            assert process.poll() is None
            assert time.monotonic() < deadline
            time.sleep(0.05)
        return process


@dataclass
class Register:
    """A register: its files, and its process while it lives."""

    folder: Path
    admission: Admission
    process: subprocess.Popen[bytes] | None = None
    uncertain: set[str] = field(default_factory=set)
    """Printed on a disk that was put back: where nobody else heard of them, they are gone."""
    _kept: int | None = None
    _said_before: int = 0

    @property
    def has_worked(self) -> bool:
        """True once something was printed since the last start."""
        return len(self.said()) > self._said_before

    def start(self) -> None:
        """Open for business."""
        self._said_before = len(self.said())
        with (self.folder / "said").open("ab") as said:
            command = [sys.executable, "-m", "tests.blackbox.register", str(self.folder)]
            self.process = subprocess.Popen(command, cwd=ROOT, stdout=said)

    def kill(self) -> None:
        """Without a warning."""
        if self.process is not None:
            self.process.kill()
            self.process.wait()
            self.process = None

    def keep_disk(self) -> None:
        """A copy is made of the database and its log, as programs for backups do at night."""
        for file in self._files():
            shutil.copy2(file, file.with_name(f"{file.name}{_COPY}"))
        self._kept = len(self.said())

    def put_disk_back(self) -> bool:
        """Whoever looks after the computer puts the copy back; the witness stays. False without a copy."""
        if self._kept is None:
            return False
        for file in self._files():
            file.unlink()
        for copy in self.folder.glob(f"*{_COPY}"):
            shutil.copy2(copy, copy.with_name(copy.name.removesuffix(_COPY)))
        self.uncertain.update(self.said()[self._kept :])
        return True

    def _files(self) -> list[Path]:
        return [file for end in ("", "-wal") if (file := self.folder / f"{DATABASE}{end}").exists()]

    def said(self) -> list[str]:
        """The numbers that were printed. A line without its end was not said."""
        lines = (self.folder / "said").read_text().splitlines(keepends=True)
        return [line.split()[1] for line in lines if line.startswith("paid") and line.endswith("\n")]

    def counter(self) -> Counter:
        """The register, opened here."""
        return Counter(open_desk(self.folder, self.admission.code), self.admission)


def opened(folder: Path, network: Network, service: Service, codes: list[str]) -> list[Register]:
    """Registers of one company that have met. Each had a full shelf of its own before."""
    registers = []
    with httpx.Client(base_url=network.url, verify=trust(network.ca)) as web:
        assert service.process is not None
        sign_up(web, Served(network.url, service.data, service.process))
        for number, code in enumerate(codes, start=1):
            admission = let_in(web, network.ca, UUID(int=number), code, key_of(code).public.raw)
            place = folder / code
            place.mkdir()
            (place / ADMISSION).write_bytes(msgspec.json.encode(admission))
            (place / "said").touch()
            register = Register(place, admission)
            desk = open_desk(place, code)
            stock(desk, code)
            found_and_join(desk, admission)
            with Counter(desk, admission) as counter:
                counter.drain()
            registers.append(register)
    return registers


def _answers(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), timeout=5).close()
    except OSError:
        return False
    return True
