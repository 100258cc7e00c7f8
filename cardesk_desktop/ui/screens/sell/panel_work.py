"""What is done to the ticket in front through a side panel: line, discount, note, client, voiding."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from cardesk_desktop.domain.changes import Outcome
from cardesk_desktop.domain.client import Client
from cardesk_desktop.domain.discount import Discount
from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.ticket import TicketLine
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations import changing_lines, selling, tickets
from cardesk_desktop.operations.ticket_view import TicketView
from cardesk_desktop.ui.navigator import Action, Loudness, Window
from cardesk_desktop.ui.screens.clients.panels import ClientPanels
from cardesk_desktop.ui.screens.sell.current_ticket import CurrentTicket
from cardesk_desktop.ui.screens.sell.line_panel import LineEdit, LinePanel
from cardesk_desktop.ui.screens.sell.ticket_panels import DiscountPanel, NotePanel, VoidPanel
from cardesk_desktop.ui.screens.sell.ticket_work import TicketWork
from cardesk_desktop.ui.theme import Theme

_GONE = (Code.LINE_MISSING, Code.TICKET_CLOSED, Code.NOT_FOUND)
Change = Callable[..., Outcome[TicketView]]


class PanelWork(QObject):
    """Opens the panels of a ticket and saves what they say. One panel is open at a time.

    It is about the ticket that was in front when it was opened: it changes no other one, and closes when
    that one leaves the front.
    """

    def __init__(
        self,
        theme: Theme,
        _: Phrasebook,
        window: Window,
        ticket: CurrentTicket,
        work: TicketWork,
        clients: ClientPanels,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._theme, self._, self._window = theme, _, window
        self._ticket, self._work, self._clients = ticket, work, clients
        self._pinned: UUID | None = None
        self._unsaved: NotePanel | None = None
        ticket.shown.connect(self.on_ticket_shown)

    def open_line(self, line_id: UUID) -> None:
        """Show the panel of a line."""
        view = self._ticket.view
        if view is None:
            return
        line = view.ticket.line(line_id)
        panel = LinePanel(self._theme, self._, line, view.staff)
        self._ticket.settled.connect(panel.release)
        panel.saved.connect(lambda edit: self._save_line(panel, line, edit))
        panel.removed.connect(lambda: self._remove_line(line_id))
        name = line.names.in_language(self._.language.code)
        self._open(panel, name, panel.quantity.editor)

    def open_discount(self) -> None:
        """Show the panel of the ticket's discount."""
        ticket = self._ticket.ticket
        if ticket is None or not ticket.lines:
            return
        panel = DiscountPanel(self._theme, self._, ticket)
        self._ticket.settled.connect(panel.release)
        panel.saved.connect(lambda discount: self._save_discount(panel, ticket.id, discount))
        self._open(panel, self._("Discount on the ticket"), panel.editor.rate.editor)

    def open_note(self, begun: str = "") -> None:
        """Show the panel of the ticket's note, or of what was begun of it."""
        ticket = self._ticket.ticket
        if ticket is None:
            return
        panel = NotePanel(self._theme, self._, begun or ticket.note)
        self._ticket.settled.connect(panel.release)
        panel.saved.connect(lambda note: self._save_note(panel, ticket.id, note))
        self._open(panel, self._("Note on the ticket"), panel.note.editor, partial(self._left_note, panel))
        self._unsaved = panel

    def open_client(self) -> None:
        """Show the panel in which a client is chosen; before the first item it begins the ticket."""
        view, ticket_id = self._ticket.view, self._ticket.ticket_id
        on_chosen = partial(self._set_client, ticket_id)
        self._clients.choose(view.client if view else None, on_chosen, on_closed=self._unpin)
        self._pinned = ticket_id

    def void(self) -> None:
        """Close the ticket without a sale; an empty one needs no reason."""
        ticket = self._ticket.ticket
        if ticket is None:
            return
        if not ticket.lines:
            self._void(ticket.id, "", on_refused=self._window.explain)
            return
        panel = VoidPanel(self._theme, self._)
        self._ticket.settled.connect(panel.release)
        panel.confirmed.connect(lambda reason: self._void(ticket.id, reason, on_refused=panel.refuse))
        self._open(panel, self._("Void the ticket"), panel.reason.editor)

    def on_ticket_shown(self) -> None:
        """Close the panel of a ticket that is not in front any more, and say it when nothing else is."""
        in_front = self._ticket.ticket_id
        if self._pinned in (None, in_front):
            return
        self._window.close_panel()
        if in_front is None:
            self._window.explain(Refused(Code.TICKET_CLOSED))

    def _open(
        self, panel: QWidget, title: str, first_focus: QWidget, on_left: Callable[[], None] | None = None
    ) -> None:
        self._window.open_panel(panel, title, first_focus=first_focus, on_closed=on_left or self._unpin)
        # Only now: a panel that was open before has just let go of its own ticket.
        self._pinned = self._ticket.ticket_id

    def _unpin(self) -> None:
        self._pinned = None

    def _left_note(self, panel: NotePanel) -> None:
        """What was typed of a note and not saved is offered again, while its ticket is in front."""
        ticket, note = self._ticket.ticket, panel.note.text
        is_of_this, self._pinned = self._pinned == self._ticket.ticket_id, None
        is_unsaved, self._unsaved = self._unsaved is panel, None
        if is_unsaved and is_of_this and ticket is not None and note.strip() not in ("", ticket.note):
            go_on = Action(self._("Go on"), partial(self._take_up_note, ticket.id, note))
            self._window.toast(self._("The note is not saved."), loudness=Loudness.INFO, undo=go_on)

    def _take_up_note(self, ticket_id: UUID, note: str) -> None:
        if self._ticket.ticket_id == ticket_id:
            self.open_note(note)

    def _save_line(self, panel: LinePanel, line: TicketLine, edit: LineEdit) -> None:
        """Save what differs, one thing after the other; the first refusal stops the rest."""
        steps: list[Callable[[], None]] = []
        ticket_id = self._ticket.ticket_id

        def follow() -> None:
            if steps:
                steps.pop(0)()
            else:
                self._window.close_panel()

        def plan(operation: Change, *, is_discount: bool = False, **arguments: object) -> None:
            step = partial(operation, line_id=line.id, **arguments)
            on_refused = partial(self._refuse_line, panel, is_discount=is_discount)
            steps.append(
                lambda: self._ticket.change(step, on_done=follow, on_refused=on_refused, ticket_id=ticket_id)
            )

        is_taken_back = line.discount is not None and edit.discount is None
        if is_taken_back:
            # A sum taken off may be too much for fewer pieces: it goes before they do.
            plan(changing_lines.set_line_discount, is_discount=True, discount=None)
        if edit.quantity != line.quantity:
            plan(changing_lines.set_quantity, quantity=edit.quantity)
        if edit.discount != line.discount and not is_taken_back:
            plan(changing_lines.set_line_discount, is_discount=True, discount=edit.discount)
        if (edit.note, edit.worker_id) != (line.note, line.staff_id):
            plan(changing_lines.set_line_details, note=edit.note, worker_id=edit.worker_id)
        follow()

    def _refuse_line(self, panel: LinePanel, refusal: Refused, *, is_discount: bool) -> None:
        if refusal.code in _GONE:
            self._window.close_panel()
            self._window.explain(refusal)
        else:
            panel.refuse(refusal, is_discount=is_discount)

    def _remove_line(self, line_id: UUID) -> None:
        self._window.close_panel()
        self._work.remove(line_id)

    def _save_discount(self, panel: DiscountPanel, ticket_id: UUID, discount: Discount | None) -> None:
        change = partial(changing_lines.set_discount, discount=discount)
        self._change(change, ticket_id, on_refused=panel.refuse)

    def _save_note(self, panel: NotePanel, ticket_id: UUID, note: str) -> None:
        def close() -> None:
            self._unsaved = None
            self._window.close_panel()

        change = partial(changing_lines.set_note, note=note)
        self._ticket.change(change, on_done=close, on_refused=panel.refuse, ticket_id=ticket_id)

    def _change(self, change: Change, ticket_id: UUID, *, on_refused: Callable[[Refused], None]) -> None:
        close = self._window.close_panel
        self._ticket.change(change, on_done=close, on_refused=on_refused, ticket_id=ticket_id)

    def _set_client(self, ticket_id: UUID | None, client: Client | None) -> None:
        if ticket_id is not None or self._ticket.view is not None:
            set_client = partial(selling.set_client, client_id=client.id if client else None)
            self._ticket.change(set_client, ticket_id=ticket_id, on_refused=self._window.explain)
        elif client is not None:
            staff_id = self._ticket.of_this()["staff_id"]
            begun = {"staff_id": staff_id, "size_class": self._ticket.size_class}
            self._ticket.ask(selling.open_counter_ticket, lambda: begun, on_done=self._ticket.show)
            self._ticket.change(selling.set_client, client_id=client.id)

    def _void(self, ticket_id: UUID, reason: str, *, on_refused: Callable[[Refused], None]) -> None:
        self._ticket.ask(
            tickets.void,
            lambda: {**self._ticket.of_this(), "ticket_id": ticket_id, "reason": reason},
            on_done=lambda _none: self._voided(ticket_id),
            on_refused=on_refused,
        )

    def _voided(self, ticket_id: UUID) -> None:
        self._window.close_panel()
        if self._ticket.ticket_id == ticket_id:
            self._ticket.show(None)
        self._window.toast(self._("The ticket is voided."))
