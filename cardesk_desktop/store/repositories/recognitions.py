"""The queue of photos that are asked about; each stays until somebody took or dropped what was seen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from sqlalchemy import bindparam, delete, func, insert, select, update

from cardesk_desktop.domain.catalogue import Names
from cardesk_desktop.domain.recognition import AskState, PhotoQuestion, Suggestion, kept, read_back
from cardesk_desktop.store.column_types import Id, Instant
from cardesk_desktop.store.engine import Database
from cardesk_desktop.store.runnable import Row
from cardesk_desktop.store.statement import Statement, one_of_texts
from cardesk_desktop.store.tables.catalogue import PRODUCT, first_other_names
from cardesk_desktop.store.tables.recognition import PHOTO_QUESTION
from cardesk_desktop.store.views import Page, QueuedPhoto

_Q = PHOTO_QUESTION.c
_OF = _Q.id == bindparam("key", type_=Id())
_IS_WAITING = _Q.state == AskState.WAITING
_UNTIL = bindparam("until", type_=Instant())
_NOW = bindparam("now", type_=Instant())
_ADD = Statement(insert(PHOTO_QUESTION))
_GET = Statement(select(PHOTO_QUESTION).where(_OF))
# Who stands at the register waits for the newest.
_NEXT = Statement(
    select(PHOTO_QUESTION).where(_IS_WAITING, _Q.not_before <= _NOW).order_by(_Q.id.desc()).limit(1)
)
_DUE_AT = Statement(select(func.min(_Q.not_before)).where(_IS_WAITING))
_ANSWER = Statement(
    update(PHOTO_QUESTION).where(_OF).values(state=AskState.ANSWERED, suggestion=bindparam("seen"), fault="")
)
_REFUSE = Statement(update(PHOTO_QUESTION).where(_OF).values(state=AskState.REFUSED, fault=bindparam("why")))
_DELAY = Statement(
    update(PHOTO_QUESTION).where(_OF).values(tries=_Q.tries + 1, fault=bindparam("why"), not_before=_UNTIL)
)
_HOLD = Statement(update(PHOTO_QUESTION).where(_IS_WAITING).values(fault=bindparam("why"), not_before=_UNTIL))
_HELD = Statement(select(func.max(_Q.not_before)).where(_IS_WAITING, one_of_texts(_Q.fault)))
_AGAIN = Statement(
    update(PHOTO_QUESTION).where(_OF).values(state=AskState.WAITING, fault="", not_before=_NOW)
)
_RELEASE = Statement(
    update(PHOTO_QUESTION).where(_IS_WAITING, one_of_texts(_Q.fault)).values(not_before=_NOW)
)
_DROP = Statement(delete(PHOTO_QUESTION).where(_OF))
_LIST = Statement(
    select(
        _Q.id,
        _Q.asked_at,
        _Q.state,
        _Q.suggestion,
        _Q.fault,
        _Q.not_before,
        _Q.product_id,
        PRODUCT.c.name,
        first_other_names(PRODUCT),
    )
    .select_from(PHOTO_QUESTION.outerjoin(PRODUCT, PRODUCT.c.id == _Q.product_id))
    .order_by(_Q.id.desc())
    .limit(bindparam("limit"))
    .offset(bindparam("offset"))
)
_OF_PRODUCT = Statement(
    select(_Q.id)
    .where(_Q.product_id.is_not(None), _Q.product_id == bindparam("of", type_=Id()))
    .order_by(_Q.id.desc())
    .limit(1)
)
_WITH_PHOTO = Statement(select(_Q.id).where(_Q.photo == bindparam("photo")).order_by(_Q.id.desc()).limit(1))
_COUNTS = Statement(select(_Q.state, func.count()).group_by(_Q.state))
_SUGGESTED = Statement(select(_Q.product_id).where(_Q.product_id.is_not(None), _Q.state == AskState.ANSWERED))


class RecognitionRepository:
    """A question is there before it is asked, and its answer is kept before anybody sees it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, question: PhotoQuestion) -> None:
        """Put a photo into the queue."""
        self._database.run(
            _ADD,
            {
                "id": question.id,
                "asked_at": question.asked_at,
                "language": question.language,
                "product_id": question.product_id,
                "photo_sha256": question.photo_sha256,
                "state": question.state,
                "suggestion": kept(question.suggestion) if question.suggestion else "",
                "fault": question.fault,
                "tries": question.tries,
                "not_before": question.not_before or question.asked_at,
                "photo": question.photo,
            },
        )

    def get(self, identity: UUID) -> PhotoQuestion | None:
        """One question with its photo; None when it was dropped."""
        row = self._database.first(_GET, {"key": identity})
        return _question(row) if row is not None else None

    def next(self, now: datetime) -> PhotoQuestion | None:
        """The newest one that is to be asked now."""
        row = self._database.first(_NEXT, {"now": now})
        return _question(row) if row is not None else None

    def due_at(self) -> datetime | None:
        """When the next one may be asked; None when none waits."""
        row = self._database.first(_DUE_AT, {})
        return row[0] if row is not None else None

    def answer(self, identity: UUID, seen: Suggestion) -> None:
        """Keep what was seen; nothing for a question that was dropped meanwhile."""
        self._database.run(_ANSWER, {"key": identity, "seen": kept(seen)})

    def refuse(self, identity: UUID, why: str) -> None:
        """This photo will not be recognised."""
        self._database.run(_REFUSE, {"key": identity, "why": why})

    def delay(self, identity: UUID, why: str, until: datetime) -> None:
        """It was tried and not answered: not again before then."""
        self._database.run(_DELAY, {"key": identity, "why": why, "until": until})

    def hold(self, why: str, until: datetime) -> None:
        """None of those that wait would fare better before then."""
        self._database.run(_HOLD, {"why": why, "until": until})

    def held_until(self, faults: Sequence[str]) -> datetime | None:
        """Until when those wait that wait for one of these reasons; None when none does."""
        row = self._database.first(_HELD, {"texts": faults})
        return row[0] if row is not None else None

    def release(self, faults: Sequence[str], now: datetime) -> None:
        """What these reasons were is over: ask those that waited for one of them."""
        self._database.run(_RELEASE, {"texts": faults, "now": now})

    def ask_again(self, identity: UUID, now: datetime) -> None:
        """Somebody wants it tried now."""
        self._database.run(_AGAIN, {"key": identity, "now": now})

    def drop(self, identity: UUID) -> None:
        """It was taken over, is not wanted, or was cancelled."""
        self._database.run(_DROP, {"key": identity})

    def page(self, offset: int, limit: int) -> Page[QueuedPhoto]:
        """The queue, the newest first."""
        found = self._database.rows(_LIST, {"limit": limit, "offset": offset})
        rows = tuple(_queued(row) for row in found)
        return Page(rows, sum(self.counts().values()), offset)

    def of_product(self, product_id: UUID) -> UUID | None:
        """The newest question about a photo of this product."""
        row = self._database.first(_OF_PRODUCT, {"of": product_id})
        return row[0] if row is not None else None

    def with_photo(self, photo: bytes) -> UUID | None:
        """The newest question about these very bytes."""
        row = self._database.first(_WITH_PHOTO, {"photo": photo})
        return row[0] if row is not None else None

    def suggested(self) -> frozenset[UUID]:
        """The products of whose photos something was seen that nobody looked at yet."""
        return frozenset(row[0] for row in self._database.rows(_SUGGESTED, {}))

    def counts(self) -> Mapping[AskState, int]:
        """How many are in which state."""
        return {row[0]: int(row[1]) for row in self._database.rows(_COUNTS, {})}


def _question(row: Row) -> PhotoQuestion:
    key, at, language, product_id, sha256, state, seen, fault, tries, due, photo = row
    return PhotoQuestion(
        key, at, language, product_id, sha256, bytes(photo), state, read_back(seen), fault, int(tries), due
    )


def _queued(row: Row) -> QueuedPhoto:
    key, at, state, seen, fault, due, product_id, name, others = row
    names = Names(name, others) if name else None
    return QueuedPhoto(key, at, state, read_back(seen), fault, due, product_id, names)
