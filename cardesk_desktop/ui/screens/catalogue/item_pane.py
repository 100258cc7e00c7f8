"""The item in front: its photo, what is to be known of it, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set
from uuid import UUID

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from cardesk_desktop.domain.catalogue import Product
from cardesk_desktop.domain.tax_rate import TaxRate
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.catalogue_list import ItemCard
from cardesk_desktop.ui.pictures import Pictures
from cardesk_desktop.ui.screens.catalogue.faces import Said, facts
from cardesk_desktop.ui.screens.catalogue.photo_view import PhotoView
from cardesk_desktop.ui.tasks import Tasks
from cardesk_desktop.ui.theme import TextSize, Theme, Tone
from cardesk_desktop.ui.widgets.buttons import Button, ButtonKind
from cardesk_desktop.ui.widgets.card import Card
from cardesk_desktop.ui.widgets.empty_state import EmptyState
from cardesk_desktop.ui.widgets.filled_rows import FilledRows
from cardesk_desktop.ui.widgets.flow_row import FlowRow
from cardesk_desktop.ui.widgets.labels import Text
from cardesk_desktop.ui.widgets.photo_strip import PhotoStrip, ThumbFace
from cardesk_desktop.ui.widgets.scrolling import Scrolling
from cardesk_desktop.ui.widgets.tag import Tag

EDIT_KEY, COPY_KEY, ARCHIVE_KEY, LABELS_KEY, PHOTO_KEY = "F4", "Ctrl+D", "Delete", "F8", "F5"
_PHOTO = 132
_LEAST_WIDTH = 300
_LEAST_HEIGHT = 160


class ItemPane(Card):
    """Shows one product or service at a time."""

    edit_asked = Signal()
    copy_asked = Signal()
    archive_asked = Signal()
    labels_asked = Signal()
    recognise_asked = Signal()
    photo_asked = Signal()

    def __init__(
        self, theme: Theme, phrases: Phrasebook, tasks: Tasks, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, parent=parent)
        self._look, self._ = theme, phrases
        self.card: ItemCard | None = None
        self._sha256 = ""
        room = QSize(theme.px(_PHOTO) * 3, theme.px(_PHOTO) * 2)
        self._pictures = Pictures(tasks, room, self)
        self._pictures.arrived.connect(self._show_photo)
        self.photo = PhotoView(theme, phrases("Photo"), theme.px(_PHOTO))
        self.strip = PhotoStrip(theme)
        self._name = Text(theme, size=TextSize.LARGE, is_bold=True, is_wrapping=True)
        self._others = Text(theme, size=TextSize.SMALL, tone=Tone.MUTED, is_wrapping=True)
        self._tags = FlowRow(theme)
        self.edit = Button(theme, phrases("Edit"), kind=ButtonKind.PRIMARY, icon="pencil", key=EDIT_KEY)
        self.copy = Button(theme, phrases("Duplicate"), icon="copy", key=COPY_KEY)
        self.labels = Button(theme, phrases("Labels"), icon="barcode", key=LABELS_KEY)
        self.take_photo = Button(theme, phrases("Photo"), icon="camera", key=PHOTO_KEY)
        self.archive = Button(theme, phrases("Archive"), icon="archive", key=ARCHIVE_KEY)
        self.recognise = Button(theme, phrases("Recognise"), icon="sparkles")
        self.can_recognise = False
        """Whether a photo can be recognised at all."""
        self.suggested: Callable[[], Set[UUID]] = frozenset
        """The products about which something was seen that nobody has looked at."""
        self._nothing = EmptyState(
            theme,
            "package",
            phrases("Nothing chosen"),
            phrases("Choose a product or service in the list to see all of it."),
        )
        self._facts = QWidget()
        self._lay_out()
        self.show_nothing()
        self._connect()

    def _connect(self) -> None:
        self.strip.chosen.connect(lambda _place: self._show_photo())
        for button, signal in (
            (self.edit, self.edit_asked),
            (self.copy, self.copy_asked),
            (self.labels, self.labels_asked),
            (self.take_photo, self.photo_asked),
            (self.archive, self.archive_asked),
            (self.recognise, self.recognise_asked),
        ):
            button.activated.connect(signal)

    @property
    def item_id(self) -> UUID | None:
        """The item in front."""
        return self.card.item.id if self.card else None

    def show_card(self, card: ItemCard, rates: Sequence[TaxRate]) -> None:
        """Show an item."""
        self.card = card
        item, language = card.item, self._.language.code
        self._name.setText(item.names.in_language(language))
        is_translated = item.names.main != item.names.in_language(language)
        self._others.setText(item.names.main if is_translated else "")
        self._others.setVisible(is_translated)
        self._show_tags(card)
        self._show_facts(facts(self._, card, rates))
        is_product = isinstance(item, Product)
        self._sha256 = item.photo_sha256 if isinstance(item, Product) else ""
        self._show_strip(card.photos)
        self.labels.setVisible(is_product)
        self.take_photo.setVisible(is_product)
        self.recognise.setVisible(self.can_recognise and bool(self._sha256))
        self.archive.set_words(self._("Restore") if item.is_archived else self._("Archive"))
        self._show_photo()
        self._nothing.hide()
        self._content.show()

    def show_suggested(self) -> None:
        """Something was seen, or looked at."""
        if self.card is not None:
            self._show_tags(self.card)

    def show_nothing(self) -> None:
        """No item is chosen."""
        self.card = None
        self._content.hide()
        self._nothing.show()

    def _show_tags(self, card: ItemCard) -> None:
        self._tags.clear()
        item = card.item
        tags = [(card.category.names.in_language(self._.language.code), Tone.ACCENT)]
        if item.is_archived:
            tags.append((self._.context("item", "Archived"), Tone.MUTED))
        elif item.is_favourite:
            tags.append((self._.context("item", "Favourite"), Tone.WORK))
        is_suggested = item.id in self.suggested()
        if is_suggested:
            tags.append((self._.context("item", "Suggestion"), Tone.READY))
        words = self._("Look at the suggestion") if is_suggested else self._("Recognise")
        self.recognise.set_words(words)
        for words, tone in tags:
            self._tags.add(Tag(self._look, words, tone))

    def _show_facts(self, said: Sequence[Said]) -> None:
        old = self._facts
        self._facts = QWidget()
        grid = QGridLayout(self._facts)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(self._look.space.two)
        grid.setVerticalSpacing(self._look.space.one)
        grid.setColumnStretch(1, 1)
        for row, fact in enumerate(said):
            grid.addWidget(Text(self._look, fact.label, tone=Tone.MUTED), row, 0)
            words = Text(self._look, fact.words, tone=fact.tone, is_bold=row == 0, is_wrapping=True)
            grid.addWidget(words, row, 1)
        self._inside.replaceWidget(old, self._facts)
        self._facts.show()
        old.hide()
        old.deleteLater()

    def _show_strip(self, photos: Sequence[str]) -> None:
        _, count = self._, self._.number(len(photos))
        faces = [
            ThumbFace(_("Photo {n} of {count}", n=_.number(place + 1), count=count))
            for place in range(len(photos))
        ]
        self.strip.show_photos(faces, 0)
        self.strip.setVisible(len(photos) > 1)

    def _show_photo(self) -> None:
        if self.card is None:
            return
        photos = self.card.photos
        for place, sha256 in enumerate(photos):
            self.strip.show_picture(place, self._pictures.get(sha256))
        chosen = photos[self.strip.current] if photos else ""
        picture = self._pictures.get(chosen) if chosen else None
        self.photo.show_picture(picture, self.card.category.colour)

    def _lay_out(self) -> None:
        space = self._look.space
        inside = QWidget()
        self._inside = QVBoxLayout(inside)
        self._inside.setContentsMargins(0, 0, 0, 0)
        self._inside.setSpacing(space.one)
        for part in (self.photo, self.strip, self._name, self._others, self._tags, self._facts):
            self._inside.addWidget(part)
        self._inside.addStretch(1)
        self._content = QWidget()
        self._content.setMinimumWidth(self._look.px(_LEAST_WIDTH))
        column = QVBoxLayout(self._content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(space.one)
        around = Scrolling(inside)
        # It takes what the buttons leave: the page around must not grow for it.
        around.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        around.setMinimumHeight(self._look.px(_LEAST_HEIGHT))
        around.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column.addWidget(around, 1)
        column.addWidget(self.edit)
        others = FilledRows(self._look)
        for button in (self.take_photo, self.labels, self.copy, self.archive, self.recognise):
            others.add(button)
        column.addWidget(others)
        self.content.addWidget(self._content, 1)
        self.content.addWidget(self._nothing, 1)
