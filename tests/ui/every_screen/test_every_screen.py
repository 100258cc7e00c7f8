"""Every picture of the gallery is also looked at by machine."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt
from PySide6.QtWidgets import QApplication, QWidget

from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.theme import Motion, Theme, apply_theme, build_theme
from cardesk_desktop.ui.widgets.reading_order import stops
from cardesk_desktop.ui.widgets.side_panel import SidePanel
from tests.screenshots.registry import Shot, every_shot
from tests.ui.every_screen.data_words import known_words, words_of
from tests.ui.every_screen.inspection import (
    Line,
    controls,
    described,
    is_seen,
    name_of,
    painted_lines,
    written_lines,
)
from tests.ui.every_screen.pseudo import CLOSING, OPENING, pseudo_phrasebook

SHOTS = [shot for shot in every_shot() if not shot.name.startswith("gallery-")]
"""The gallery of widgets is no screen: it shows buttons in English on purpose."""
QUOTING = frozenset(
    {"settings-about", "settings-diagnostics", "notice-defect-report", "account-usage", "import-undone"}
)
"""Licences, reports for support and names of systems and files are as they are whatever the screen speaks,
and the service speaks for itself."""
SMALLEST = QSize(1366, 768)
_PATIENCE_S = 20.0
_DEEPEST_GROUP = 3
_TRANSLATED = re.compile(f"{OPENING}[^{OPENING}{CLOSING}]*{CLOSING}")
DONE_BY_KEY = {
    ("IconButton", "SearchField"): "Esc clears the search",
    ("Button", "Toast"): "Ctrl+Z takes back, or goes on",
    ("PadKey", ""): "digits are typed",
    ("QListView", "Results"): "arrows go from the search box through what it found",
    ("_Row", "Suggestions"): "arrows go from the plate through the known cars",
    ("_StepButton", "CardView"): "Enter on the card",
}
"""What is pressed by mouse or finger only, as (control, parent), and the key that does the same."""


_TURNS = 5


@pytest.fixture
def look(dressed: QApplication, theme: Theme) -> Iterator[Look]:
    """The pseudo language in the light theme."""
    plain = build_theme(is_dark=False, is_rtl=False, motion=Motion(0))
    apply_theme(dressed, plain)
    yield Look(plain, pseudo_phrasebook())
    apply_theme(dressed, theme)


@pytest.fixture
def show() -> Iterator[Callable[[Shot, Look], QWidget]]:
    """Show a picture's widget on the smallest screen until it is ready."""
    shown: list[QWidget] = []

    def build(shot: Shot, look: Look) -> QWidget:
        widget = shot.build(look)
        shown.append(widget)
        widget.resize(SMALLEST)
        widget.show()
        deadline = time.monotonic() + _PATIENCE_S
        for _ in range(5):
            QCoreApplication.processEvents()
        while not shot.is_ready(widget):
            assert time.monotonic() < deadline, f"{shot.name} never became ready"
            QCoreApplication.processEvents()
            time.sleep(0.002)
        # Words that came last make a layout ask the one around it, each a turn later.
        for _ in range(_TURNS):
            QCoreApplication.processEvents()
        return widget

    yield build
    for widget in shown:
        outermost = widget
        # A dialog belongs to the window that it was opened over.
        while (parent := outermost.parentWidget()) is not None:
            outermost = parent
        outermost.close()
        outermost.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@dataclass(frozen=True)
class Flaws:
    """What a person would stumble over."""

    cut: list[str] = field(default_factory=list)
    """Words that have no room in a language two fifths longer."""
    in_english: set[str] = field(default_factory=set)
    """Sentences that nobody can translate."""
    without_a_name: list[str] = field(default_factory=list)
    """Controls that a screen reader cannot announce."""
    out_of_reach: list[str] = field(default_factory=list)
    """Controls that no key reaches."""
    passed_over: list[str] = field(default_factory=list)
    """Controls that take Tab, and which Tab does not come by."""
    below_the_panel: list[str] = field(default_factory=list)
    """What has the keyboard although a panel covers it."""


@pytest.mark.parametrize("shot", SHOTS, ids=lambda shot: shot.name)
def test_nobody_stumbles_over_a_screen(
    shot: Shot, look: Look, show: Callable[[Shot, Look], QWidget], monkeypatch: pytest.MonkeyPatch
) -> None:
    # One window is looked at for all of it: to build one takes longer than any look at it.
    widget = show(shot, look)
    with painted_lines(monkeypatch) as painted:
        widget.grab()
    lines = [*painted, *written_lines(widget)]
    assert lines
    found, walked = list(controls(widget)), set(stops(widget))
    stopping = [each for each in widget.findChildren(QWidget) if _is_a_stop(each)]
    assert (
        Flaws(
            cut=[line.text for line in lines if line.is_cut and _is_ours(line)],
            in_english=set() if shot.name in QUOTING else _in_english(widget, lines),
            without_a_name=[described(control) for control in found if not name_of(control)],
            out_of_reach=[described(control) for control in found if not _is_reached(control)],
            passed_over=[described(each) for each in stopping if each not in walked],
            below_the_panel=_below_the_panel(widget),
        )
        == Flaws()
    )


def _in_english(widget: QWidget, lines: Sequence[Line]) -> set[str]:
    said = {line.text for line in lines}
    said |= {text for each in widget.findChildren(QWidget) if is_seen(each) for text in _hidden_words(each)}
    words = {text: words_of(_without_translated(text)) for text in said}
    if not any(each - known_words() for each in words.values()):
        return set()
    # Somebody may have written into a database since it was read.
    known_words.cache_clear()
    return {text for text, each in words.items() if each - known_words()}


def _is_ours(line: Line) -> bool:
    """A sentence of the program: names and notes that people typed may be of any length."""
    return line.text.startswith(OPENING) and line.text.endswith(CLOSING)


def _without_translated(text: str) -> str:
    """What is left of a text when every sentence that was translated is taken out, from the inside."""
    while (rest := _TRANSLATED.sub(" ", text)) != text:
        text = rest
    return text


def _hidden_words(widget: QWidget) -> tuple[str, ...]:
    """What is said on hovering and by a screen reader."""
    return widget.toolTip(), widget.accessibleName(), widget.accessibleDescription()


def _is_reached(control: QWidget) -> bool:
    """By Tab, by the arrow keys in a group that Tab enters, or by the key that is said above."""
    if _takes_tab(control) or _told_by_key(control):
        return True
    group = control.parentWidget()
    for _ in range(_DEEPEST_GROUP):
        if group is None or group.isWindow():
            return False
        if _takes_tab(group) or any(_takes_tab(other) for other in group.findChildren(type(control))):
            return True
        group = group.parentWidget()
    return False


def _focused_in(widget: QWidget) -> QWidget | None:
    return widget.window().focusWidget()


def _below_the_panel(widget: QWidget) -> list[str]:
    focused = _focused_in(widget)
    covering = [panel for panel in widget.findChildren(SidePanel) if panel.isVisible()]
    if all(focused is not None and panel.isAncestorOf(focused) for panel in covering):
        return []
    return [described(focused) if focused is not None else "nothing"]


def _is_a_stop(widget: QWidget) -> bool:
    has_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return has_tab and widget.focusProxy() is None and widget.isVisible() and widget.isEnabled()


def _takes_tab(widget: QWidget) -> bool:
    has_tab = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return has_tab or widget.focusProxy() is not None


def _told_by_key(control: QWidget) -> bool:
    parent = control.parentWidget()
    names = (type(control).__name__, type(parent).__name__ if parent is not None else "")
    return names in DONE_BY_KEY or (names[0], "") in DONE_BY_KEY
