"""Questions about photos as the database keeps them, and whether a company wants them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import Connection, bindparam, delete, func, select, text, update

from cardesk_service.store.column_types import micros
from cardesk_service.store.rate_limits import LATE
from cardesk_service.store.tables.recognition import CHOICE, RECOGNITION

DAY, _LEAST = timedelta(days=1), timedelta(microseconds=1)
ASKING = ""
RECOGNISED = "recognised"
_COUNTED = (ASKING, RECOGNISED)


@dataclass(frozen=True, slots=True)
class Question:
    """One question. `outcome` is ASKING, RECOGNISED or why not."""

    company_id: UUID
    id: UUID
    device_id: UUID
    asked_at: datetime
    outcome: str = ASKING
    model: str = ""
    tokens: int = 0
    cost_micros: int = 0
    answer: str = ""


@dataclass(frozen=True, slots=True)
class Spent:
    """How many questions a company asked since an instant, and the first of them."""

    count: int
    first_at: datetime | None


_BY_ID = select(RECOGNITION).where(
    RECOGNITION.c.company_id == bindparam("company"), RECOGNITION.c.id == bindparam("question")
)
_SPENT = select(func.count(), func.min(RECOGNITION.c.asked_at, type_=RECOGNITION.c.asked_at.type)).where(
    RECOGNITION.c.company_id == bindparam("company"),
    RECOGNITION.c.asked_at.between(bindparam("since"), bindparam("until")),
    RECOGNITION.c.outcome.in_(_COUNTED),
)
_ASK = text(
    """
    INSERT INTO recognition (company_id, id, device_id, asked_at, outcome, model, tokens, cost_micros, answer)
    VALUES (:company, :question, :device, :at, '', :model, 0, 0, '')
    ON CONFLICT (company_id, id) DO UPDATE
    SET asked_at = excluded.asked_at, outcome = '', model = excluded.model
    """
).bindparams(
    bindparam("company", type_=RECOGNITION.c.company_id.type),
    bindparam("question", type_=RECOGNITION.c.id.type),
    bindparam("device", type_=RECOGNITION.c.device_id.type),
)
_SETTLE = (
    update(RECOGNITION)
    .where(RECOGNITION.c.company_id == bindparam("company"), RECOGNITION.c.id == bindparam("question"))
    .values(
        outcome=bindparam("came"),
        answer=bindparam("said"),
        # What was asked again cost again.
        tokens=RECOGNITION.c.tokens + bindparam("used"),
        cost_micros=RECOGNITION.c.cost_micros + bindparam("paid"),
    )
)
_OF_COMPANY = (
    select(RECOGNITION)
    .where(RECOGNITION.c.company_id == bindparam("company"))
    .order_by(RECOGNITION.c.asked_at, RECOGNITION.c.id)
)
_AGREED = select(CHOICE.c.is_agreed).where(CHOICE.c.company_id == bindparam("company"))
_CHOOSE = text(
    """
    INSERT INTO recognition_choice (company_id, is_agreed, changed_at) VALUES (:company, :agreed, :at)
    ON CONFLICT (company_id) DO UPDATE SET is_agreed = excluded.is_agreed, changed_at = excluded.changed_at
    """
).bindparams(bindparam("company", type_=CHOICE.c.company_id.type))
_FORGET_ANSWERS = (
    update(RECOGNITION)
    .where(RECOGNITION.c.asked_at <= bindparam("until"), RECOGNITION.c.answer != "")
    .values(answer="")
)
_FORGET = delete(RECOGNITION).where(RECOGNITION.c.asked_at <= bindparam("until"))
_FORGET_COMPANY = tuple(
    delete(table).where(table.c.company_id == bindparam("company")) for table in (RECOGNITION, CHOICE)
)


def by_id(connection: Connection, company_id: UUID, question_id: UUID) -> Question | None:
    """The question of an identity, None when the company never asked it."""
    row = connection.execute(_BY_ID, {"company": company_id, "question": question_id}).first()
    return None if row is None else Question(*row)


def spent(connection: Connection, company_id: UUID, now: datetime) -> Spent:
    """What a company asked within the last day and got an answer to, or still waits for.

    What is to be asked only later was asked while the clock ran ahead.
    """
    row = {"company": company_id, "since": now - DAY + _LEAST, "until": now + LATE}
    count, first_at = connection.execute(_SPENT, row).one()
    return Spent(count, first_at)


def ask(connection: Connection, question: Question) -> None:
    """Note that a question is being asked, for the first time or again."""
    row = {
        "company": question.company_id,
        "question": question.id,
        "device": question.device_id,
        "at": micros(question.asked_at),
        "model": question.model,
    }
    connection.execute(_ASK, row)


def settle(connection: Connection, question: Question) -> None:
    """Note what came of it; tokens and cost are added to those of earlier attempts."""
    row = {
        "company": question.company_id,
        "question": question.id,
        "came": question.outcome,
        "said": question.answer,
        "used": question.tokens,
        "paid": question.cost_micros,
    }
    connection.execute(_SETTLE, row)


def of_company(connection: Connection, company_id: UUID) -> list[Question]:
    """Everything that a company asked, the oldest first."""
    return [Question(*row) for row in connection.execute(_OF_COMPANY, {"company": company_id})]


def is_agreed(connection: Connection, company_id: UUID) -> bool | None:
    """What the company said; None when nobody was asked yet."""
    found: bool | None = connection.execute(_AGREED, {"company": company_id}).scalar()
    return found


def choose(connection: Connection, company_id: UUID, agreed: bool, at: datetime) -> None:
    """Note what the company says."""
    connection.execute(_CHOOSE, {"company": company_id, "agreed": int(agreed), "at": micros(at)})


def sweep(connection: Connection, answers_until: datetime, until: datetime) -> None:
    """Forget what was answered until an instant, and whole questions until an earlier one."""
    connection.execute(_FORGET_ANSWERS, {"until": answers_until})
    connection.execute(_FORGET, {"until": until})


def forget_company(connection: Connection, company_id: UUID) -> None:
    """Forget everything that a company asked."""
    for statement in _FORGET_COMPANY:
        connection.execute(statement, {"company": company_id})
