"""Logs that help to find a fault and tell nothing about anybody.

Log calls use fixed messages with identities and codes, never names, which nothing could recognise. What slips
through all the same (a phone, an e-mail address, a plate, a chassis number, a key, a path, the text of an
exception) is struck out before it reaches the disk.
"""

from __future__ import annotations

import logging
import re
import traceback
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

from typing_extensions import override

from cardesk_desktop.paths import PRIVATE

FILE_NAME = "cardesk.log"
FILE_BYTES = 1_000_000
FILES_KEPT = 5
STRUCK_OUT = "[struck out]"

_LINE = "%(asctime)s %(levelname)s %(threadName)s %(name)s %(message)s"

# Identities that may stand: UUIDs, document numbers (R03-A-000127), times, and sizes of up to six digits.
_ALLOWED = re.compile(
    r"\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b"
    r"|\b[A-Z][A-Z0-9]{0,5}-[A-Z]{1,4}-[A-Z]?\d{6,}\b"
    r"|\b\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|\+00:00)?"
)
_RUSSIAN = "ABCEHKMOPTXYАВЕКМНОРСТУХ"
_PRIVATE = re.compile(
    # path, which names its person
    r"(?:(?<![A-Za-z])[A-Za-z]:[\\/]|\\\\|/(?:home|Users|mnt|media|srv|Volumes)/)[^\"'<>|\r\n]*"
    r"|[^\s@<>\"']+@[^\s@<>\"']+\.\w+"  # e-mail
    r"|\b(?:sk|pk|rk)_(?:live|test)_\w+|\bwhsec_\w+|\bsk-[\w\-]{8,}"  # key of a service
    r"|(?i:\b(?:token|key|code|pin|password|secret)=)[^\s&]+"  # in an address
    r"|\b[0-9A-Z]{4}(?:-[0-9A-Z]{4}){2,}\b"  # recovery code, or the beginning of one
    r"|\b(?=[0-9A-Za-z-]*\d)[0-9A-Za-z]{4}(?:-[0-9A-Za-z]{4})+\b"  # as it is typed; code of a shop
    r"|\b(?=[A-Za-z]*\d)(?=\d*[A-Za-z])[0-9A-Za-z]{17,}\b"  # chassis number; recovery code without hyphens
    rf"|\b[{_RUSSIAN}]\s?\d{{3}}\s?[{_RUSSIAN}]{{2}}\s?\d{{2,3}}\b"  # plate of Russia
    r"|\b[A-Z]{2}[\s\-]?\d{2,3}[\s\-]?[A-Z]{2,3}\b"  # of France, of Great Britain
    r"|\b\d{3,4}[\s\-]?[A-Z]{3}\b|\b\d{3,4}(?:\s?[\u0621-\u064a]){3}\b"  # of Spain, of Saudi Arabia
    r"|\+?\d[\d\s().\-]{5,}\d"  # phone, card, tax number: seven digits or more, however grouped
    r"|\b[A-Z\u0621-\u064a]{1,3}[\s\-]?\d{1,5}\b"  # plate
    r"|\b[a-z]{1,3}\d{3,5}\b"  # plate as people type it
    r"|\b\d{1,2}[\s\-]\d{3,5}\b"  # plate of Abu Dhabi: category and number
    r"|[A-Za-z0-9+/_\-]{32,}={0,2}"  # key, token, hash
)


def start_logging(folder: Path, *, is_verbose: bool = False) -> logging.Handler:
    """Write the log of this process to rotating files in `folder`; return the handler for its end.

    Where there can be no such folder there is no log: a till has to open all the same.
    """
    handler: logging.Handler
    try:
        folder.mkdir(PRIVATE, parents=True, exist_ok=True)
    except OSError:
        handler = logging.NullHandler()
    else:
        handler = RotatingFileHandler(
            folder / FILE_NAME, maxBytes=FILE_BYTES, backupCount=FILES_KEPT - 1, encoding="utf-8", delay=True
        )
    handler.setFormatter(DiscreetFormatter(_LINE))
    root = logging.getLogger()
    root.addHandler(handler)
    # Libraries log what they are given, addresses and statements included: only their troubles are kept.
    root.setLevel(logging.WARNING)
    logging.getLogger("cardesk_desktop").setLevel(logging.DEBUG if is_verbose else logging.INFO)
    return handler


def log_folder() -> Path | None:
    """Where the log of this process is written; None when it is not."""
    return next((Path(handler.baseFilename).parent for handler in _handlers()), None)


def let_go_of_log() -> None:
    """Close the file of the log, so that it can be removed; the next line makes it anew."""
    for handler in _handlers():
        handler.close()


def _handlers() -> list[RotatingFileHandler]:
    return [each for each in logging.getLogger().handlers if isinstance(each, RotatingFileHandler)]


def redacted(text: str) -> str:
    """Strike out what looks like a phone, an e-mail address, a plate, a chassis number, a key or a path."""
    kept: list[str] = []
    end = 0
    for allowed in _ALLOWED.finditer(text):
        kept += (_PRIVATE.sub(STRUCK_OUT, text[end : allowed.start()]), allowed.group())
        end = allowed.end()
    return "".join((*kept, _PRIVATE.sub(STRUCK_OUT, text[end:])))


class DiscreetFormatter(logging.Formatter):
    """Formats a record without private data: the message struck out, exceptions by type and place only."""

    def __init__(self, line: str) -> None:
        super().__init__(line, datefmt="%Y-%m-%dT%H:%M:%S")

    @override
    def format(self, record: logging.LogRecord) -> str:
        clean = logging.makeLogRecord(record.__dict__)
        clean.msg, clean.args = redacted(record.getMessage()), None
        # Another handler may have cached the full text of the exception on the shared record.
        clean.exc_text = None
        clean.stack_info = None
        return super().format(clean)

    @override
    def formatException(
        self,
        ei: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None],
    ) -> str:
        """Name the exceptions and the lines they passed; their texts may quote what people typed."""
        kind, error, _ = ei
        return "" if kind is None else "\n".join(_places(error))


def _places(error: BaseException | None) -> list[str]:
    lines: list[str] = []
    while error is not None:
        lines.append(f"{type(error).__module__}.{type(error).__qualname__}")
        frames = traceback.extract_tb(error.__traceback__)
        lines += [f"  at {Path(frame.filename).name}:{frame.lineno} in {frame.name}" for frame in frames]
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    return lines
