"""Logs rotate and hold no name, phone, plate or secret."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from cardesk_desktop import logs
from cardesk_desktop.logs import STRUCK_OUT, redacted, start_logging
from cardesk_desktop.paths import PRIVATE

LOGGER = logging.getLogger("cardesk_desktop.tests")


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[Path]:
    levels = logging.getLogger().level, logging.getLogger("cardesk_desktop").level
    handler = start_logging(tmp_path / "logs")
    yield tmp_path / "logs"
    logging.getLogger().removeHandler(handler)
    handler.close()
    logging.getLogger().setLevel(levels[0])
    logging.getLogger("cardesk_desktop").setLevel(levels[1])


def written(folder: Path) -> str:
    return (folder / logs.FILE_NAME).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "private",
    [
        "sara.haddad@example.com",
        "+971 50 123 4567",
        "0501234567",
        "(04) 123-4567",
        "100123456700003",
        "R 60917",
        "A48213",
        "dxb12345",
        "AA-229-BC",
        "أ 12345",
        "11 60917",
        "4111 1111 1111 1111",
        "a" * 64,
        r"C:\Users\Fatima Noor\Documents\invoice.pdf",
        r"\\till\share\Fatima",
        "/home/fatima/.local/share",
        "/Users/fatima/Library",
        "c2VjcmV0LWtleS1vZi10aGUtZGF0YWJhc2UtZmlsZQ==",
        "/mnt/data/Omar Haddad/x",
        "/Volumes/OMAR/CarDesk",
        "1234 ABC",
        "4821BCD",
        "1234 أ ب ج",
        "AB12 CDE",
        "А123ВС77",
        "С 123 АВ 777",
        "WVWZZZ1JZXW000001",
        "wvwzzz1jzxw000001",
        "K7QM-3TPD-9XJ2",
        "k7qm-3tpd-9xj2-ab2c-2222-zzzz-9xhb",
        "ABCD-EFGH-JKMN",
        "K7QM3TPD9XJ2AB2C2222ZZZZ9XHB",
        "K7QM-3TPD",
        "sk_live_abc12345",
        "sk-or-v1-0a1b2c3d",
        "token=abcdef123456",
        "whsec_abc123",
    ],
)
def test_what_is_private_is_struck_out(private: str) -> None:
    said = redacted(f"found {private} here")
    assert STRUCK_OUT in said
    assert private not in said


@pytest.mark.parametrize(
    "harmless",
    [
        "migrated to revision 0001 in 120 ms",
        "sealed R03-A-000127",
        "ticket 01930f5c-8e2a-7c3e-9b1d-2f4a6c8e0a1b was parked",
        "from 2026-11-23T10:03:05.123+00:00 on",
        "an operation failed, reference KXTR-WPQZ",
        "5 of 120 rows",
        "https://wash.example/sync",
        "at store/engine.py:97 in run",
        "https://wash.example/verify?step=2",
        "the clock says 10:03 UTC",
        "a read-only disk, error 30",
    ],
)
def test_identities_and_sizes_may_stand(harmless: str) -> None:
    assert redacted(harmless) == harmless


def test_arguments_are_struck_out_too(folder: Path) -> None:
    LOGGER.info("asked for %s", "+971501234567")
    assert f"asked for {STRUCK_OUT}" in written(folder)
    assert "501234567" not in written(folder)


def test_an_exception_is_named_by_type_and_place_without_its_text(folder: Path) -> None:
    try:
        try:
            raise KeyError("Mohammed Al Marri")
        except KeyError as error:
            raise RuntimeError("no client Mohammed") from error
    except RuntimeError:
        LOGGER.info("an operation failed", exc_info=True)
    log = written(folder)
    assert "Mohammed" not in log
    assert "builtins.RuntimeError" in log
    assert "builtins.KeyError" in log
    assert "at test_logs.py:" in log


def test_another_handlers_copy_of_the_exception_is_not_used(folder: Path) -> None:
    record = logging.LogRecord("cardesk_desktop", logging.ERROR, "", 1, "failed", None, None)
    record.exc_text = "KeyError: 'Mohammed'"
    logging.getLogger().handle(record)
    assert "Mohammed" not in written(folder)


def test_what_libraries_say_in_passing_is_not_kept(folder: Path) -> None:
    logging.getLogger("sqlalchemy.engine").info("INSERT INTO client")
    logging.getLogger("sqlalchemy.engine").warning("slow")
    assert "INSERT" not in written(folder)
    assert "slow" in written(folder)


def test_old_logs_are_dropped(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    handler = next(
        h for h in logging.getLogger().handlers if isinstance(h, logging.handlers.RotatingFileHandler)
    )
    handler.maxBytes = 200
    for n in range(100):
        LOGGER.info("a line to fill the file, %d", n)
    assert len(list(folder.iterdir())) == logs.FILES_KEPT


def test_nobody_else_on_this_computer_reads_it(folder: Path) -> None:
    # Windows has rights of another kind, and gives them by the folder above.
    assert os.name == "nt" or folder.stat().st_mode & 0o777 == PRIVATE


def test_without_a_folder_there_is_no_log_and_no_trouble(tmp_path: Path) -> None:
    (tmp_path / "logs").write_text("a file where the folder should be")
    root = logging.getLogger()
    levels = root.level, logging.getLogger("cardesk_desktop").level
    handler = start_logging(tmp_path / "logs")
    LOGGER.info("sold")
    root.removeHandler(handler)
    root.setLevel(levels[0])
    logging.getLogger("cardesk_desktop").setLevel(levels[1])
    assert (tmp_path / "logs").read_text() == "a file where the folder should be"
