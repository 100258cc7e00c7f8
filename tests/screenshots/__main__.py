"""`python -m tests.screenshots [--only NAME] [--language CODE] [--theme light|dark] [--size 1366x768]`.

With `--readme` instead: the pictures of the README, into `docs/images`.
"""

from __future__ import annotations

import argparse
import gc
import os
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

# Qt reads it when the application is made; a display is never needed.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent, QSize
from PySide6.QtWidgets import QApplication, QWidget

from cardesk_desktop.i18n import LANGUAGES, load_phrasebook
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.theme import Motion, apply_theme, build_theme, register_fonts
from tests.screenshots import readme
from tests.screenshots.registry import Shot, every_shot

OUT = Path(__file__).resolve().parents[2] / "out" / "screens"
SIZES = ("1366x768", "1920x1080")
THEMES = ("light", "dark")
PATIENCE_S = 10.0
_TURNS_AFTER = 25


def main(arguments: Sequence[str]) -> int:
    """Take the pictures that were asked for; 1 when there are none, or when one never became ready."""
    options = _options(arguments)
    app = QApplication.instance() or QApplication([])
    if options.readme and isinstance(app, QApplication):
        return readme.main(app)
    shots = [each for each in every_shot() if options.only in (None, each.name)]
    if not isinstance(app, QApplication) or not shots:
        print(f"There is no picture called {options.only}.")
        return 1
    # As in the program (ui/garbage.py): what another thread takes down of Qt stops the whole for good.
    gc.disable()
    register_fonts()
    late = [path for each in shots for path in _photograph(app, each, options)]
    for path in late:
        print(f"not ready in time: {path}")
    return 1 if late else 0


def _options(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.screenshots")
    parser.add_argument("--only", metavar="NAME")
    parser.add_argument("--language", choices=[language.code for language in LANGUAGES])
    parser.add_argument("--theme", choices=THEMES)
    parser.add_argument("--size", metavar="WxH", help="for instance 1366x768")
    parser.add_argument("--text", type=int, default=100, help="text size in per cent")
    parser.add_argument("--readme", action="store_true", help="the pictures of the README")
    return parser.parse_args(arguments)


def _photograph(app: QApplication, each: Shot, options: argparse.Namespace) -> Iterator[Path]:
    """Take one picture in every asked-for variation; yield those that never became ready."""
    for language in [options.language] if options.language else [known.code for known in LANGUAGES]:
        phrases = load_phrasebook(language)
        for theme in [options.theme] if options.theme else THEMES:
            look = Look(
                build_theme(
                    is_dark=theme == "dark",
                    is_rtl=phrases.language.is_rtl,
                    scale_percent=options.text,
                    motion=Motion(0),
                ),
                phrases,
            )
            apply_theme(app, look.theme)
            for size in [options.size] if options.size else SIZES:
                scale = f"-{options.text}" if options.text != 100 else ""
                path = OUT / each.name / f"{language}-{theme}-{size}{scale}.png"
                if not _take(each, look, size, path):
                    yield path


def _take(each: Shot, look: Look, size: str, path: Path) -> bool:
    width, height = map(int, size.split("x"))
    widget = each.build(look)
    widget.resize(QSize(width, height))
    widget.show()
    is_ready = _wait(each, widget)
    path.parent.mkdir(parents=True, exist_ok=True)
    widget.grab().save(str(path))
    print(path)
    widget.close()
    widget.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()
    return is_ready


def _wait(each: Shot, widget: QWidget) -> bool:
    """Let layouts settle and answers arrive."""
    deadline = time.monotonic() + PATIENCE_S
    for _ in range(5):
        QCoreApplication.processEvents()
    while not each.is_ready(widget):
        if time.monotonic() > deadline:
            return False
        QCoreApplication.processEvents()
        time.sleep(0.005)
    # What opened last is laid out in several turns, and each picture of a product has a turn of its own.
    for _ in range(_TURNS_AFTER):
        QCoreApplication.processEvents()
        time.sleep(0.002)
    return True


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
