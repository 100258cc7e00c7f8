"""Killed while it asks about a photo: every photo waits as before, and is asked about under its identity."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from cardesk_desktop.domain.recognition import AskState
from cardesk_desktop.operations.recognising import begin_question, recognition_counts, recognition_page
from tests.kill.asker import PHOTOS
from tests.kill.shop import found, open_desk

ROOT = Path(__file__).resolve().parents[2]


def test_photos_that_wait_survive_a_kill(tmp_path: Path) -> None:
    found(tmp_path)
    command = [sys.executable, "-m", "tests.kill.asker", str(tmp_path)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE) as asker:
        assert asker.stdout is not None
        try:
            assert asker.stdout.readline() == b"asking\n"
        finally:
            # SIGKILL; on Windows TerminateProcess: neither can be caught.
            asker.kill()
    desk = open_desk(tmp_path)
    try:
        assert recognition_counts(desk).value == {AskState.WAITING: len(PHOTOS)}
        due = begin_question(desk).value
        newest = recognition_page(desk, offset=0, limit=9).value.rows[0]
        assert due.question is not None
        assert (due.question.id, due.photo) == (newest.id, PHOTOS[-1])
    finally:
        desk.store.close()
