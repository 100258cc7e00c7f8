"""The menu of a card: everything that can be done with its car."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QMenu, QWidget

from cardesk_desktop.domain.visit import ENDED
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.ui.screens.visits.cards import CardFace, Step


def show_card_menu(
    _: Phrasebook,
    face: CardFace,
    parent: QWidget,
    at: QPoint,
    *,
    step: Callable[[Step], None],
    open_history: Callable[[], None],
    photos: Callable[[], None] | None,
    cancel: Callable[[], None],
) -> QMenu:
    """Open the menu at a place on the screen; it deletes itself when it closes."""
    menu = QMenu(parent)
    main = face.main
    if main is not None:
        menu.addAction(main.words, lambda: step(main.step))
    can_sell = face.state not in ENDED and face.invoice_id is None
    if can_sell and face.ticket_id is not None:
        menu.addAction(_("Open the ticket"), lambda: step(Step.OPEN_TICKET))
    menu.addAction(_("History of the car"), open_history)
    if photos is not None:
        menu.addAction(_("Photos and damage"), photos)
    if can_sell:
        menu.addSeparator()
        menu.addAction(_("Cancel the visit …"), cancel)
    menu.aboutToHide.connect(menu.deleteLater)
    menu.popup(at)
    return menu
