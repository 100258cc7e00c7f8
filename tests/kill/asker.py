"""Asks about photos, says so, and is killed while it asks. `python -m tests.kill.asker FOLDER`."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from cardesk_desktop.operations.recognising import ask_about_photo, begin_question
from tests.kill.seller import say
from tests.kill.shop import STAFF, open_desk

PHOTOS = (b"a bottle", b"a cloth")
_UNTIL_KILLED_S = 60


def main(folder: Path) -> None:
    """Wait for an answer that does not come."""
    desk = open_desk(folder)
    for photo in PHOTOS:
        ask_about_photo(desk, staff_id=STAFF.id, photo=photo)
    begin_question(desk)
    say("asking")
    time.sleep(_UNTIL_KILLED_S)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
