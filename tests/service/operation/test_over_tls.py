"""The service as it is started: a process of its own, its own CA, a real socket, TLS and nothing else."""

from __future__ import annotations

import json
import os
import socket
import ssl
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from tests.service.people import sign_up_form

STARTED_WITHIN_S = 60.0


@dataclass
class Served:
    """A service that listens."""

    url: str
    ca: Path
    data: Path
    process: subprocess.Popen[bytes]

    def client(self) -> httpx.Client:
        """Somebody who trusts the service's CA and no other."""
        return httpx.Client(base_url=self.url, verify=ssl.create_default_context(cafile=str(self.ca)))


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A service in development, on a port that is free."""
    data = tmp_path_factory.mktemp("service")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    variables = {"CARDESK_MODE": "development", "CARDESK_DATA": str(data), "CARDESK_PORT": str(port)}
    with (data / "out").open("wb") as out:
        process = subprocess.Popen(
            [sys.executable, "-m", "cardesk_service", "serve"],
            env={**os.environ, **variables},
            stdout=out,
            stderr=subprocess.STDOUT,
        )
    service = Served(f"https://localhost:{port}", data / "ca.pem", data, process)
    try:
        _wait(service)
        yield service
    finally:
        process.terminate()
        process.wait(30)


def _wait(service: Served) -> None:
    deadline = time.monotonic() + STARTED_WITHIN_S
    while True:
        try:
            with service.client() as client:
                if client.get("/readyz").status_code == 200:
                    return
        except (httpx.TransportError, OSError):
            pass
        assert service.process.poll() is None, (service.data / "out").read_text()
        assert time.monotonic() < deadline, (service.data / "out").read_text()
        time.sleep(0.2)


def test_it_serves_over_tls_1_3_under_its_own_ca(served: Served) -> None:
    pointer = json.loads((served.data / "service.json").read_text())
    assert pointer == {"url": served.url, "ca": str(served.ca)}
    context = ssl.create_default_context(cafile=str(served.ca))
    port = int(served.url.rpartition(":")[2])
    with (
        socket.create_connection(("127.0.0.1", port)) as raw,
        context.wrap_socket(raw, server_hostname="localhost") as wrapped,
    ):
        assert wrapped.version() == "TLSv1.3"


def test_who_does_not_trust_the_ca_gets_nothing(served: Served) -> None:
    with httpx.Client(base_url=served.url) as client, pytest.raises(httpx.ConnectError):
        client.get("/healthz")


def test_it_says_nothing_in_the_open(served: Served) -> None:
    with httpx.Client() as client, pytest.raises(httpx.TransportError):
        client.get(served.url.replace("https", "http") + "/healthz")


def test_a_letter_becomes_a_file_that_the_log_names(served: Served) -> None:
    with served.client() as client:
        assert client.post("/account/v1/sign-up", json=sign_up_form()).status_code == 202
    deadline = time.monotonic() + 30
    while not (letters := list((served.data / "mail").glob("*.eml"))):
        assert time.monotonic() < deadline
        time.sleep(0.1)
    log = (served.data / "out").read_text()
    lines = [json.loads(line) for line in log.splitlines()]
    assert any(line.get("path") == str(letters[0]) for line in lines)
    assert "mona" not in log.lower()


def test_what_is_secret_is_for_the_owner_of_the_files_only(served: Served) -> None:
    if os.name == "posix":
        for name in ("keys", "ca.key", "server.key"):
            assert (served.data / name).stat().st_mode & 0o077 == 0
