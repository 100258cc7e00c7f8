"""Many prices changed at once: whose, by how much, and old beside new before anything happens."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from cardesk_desktop.domain.catalogue import ItemKind
from cardesk_desktop.domain.errors import Code, Refused, Unavailable
from cardesk_desktop.domain.quantity import Quantity
from cardesk_desktop.domain.repricing import Ending, PriceRule
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations.catalogue_list import Shelving
from cardesk_desktop.operations.repricing import (
    PricePair,
    PriceScope,
    change_prices,
    preview_prices,
)
from cardesk_desktop.ui import words
from cardesk_desktop.ui.errors import sentence
from cardesk_desktop.ui.screens.catalogue.faces import category_choices
from cardesk_desktop.ui.screens.catalogue.panel_means import PanelMeans
from cardesk_desktop.ui.theme import Tone
from cardesk_desktop.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from cardesk_desktop.ui.widgets.cell import Cell, CellKind
from cardesk_desktop.ui.widgets.choice import Choice
from cardesk_desktop.ui.widgets.fields import TextField
from cardesk_desktop.ui.widgets.labels import Text
from cardesk_desktop.ui.widgets.paged_model import PagedModel, from_operation
from cardesk_desktop.ui.widgets.panel_content import PanelContent
from cardesk_desktop.ui.widgets.row_list import Column, RowList
from cardesk_desktop.ui.widgets.segmented import Segmented
from cardesk_desktop.ui.widgets.select_field import SelectField
from cardesk_desktop.written_money import written_amount

_PAUSE_MS = 250
_PREVIEW_HEIGHT = 300
_LEFT_TO_RIGHT = "\u200e"
APPLY_KEY = "Ctrl+S"
_BOTH = (ItemKind.PRODUCT, ItemKind.SERVICE)


class PricesPanel(PanelContent):
    """Nothing changes before the button is pressed."""

    changed = Signal(object)
    """The `PricesChanged` that can be put back."""

    def __init__(
        self,
        means: PanelMeans,
        shelving: Shelving,
        scope: PriceScope,
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(means.theme, parent)
        self._means, self._, self._scope = means, means.phrases, scope
        self._rule: PriceRule | None = None
        self._build_scope(shelving)
        self._build_rule()
        self._model: PagedModel[PricePair] = PagedModel(parent=self)
        self.preview = RowList(means.theme, self._("Old and new prices"), self._model, _columns(self._))
        self.preview.setMinimumHeight(means.theme.px(_PREVIEW_HEIGHT))
        self._message = Text(means.theme, tone=Tone.MUTED, is_wrapping=True)
        saying, kind, size = self._("Change prices"), ButtonKind.PRIMARY, ButtonSize.TALL
        self.apply = Button(means.theme, saying, kind=kind, size=size, key=APPLY_KEY, is_once=True)
        self._lay_out()
        self._connect()
        self._read()

    def _build_scope(self, shelving: Shelving) -> None:
        _, theme, scope = self._, self._means.theme, self._scope
        kinds = (
            Choice(_BOTH, _.context("prices of", "All")),
            Choice((ItemKind.PRODUCT,), _.context("prices of", "Products")),
            Choice((ItemKind.SERVICE,), _.context("prices of", "Services")),
        )
        self.kinds = Segmented(theme, _("Which prices"), kinds, scope.kinds)
        self.category = SelectField(theme, _("Category"), category_choices(_, shelving.categories))
        self.category.set_value(scope.category_id)
        self.search = TextField(theme, _("Only items with these words"))
        self.search.set_text(scope.text)
        count = len(scope.item_ids)
        self.chosen = Text(theme, _.plural("{n} marked item", "{n} marked items", count), is_bold=True)

    def _build_rule(self) -> None:
        _, theme = self._, self._means.theme
        ways = (Choice(1, _("Raise"), "arrow-up"), Choice(-1, _("Lower"), "arrow-down"))
        self.way = Segmented(theme, _("Raise or lower"), ways)
        currency = self._means.company.currency
        units = (Choice("percent", "%"), Choice("amount", _.currency_sign(currency)))
        self.unit = Segmented(theme, _("Per cent or amount"), units)
        self.value = TextField(theme, _("By how much"), is_latin=True)
        self.ending = SelectField(theme, _("New prices end in"), ending_choices(_))

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(self._means.theme.space.one)
        row.addWidget(self.way, 1)
        row.addWidget(self.unit)
        for part in (self.chosen, self.kinds, self.category, self.search):
            self.body.addWidget(part)
        self.chosen.setVisible(bool(self._scope.item_ids))
        for part in (self.kinds, self.category, self.search):
            part.setVisible(not self._scope.item_ids)
        self.body.addLayout(row)
        figures = QHBoxLayout()
        figures.setSpacing(self._means.theme.space.two)
        for field in (self.value, self.ending):
            figures.addWidget(field, 1, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(figures)
        self.body.addWidget(self.preview, 1)
        self.footer.addWidget(self._message)
        self.footer.addWidget(self.apply)

    def _connect(self) -> None:
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._read)
        for signal in (self.value.changed, self.search.changed):
            signal.connect(lambda _text: self._pause.start())
        for signal in (self.kinds.changed, self.category.changed, self.way.changed, self.ending.changed):
            signal.connect(lambda _key: self._read())
        self.unit.changed.connect(lambda _key: self._read())
        self.value.submitted.connect(self.apply.click)
        self.apply.activated.connect(self._apply)
        self._model.loaded.connect(self._on_loaded)
        self._model.failed.connect(self._on_failed)

    def _read(self) -> None:
        """Read the fields and show what the prices would be."""
        self._pause.stop()
        try:
            self._rule = self._typed_rule()
        except Refused as refusal:
            self._rule = None
            self.value.set_error(sentence(self._, refusal))
        self.apply.setEnabled(self._says_something)
        if self._rule is None:
            return
        self._model.start(
            from_operation(
                self._means.tasks,
                self,
                preview_prices,
                staff_id=self._means.acting(),
                scope=self._typed_scope(),
                rule=self._rule,
            )
        )

    @property
    def _says_something(self) -> bool:
        return self._rule not in (None, PriceRule())

    def _typed_scope(self) -> PriceScope:
        if self._scope.item_ids:
            return self._scope
        category_id, kinds = self.category.value, self.kinds.value
        return PriceScope(
            kinds=tuple(kind for kind in _BOTH if isinstance(kinds, tuple) and kind in kinds),
            category_id=category_id if isinstance(category_id, UUID) else None,
            text=self.search.text,
        )

    def _typed_rule(self) -> PriceRule:
        text, sign = self.value.text.strip(), -1 if self.way.value == -1 else 1
        ending = self.ending.value if isinstance(self.ending.value, Ending) else Ending.AS_RECKONED
        if not text:
            return PriceRule(ending=ending)
        if self.unit.value == "percent":
            # Thousandths of a per cent, of which prices are reckoned in hundredths.
            return PriceRule(sign * (Quantity.parse(text).milli // 10), ending=ending)
        amount = written_amount(text, self._means.company.currency)
        if amount.minor < 0:
            raise Refused(Code.AMOUNT_NEGATIVE)
        return PriceRule(amount=-amount if sign < 0 else amount, ending=ending)

    def _on_loaded(self, total: int) -> None:
        self.apply.set_words(self._.plural("Change {n} price", "Change {n} prices", total))
        self.apply.setEnabled(bool(total) and self._says_something)
        self._message.set_tone(Tone.MUTED)
        self._message.setText(self._("Open tickets and invoices keep the prices they have."))

    def _on_failed(self, error: Refused | Unavailable) -> None:
        self.apply.setEnabled(False)
        self._say(error)

    def _say(self, error: Refused | Unavailable) -> None:
        self._message.set_tone(Tone.DUE)
        self._message.setText(sentence(self._, error))

    def _apply(self) -> None:
        if self._pause.isActive():
            self._read()
        if self._rule is None:
            self.apply.set_busy(False)
            return
        self._means.tasks.run(
            change_prices,
            on_done=self.changed.emit,
            on_refused=self._say,
            on_settled=partial(self.apply.set_busy, False),
            owner=self,
            staff_id=self._means.acting(),
            scope=self._typed_scope(),
            rule=self._rule,
        )


def ending_choices(_: Phrasebook) -> tuple[Choice, ...]:
    """The endings, as they are read on a price tag: from left to right on every screen."""
    sign = _LEFT_TO_RIGHT + _.decimal_sign
    return (
        Choice(Ending.AS_RECKONED, _("As calculated")),
        Choice(Ending.WHOLE, f"{sign}00"),
        Choice(Ending.HALF, _("{one} or {other}", one=f"{sign}00", other=f"{sign}50")),
        Choice(Ending.NINETY, f"{sign}90"),
        Choice(Ending.NINETY_FIVE, f"{sign}95"),
        Choice(Ending.NINETY_NINE, f"{sign}99"),
    )


def _columns(_: Phrasebook) -> tuple[Column[PricePair], ...]:
    return (
        Column(_("Item"), 140, partial(_name, _), stretch=1),
        Column(_("Old price"), 104, partial(_old, _), is_figure=True),
        Column(_("New price"), 112, partial(_new, _), is_figure=True),
    )


def _name(_: Phrasebook, pair: PricePair) -> Cell:
    size = pair.priced.size_class
    name = pair.priced.names.in_language(_.language.code)
    return Cell(name, detail=words.size_class(_, size) if size else "")


def _old(_: Phrasebook, pair: PricePair) -> Cell:
    return Cell(_.amount(pair.priced.price), CellKind.FIGURE, Tone.MUTED)


def _new(_: Phrasebook, pair: PricePair) -> Cell:
    is_other = pair.new != pair.priced.price
    return Cell(_.amount(pair.new), CellKind.FIGURE, Tone.TEXT if is_other else Tone.MUTED, is_bold=is_other)
