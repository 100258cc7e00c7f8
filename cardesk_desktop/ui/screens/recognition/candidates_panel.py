"""Which product is in this photo? What this computer thinks, without a network; a person says which it is."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QVBoxLayout, QWidget

from cardesk_desktop.domain.errors import Refused
from cardesk_desktop.domain.seen import Candidate, Seen
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.identifying import candidates
from cardesk_desktop.ui.errors import sentence
from cardesk_desktop.ui.screens.catalogue.photo_view import PhotoView
from cardesk_desktop.ui.screens.recognition.candidate_row import CandidateRow
from cardesk_desktop.ui.tasks import Tasks
from cardesk_desktop.ui.theme import TextSize, Theme, Tone
from cardesk_desktop.ui.widgets.buttons import Button, ButtonSize
from cardesk_desktop.ui.widgets.labels import Text
from cardesk_desktop.ui.widgets.panel_content import PanelContent
from cardesk_desktop.ui.widgets.skeleton import Skeleton
from cardesk_desktop.vision.looking import look_at_product
from cardesk_desktop.vision.reader import Reader

_PHOTO = 160
_NAME_LINES = 4
"""Lines of the label, the largest first, that make the name of a new product."""


@dataclass(frozen=True, slots=True)
class ReadProduct:
    """What is filled into the form of a new product."""

    name: str
    barcode: str
    photo: bytes


class CandidatesPanel(PanelContent):
    """Looks as soon as it is made, and offers what it found, the likeliest first, each with its reason."""

    chosen = Signal(object, object)
    """The `Product` that a person says it is, and what was `Seen`."""
    new_wanted = Signal(object)
    """It is none of them: `ReadProduct` for a new one."""
    online_wanted = Signal(object)
    """The photo, to be asked about at the account service."""

    def __init__(
        self,
        theme: Theme,
        _: Phrasebook,
        tasks: Tasks,
        reader: Reader,
        photo: bytes,
        codes: tuple[str, ...] = (),
        *,
        may_ask_online: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        self._look, self._, self._tasks, self._photo, self._codes = theme, _, tasks, photo, codes
        self._seen = Seen()
        self.rows: list[CandidateRow] = []
        self.view = PhotoView(theme, _("The photo"), theme.px(_PHOTO))
        self.view.show_picture(QImage.fromData(photo), "")
        self.title = Text(theme, _("Reading the photo …"), is_bold=True, is_wrapping=True)
        self.hint = Text(theme, size=TextSize.SMALL, tone=Tone.MUTED, is_wrapping=True)
        self.waiting = Skeleton(theme, _, rows=3)
        self._list = QVBoxLayout()
        self._list.setSpacing(theme.space.one)
        self.new = Button(theme, _("None of these: new product"), size=ButtonSize.TALL, icon="plus")
        self.online = Button(theme, _("Ask online"), size=ButtonSize.TALL, icon="sparkles", is_once=True)
        for part in (self.view, self.title, self.waiting):
            self.body.addWidget(part)
        self.body.addLayout(self._list)
        self.body.addWidget(self.hint)
        self.body.addStretch(1)
        self.footer.addWidget(self.new)
        self.footer.addWidget(self.online)
        self.hint.hide()
        if not may_ask_online:
            self.online.hide()
        self.new.activated.connect(lambda: self.new_wanted.emit(self.read_product()))
        self.online.activated.connect(lambda: self.online_wanted.emit(photo))
        tasks.run_io(
            look_at_product,
            on_done=self._on_seen,
            on_refused=self._on_refused,
            owner=self,
            photo=photo,
            reader=reader,
        )

    def read_product(self) -> ReadProduct:
        """What was read, as far as it helps with a new product."""
        name = " ".join(line for line in self._seen.text[:_NAME_LINES] if any(map(str.isalpha, line)))
        return ReadProduct(name, next(iter(self._seen.codes), ""), self._photo)

    def _on_seen(self, seen: Seen) -> None:
        self._seen = replace(seen, codes=tuple(dict.fromkeys((*self._codes, *seen.codes))))
        self._tasks.run(candidates, on_done=self._show, owner=self, seen=self._seen)

    def _on_refused(self, refusal: Refused) -> None:
        self.waiting.hide()
        self.title.setText(sentence(self._, refusal))

    def _show(self, found: tuple[Candidate, ...]) -> None:
        _ = self._
        self.waiting.hide()
        for number, candidate in enumerate(found):
            row = CandidateRow(self._look, _, candidate, is_first=not number)
            row.activated.connect(lambda each=candidate: self.chosen.emit(each.product, self._seen))
            self._list.addWidget(row)
            self.rows.append(row)
        self.new.set_words(_("None of these: new product") if found else _("New product from this photo"))
        self.title.setText(_("Is it one of these?") if found else _("Nothing in the catalogue fits"))
        self.hint.setText(self._advice(found))
        self.hint.show()
        (self.rows[0] if self.rows else self.new).setFocus(Qt.FocusReason.OtherFocusReason)

    def _advice(self, found: tuple[Candidate, ...]) -> str:
        _, trouble = self._, self._seen.trouble
        if trouble is not None:
            return sentence(_, Refused(trouble))
        if found:
            return _("Press the right one. This register then knows it again in the next photo.")
        if self._seen.text:
            read = " ".join(self._seen.text[:_NAME_LINES])
            return _("The label says “{words}”. It is filled into the new product.", words=read)
        return _(
            "No writing was found. Hold the label straight, in good light, and fill the picture with it."
        )
