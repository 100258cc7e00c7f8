"""Its own CA, a real socket, TLS and nothing else."""

from __future__ import annotations

import json
import os
import signal
import socket
import ssl
from collections.abc import Iterator

import httpx
import pytest

from tests.service.people import sign_up_form
from tests.service.served import Served, served


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A service in development."""
    with served(tmp_path_factory.mktemp("service")) as started:
        yield started


def test_it_serves_over_tls_1_3_under_its_own_ca(service: Served) -> None:
    pointer = json.loads((service.data / "service.json").read_text())
    assert pointer == {"url": service.url, "ca": str(service.ca)}
    context = ssl.create_default_context(cafile=str(service.ca))
    port = int(service.url.rpartition(":")[2])
    with (
        socket.create_connection(("127.0.0.1", port)) as raw,
        context.wrap_socket(raw, server_hostname="localhost") as wrapped,
    ):
        assert wrapped.version() == "TLSv1.3"


def test_who_does_not_trust_the_ca_gets_nothing(service: Served) -> None:
    with httpx.Client(base_url=service.url) as client, pytest.raises(httpx.ConnectError):
        client.get("/healthz")


def test_it_says_nothing_in_the_open(service: Served) -> None:
    with httpx.Client() as client, pytest.raises(httpx.TransportError):
        client.get(service.url.replace("https", "http") + "/healthz")


def test_a_letter_becomes_a_file_that_the_log_names(service: Served) -> None:
    with service.client() as client:
        assert client.post("/account/v1/sign-up", json=sign_up_form()).status_code == 202
    file, letter = service.letters()[0]
    assert letter["To"] == "mona@example.com"
    lines = [json.loads(line) for line in service.log.splitlines()]
    assert any(line.get("path") == str(file) for line in lines)
    assert "mona" not in service.log.lower()


def test_what_is_secret_is_for_the_owner_of_the_files_only(service: Served) -> None:
    if os.name == "posix":
        for name in ("keys", "ca.key", "server.key"):
            assert (service.data / name).stat().st_mode & 0o077 == 0


def test_it_ends_when_it_is_asked_to(tmp_path_factory: pytest.TempPathFactory) -> None:
    with served(tmp_path_factory.mktemp("ending")) as started:
        started.process.send_signal(signal.SIGTERM)
        assert started.process.wait(30) == 0
        assert "error" not in started.log.lower()
