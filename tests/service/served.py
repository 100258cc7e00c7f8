"""The service as it is started: a process of its own on a port that is free."""

from __future__ import annotations

import os
import socket
import ssl
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from urllib.parse import urlsplit

import httpx

from tests.service.people import PASSWORD, code_in

WITHIN_S = 60.0


@dataclass
class Served:
    """A service that listens, its files, and its process."""

    url: str
    data: Path
    process: subprocess.Popen[bytes]

    @property
    def port(self) -> int:
        """Where it listens."""
        port = urlsplit(self.url).port
        assert port is not None
        return port

    @property
    def ca(self) -> Path:
        """The certificate of its own CA."""
        return self.data / "ca.pem"

    @property
    def log(self) -> str:
        """What it logged so far."""
        return (self.data / "out").read_text(encoding="utf-8")

    def stop(self) -> None:
        """End it, as an operator does."""
        self.process.terminate()
        self.process.wait(30)

    def client(self, **headers: str) -> httpx.Client:
        """Somebody who trusts the service's CA and no other."""
        trusted = ssl.create_default_context(cafile=str(self.ca))
        return httpx.Client(base_url=self.url, verify=trusted, headers=headers, timeout=WITHIN_S)

    def letters(self, least: int = 1) -> list[tuple[Path, EmailMessage]]:
        """The letters that were written, as soon as there are so many."""
        deadline = time.monotonic() + WITHIN_S
        while len(files := sorted((self.data / "mail").glob("*.eml"))) < least:
            assert time.monotonic() < deadline, self.log
            time.sleep(0.1)
        return [(file, message_from_bytes(file.read_bytes(), policy=default)) for file in files]

    def letter_to(self, address: str) -> EmailMessage:
        """The last letter to somebody, waited for."""
        deadline = time.monotonic() + WITHIN_S
        while not (found := [each for _file, each in self.letters() if each["To"] == address]):
            assert time.monotonic() < deadline, self.log
            time.sleep(0.1)
        return max(found, key=lambda each: str(each["Message-ID"]))


@contextmanager
def served(data: Path, **variables: str) -> Iterator[Served]:
    """Start the service in development, with its files in this folder; end it afterwards."""
    port = int(variables.get("CARDESK_PORT") or _free_port())
    ours = {"CARDESK_MODE": "development", "CARDESK_DATA": str(data), "CARDESK_PORT": str(port)}
    with (data / "out").open("wb") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "cardesk_service", "serve"],
            env={**os.environ, **ours, **variables},
            stdout=out,
            stderr=subprocess.STDOUT,
        )
    scheme, host = (
        ("http", "127.0.0.1") if variables.get("CARDESK_TLS") == "proxy" else ("https", "localhost")
    )
    service = Served(f"{scheme}://{host}:{port}", data, process)
    try:
        _wait(service)
        yield service
    finally:
        service.stop()


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


def _wait(service: Served) -> None:
    deadline = time.monotonic() + WITHIN_S
    while not _is_ready(service):
        assert service.process.poll() is None, service.log
        assert time.monotonic() < deadline, service.log
        time.sleep(0.2)


def _is_ready(service: Served) -> bool:
    try:
        with service.client() as client:
            return client.get("/readyz").status_code == 200
    except (httpx.TransportError, OSError):
        return False


@contextmanager
def owner(
    running: Served, email: str, name: str = "Lina", company: str = "Blue Drop"
) -> Iterator[httpx.Client]:
    """Somebody who opened an account with this service, and is signed in."""
    form = {"name": name, "email": email, "password": PASSWORD, "company": company}
    with running.client() as client:
        reply = client.post("/account/v1/sign-up", json={**form, "language": "en", "is_16_or_older": True})
        confirmed = {"request": reply.json()["request"], "code": code_in(running.letter_to(email))}
        client.post("/account/v1/confirm", json=confirmed).raise_for_status()
        yield client
