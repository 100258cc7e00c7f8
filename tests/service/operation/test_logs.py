"""A log line is JSON and names nobody."""

from __future__ import annotations

import json
import logging
import sys

from cardesk_service.logs import STRUCK_OUT, JsonLines, redacted


def _line(message: str, *args: object, **extra: object) -> dict[str, object]:
    record = logging.LogRecord("cardesk_service.x", logging.INFO, __file__, 1, message, args, None)
    record.__dict__.update(extra)
    read: dict[str, object] = json.loads(JsonLines().format(record))
    return read


def test_a_line_says_what_happened_and_figures() -> None:
    line = _line("answered", route="/healthz", status=200, ms=1.5, email="mona@example.com")
    assert (line["event"], line["route"], line["status"], line["ms"]) == ("answered", "/healthz", 200, 1.5)
    assert "email" not in line


def test_addresses_and_phones_are_struck_out() -> None:
    for private in (
        "mona@example.com",
        "192.0.2.17",
        "2001:db8:0:1::17",
        "2001:db8::5",
        "fe80::1",
        "::1",
        "2001:db8::",
        "+971 50 123 4567",
    ):
        assert redacted(f"from {private} it came") == f"from {STRUCK_OUT} it came"


def test_an_exception_is_told_by_type_and_place() -> None:
    try:
        try:
            raise ValueError("mona@example.com said 1234")
        except ValueError as error:
            raise KeyError("plate A 12345") from error
    except KeyError:
        record = logging.LogRecord("x", logging.ERROR, __file__, 1, "failed", (), sys.exc_info())
    text = JsonLines().format(record)
    assert "builtins.KeyError" in text
    assert "builtins.ValueError" in text
    assert "mona" not in text
    assert "plate" not in text
