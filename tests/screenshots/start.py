"""The window before there is a desk, and what is said over the screens: notices, toasts, a defect."""

from __future__ import annotations

from datetime import UTC, datetime

from PySide6.QtWidgets import QWidget

from cardesk_desktop.domain.errors import Code, Unavailable
from cardesk_desktop.ui.equipment import keep_saying_safe
from cardesk_desktop.ui.navigator import Action, Loudness
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.shell.bug_dialog import BugDialog
from cardesk_desktop.ui.shell.leaving import LeavingDialog
from cardesk_desktop.ui.starting.data_gone import WaysOn
from cardesk_desktop.ui.starting.start_window import StartWindow
from cardesk_desktop.ui.support.machine import machine_facts
from cardesk_desktop.ui.support.report import crash_report
from cardesk_desktop.ui.unfinished import Unfinished
from tests.screenshots.registry import shot
from tests.screenshots.sell import opened, with_ticket


def _nothing() -> None:
    """What the buttons of a picture do."""


@shot("start-opening")
def opening(look: Look) -> QWidget:
    """The database is being opened."""
    window = StartWindow(look)
    window.show_opening()
    return window


@shot("start-trouble")
def trouble(look: Look) -> QWidget:
    """It could not be opened."""
    window = StartWindow(look)
    window.show_trouble(Unavailable(Code.DISK_FULL), Action(look.phrases("Try again"), _nothing))
    return window


@shot("start-recovery")
def recovery(look: Look) -> QWidget:
    """The keyring has lost the key; the owner's code opens the data."""
    window = StartWindow(look)
    retry = Action(look.phrases("Try again"), _nothing)
    window.ask_for_code(Unavailable(Code.KEY_LOST), retry, lambda _: None)
    return window


@shot("start-gone")
def gone(look: Look) -> QWidget:
    """The data are not where they were."""
    window = StartWindow(look)
    _, seen = look.phrases, datetime(2026, 11, 20, 18, 30, tzinfo=UTC)
    path = r"D:\CarDesk\cardesk.db"
    ways = WaysOn(
        *(Action(words, _nothing) for words in (_("Look again"), _("Restore a backup"), _("Begin anew")))
    )
    window.show_gone(Unavailable(Code.DATA_GONE, path=path, last_seen=seen), ways)
    return window


@shot("notice-banner")
def banner(look: Look) -> QWidget:
    """The printer failed; the sale is safe."""
    window = with_ticket(look).window
    window.frame.banner.say(
        look.phrases("The printer {printer} is not there.", printer="Epson TM-T20"),
        loudness=Loudness.FAILURE,
        action=Action(look.phrases("Print again"), _nothing),
    )
    return window


@shot("notice-safe-mode")
def safe_mode(look: Look) -> QWidget:
    """Without cameras and printers, and the way out of it."""
    window = opened(look).window
    keep_saying_safe(window, lambda: look, _nothing)
    return window


@shot("notice-toast")
def toast(look: Look) -> QWidget:
    """Something was taken off, and can be put back."""
    window = with_ticket(look).window
    _ = look.phrases
    words = _("{name} is off the ticket.", name=_("Air freshener"))
    window.frame.toast.say(words, undo=Action(_("Undo"), _nothing))
    return window


@shot("notice-defect")
def defect(look: Look) -> QWidget:
    """The program has a defect; the work is safe."""
    return BugDialog(look, "7F3A-21C9", opened(look).window, report="CarDesk crash report\n")


@shot("notice-defect-report")
def defect_report(look: Look) -> QWidget:
    """The whole report, before it is saved."""
    try:
        raise ZeroDivisionError
    except ZeroDivisionError as error:
        report = crash_report(error, "BCDF-GHJK", machine_facts(look.theme))
    dialog = BugDialog(look, "BCDF-GHJK", opened(look).window, report=report)
    dialog.show_report()
    return dialog


@shot("notice-leaving")
def leaving(look: Look) -> QWidget:
    """The till is closed while a list is still being written."""
    unfinished = Unfinished()
    unfinished.begin(look.phrases("Clients"), _nothing)
    return LeavingDialog(look, unfinished, opened(look).window)
