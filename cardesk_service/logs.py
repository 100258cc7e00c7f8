"""One line of JSON for each event on standard output, without personal data.

A line names what happened; figures and identities go in `extra`. Addresses of e-mails and networks are
struck out wherever they come from, and exceptions are told by type and place: their texts quote values.
"""

from __future__ import annotations

import json
import logging
import re
import sys
import traceback
from datetime import UTC, datetime
from pathlib import Path

from typing_extensions import override

EXTRA = (
    "route",
    "method",
    "status",
    "ms",
    "company",
    "device",
    "mail",
    "template",
    "tries",
    "path",
    "count",
    "url",
    "reason",
)
"""What may stand beside the message: figures, names of routes, random identities; nothing of a person."""
STRUCK_OUT = "…"
_PRIVATE = re.compile(
    r"[^\s@<>\"']+@[^\s@<>\"']+"
    r"|\b\d{1,3}(?:\.\d{1,3}){3}\b"
    r"|\b(?:[0-9a-fA-F]{1,4}:){3,7}[0-9a-fA-F:]+"
    r"|(?<![\w:])(?:[0-9a-fA-F]{1,4}(?::[0-9a-fA-F]{1,4})*)?::(?:[0-9a-fA-F]{1,4}(?::[0-9a-fA-F]{1,4})*)?(?![\w:])"
    r"|\+?\d[\d ()-]{7,}\d"
)
_OWN = "cardesk_service"


def log_to_stdout(is_verbose: bool = False) -> None:
    """Send what the service logs to standard output; of libraries only their troubles."""
    handler = logging.StreamHandler(sys.stdout)
    handler.setFormatter(JsonLines())
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)
    logging.getLogger(_OWN).setLevel(logging.DEBUG if is_verbose else logging.INFO)


def redacted(text: str) -> str:
    """The text without what looks like an e-mail, a network address or a phone number."""
    return _PRIVATE.sub(STRUCK_OUT, text)


class JsonLines(logging.Formatter):
    """A record as one line of JSON."""

    @override
    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "event": redacted(record.getMessage()),
        }
        line |= {name: getattr(record, name) for name in EXTRA if hasattr(record, name)}
        if record.exc_info and record.exc_info[1] is not None:
            line["error"] = _places(record.exc_info[1])
        return json.dumps(line, ensure_ascii=False, default=str)


def _places(error: BaseException | None) -> list[str]:
    lines: list[str] = []
    while error is not None:
        lines.append(f"{type(error).__module__}.{type(error).__qualname__}")
        frames = traceback.extract_tb(error.__traceback__)
        lines += [f"at {Path(frame.filename).name}:{frame.lineno} in {frame.name}" for frame in frames[-12:]]
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return lines
