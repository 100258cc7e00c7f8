"""Begin a count, or go on with one: everything, what the list shows, or one category."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from cardesk_desktop.domain.catalogue import Category
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.counting_stock import MOST_LISTED, CountView
from cardesk_desktop.store.stock_views import StockFilter
from cardesk_desktop.ui.screens.stock.count_faces import count_title, progress_words
from cardesk_desktop.ui.screens.stock.listing import COUNT_KEY
from cardesk_desktop.ui.screens.stock.memory import EVERYTHING
from cardesk_desktop.ui.shortcuts import InstalledShortcuts, Shortcut
from cardesk_desktop.ui.theme import TextSize, Theme, Tone
from cardesk_desktop.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from cardesk_desktop.ui.widgets.card import PressCard
from cardesk_desktop.ui.widgets.choice import Choice
from cardesk_desktop.ui.widgets.labels import Text
from cardesk_desktop.ui.widgets.panel_content import PanelContent
from cardesk_desktop.ui.widgets.select_field import SelectField
from cardesk_desktop.ui.words import called


class CountStart(PanelContent):
    """The counts that go on stand first: two people rarely mean to start two."""

    resumed = Signal(object)
    """The `CountView` to go on with."""
    started = Signal(object)
    """The identity of a category, a `StockFilter`, or None for everything."""

    def __init__(
        self,
        theme: Theme,
        phrases: Phrasebook,
        counts: tuple[CountView, ...],
        categories: tuple[Category, ...],
        shown: StockFilter,
        total: int,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, parent)
        _ = phrases
        if counts:
            doing = _("Go on counting")
            self.body.addWidget(Text(theme, doing, size=TextSize.SMALL, tone=Tone.MUTED, is_bold=True))
        for view in counts:
            self.body.addWidget(self._going_on(theme, _, view))
        everything = Choice(None, _("The whole stock"))
        shelves = [Choice(category.id, called(_, category.names)) for category in categories]
        if shown != EVERYTHING and 0 < total <= MOST_LISTED:
            words = _.plural("What the list shows: {n} product", "What the list shows: {n} products", total)
            shelves.insert(0, Choice(shown, words))
        self.what = SelectField(theme, _("What is to be counted"), [everything, *shelves])
        about = Text(
            theme,
            _(
                "Several people can count at once, with scanners or by hand, while you go on selling. "
                "Nobody sees how many there should be; the differences are shown when you finish."
            ),
            tone=Tone.MUTED,
            is_wrapping=True,
        )
        self.start = Button(
            theme,
            _("Start counting"),
            kind=ButtonKind.PRIMARY,
            size=ButtonSize.LARGE,
            key=COUNT_KEY,
            is_once=True,
        )
        self.body.addWidget(self.what)
        self.body.addWidget(about)
        self.body.addStretch(1)
        self.footer.addWidget(self.start)
        self.start.activated.connect(self._tell)
        InstalledShortcuts((Shortcut(COUNT_KEY, "", self.start.click),), self)

    def _going_on(self, theme: Theme, _: Phrasebook, view: CountView) -> PressCard:
        """To press: go on with it. Names of shelves and people are as long as they are."""
        title = count_title(_, view)
        below = _.side_by_side((progress_words(_, view), view.count.started_by))
        card = PressCard(theme, _.side_by_side((title, below)), padding=theme.space.one_half)
        words = (
            Text(theme, title, is_bold=True, is_wrapping=True),
            Text(theme, below, size=TextSize.SMALL, tone=Tone.MUTED, is_wrapping=True),
        )
        for text in words:
            card.content.addWidget(card.show_only(text))
        card.activated.connect(lambda: self.resumed.emit(view))
        return card

    def _tell(self) -> None:
        self.started.emit(self.what.value)
