"""Reads the report that was chosen and gives its face; an answer that was overtaken is dropped."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from cardesk_desktop.domain.catalogue import ItemKind
from cardesk_desktop.domain.changes import Outcome
from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.money import Currency
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.operations import reporting
from cardesk_desktop.operations.desk import Desk
from cardesk_desktop.operations.stock_valuation import StockValuation, stock_valuation, valued_products
from cardesk_desktop.store.views import Order
from cardesk_desktop.ui.screens.reports.face import Asked, ReportFace
from cardesk_desktop.ui.screens.reports.item_faces import items_face
from cardesk_desktop.ui.screens.reports.memory import Choice, ReportKind
from cardesk_desktop.ui.screens.reports.people_faces import staff_face, taken_face
from cardesk_desktop.ui.screens.reports.selling_faces import overview_face, sales_face
from cardesk_desktop.ui.screens.reports.standing_faces import owed_face, stock_face
from cardesk_desktop.ui.screens.reports.tax_faces import tax_face
from cardesk_desktop.ui.tasks import Tasks

_TOP = 8
"""So many bars of a ranking are drawn; the table has them all."""


@dataclass(frozen=True, slots=True)
class _Question:
    """An operation with its arguments, and what makes a face of its answer."""

    operation: Callable[..., Outcome[Any]]
    arguments: dict[str, object]
    face: Callable[[Any], ReportFace]


@dataclass(frozen=True, slots=True)
class _Answer:
    found: object
    is_lent: bool


class ReportReading(QObject):
    """One report at a time, for the person who acts."""

    read = Signal(object, bool)
    """The `ReportFace` of what was asked for last; True when somebody else had to allow it."""
    refused = Signal(object)
    """The `Refused`: this person may not see it."""

    def __init__(
        self, phrases: Phrasebook, tasks: Tasks, acting: Callable[[], UUID], currency: Currency
    ) -> None:
        super().__init__()
        self._, self._tasks, self._acting, self._currency = phrases, tasks, acting, currency
        self._newest = 0

    def ask(self, choice: Choice, today: date, *, is_approval_wanted: bool = False) -> None:
        """Read a report. With `is_approval_wanted` the window lets somebody approve a refusal."""
        self._newest += 1
        question = self._question(choice, today)
        self._tasks.run(
            partial(_answer, question, staff_id=self._acting()),
            on_done=partial(self._take, self._newest, question.face),
            on_refused=None if is_approval_wanted else partial(self._refuse, self._newest),
            owner=self,
        )

    def _take(self, number: int, face: Callable[[Any], ReportFace], answer: _Answer) -> None:
        if number == self._newest:
            self.read.emit(face(answer.found), answer.is_lent)

    def _refuse(self, number: int, error: Refused) -> None:
        if number != self._newest:
            return
        if error.code is Code.NOT_PERMITTED:
            self.refused.emit(error)
        else:
            self._tasks.refused.emit(error)

    def _question(self, choice: Choice, today: date) -> _Question:
        _, of = self._, self._currency
        asked = Asked(choice.period(today), choice.before(today), of)
        both: dict[str, object] = {"period": asked.period, "before": asked.before}
        match choice.kind:
            case ReportKind.OVERVIEW:
                return _Question(reporting.overview, {}, lambda found: overview_face(_, found, of))
            case ReportKind.SALES:
                return _Question(reporting.sales_report, both, lambda found: sales_face(_, found, asked))
            case ReportKind.SERVICES:
                return self._items(ItemKind.SERVICE, asked)
            case ReportKind.PRODUCTS:
                return self._items(ItemKind.PRODUCT, asked)
            case ReportKind.STAFF:
                return _Question(reporting.staff_report, both, lambda found: staff_face(_, found, asked))
            case ReportKind.PAYMENTS:
                return _Question(reporting.taken_report, both, lambda found: taken_face(_, found, asked))
            case ReportKind.TAX:
                return _Question(reporting.tax_report, both, lambda found: tax_face(_, found, asked))
        return self._standing(choice.kind, choice.as_of(today), today)

    def _items(self, kind: ItemKind, asked: Asked) -> _Question:
        _ = self._
        top = {"order": Order("sold", is_descending=True), "offset": 0, "limit": _TOP}
        return _Question(
            reporting.item_report,
            {"kind": kind, "period": asked.period, **top},
            lambda found: items_face(_, kind, found, asked),
        )

    def _standing(self, kind: ReportKind, day: date, today: date) -> _Question:
        _, of = self._, self._currency
        if kind is ReportKind.OWED:
            first = {"order": Order("owed", is_descending=True), "offset": 0, "limit": 1}
            return _Question(
                reporting.debtors,
                {"day": day, **first},
                lambda found: owed_face(_, found, day, of),
            )
        is_past = day < today
        return _Question(
            _valued, {"day": day}, lambda found: stock_face(_, found[0], found[1], of, is_past=is_past)
        )


def _answer(question: _Question, desk: Desk, *, staff_id: UUID) -> Outcome[_Answer]:
    """What an operation found, and whether it took another person's approval."""
    found = question.operation(desk, staff_id=staff_id, **question.arguments).value
    return Outcome(_Answer(found, is_lent=bool(desk.approvals)))


def _valued(desk: Desk, *, staff_id: UUID, day: date) -> Outcome[tuple[StockValuation, int]]:
    """The worth of the stock, and of how many products."""
    valuation = stock_valuation(desk, staff_id=staff_id, day=day).value
    products = valued_products(desk, staff_id=staff_id, day=day, offset=0, limit=1).value
    return Outcome((valuation, products.total))
