"""What is told of several workers together, and of a place that another service has."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
from pathlib import Path

from tests.service.served import served


def test_figures_are_those_of_every_worker(empty_postgresql: str, tmp_path: Path) -> None:
    with served(tmp_path, CARDESK_WORKERS="2", CARDESK_DATABASE=empty_postgresql) as service:
        for _ in range(20):
            # A line of its own each, so that both workers get some.
            with service.client() as client:
                client.get("/healthz")
        with service.client() as client:
            told = client.get("/metrics").text
    counted = re.search(r'cardesk_requests_total\{.*route="/healthz".*\} (\d+)\.0', told)
    assert counted is not None, told
    assert counted[1] == "20"


def test_a_second_service_does_not_share_the_port_of_the_first(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as first:
        port = str(first.getsockname()[1])
        variables = {"CARDESK_MODE": "development", "CARDESK_DATA": str(tmp_path), "CARDESK_PORT": port}
        ended = subprocess.run(
            [sys.executable, "-m", "cardesk_service", "serve"],
            env={**os.environ, **variables},
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
    assert ended.returncode == 1
    assert f"nothing can be served there. 127.0.0.1:{port}: Address already in use" in ended.stderr
