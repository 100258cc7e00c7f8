"""What comes back of a question about a photo is put in place: an answer, a reason to wait, or a no.

The question stands in the store before it is asked, and is asked under one identity however often: the
service gives the answer that it gave before, so a lost one is not paid twice.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import TypeVar

from cardesk_desktop.domain.errors import Code, Refused, Unavailable
from cardesk_desktop.domain.recognition import PhotoQuestion, Suggestion, checked
from cardesk_desktop.store.unit_of_work import UnitOfWork
from cardesk_desktop.sync.answers import Away, Heard
from cardesk_wire.codes import RefusalCode
from cardesk_wire.messages import Refusal
from cardesk_wire.recognition import RecognitionCode

T = TypeVar("T")
FIRST_DELAY = timedelta(seconds=5)
LONGEST_DELAY = timedelta(hours=1)
UNTIL_SOMEBODY_ACTS = timedelta(hours=6)
_MOST_DOUBLINGS = 10

_FAULTS: Mapping[str, Code] = MappingProxyType(
    {
        RecognitionCode.NOT_OFFERED: Code.RECOGNITION_NOT_OFFERED,
        RecognitionCode.NOT_AGREED: Code.RECOGNITION_NOT_AGREED,
        RecognitionCode.SWITCHED_OFF: Code.RECOGNITION_SWITCHED_OFF,
        RecognitionCode.QUOTA_SPENT: Code.RECOGNITION_QUOTA_SPENT,
        RecognitionCode.PRIVACY_UNMET: Code.RECOGNITION_PRIVACY_UNMET,
        RecognitionCode.AWAY: Code.RECOGNITION_AWAY,
        RecognitionCode.PHOTO_UNREADABLE: Code.RECOGNITION_PHOTO_UNREADABLE,
        RecognitionCode.PHOTO_DECLINED: Code.RECOGNITION_PHOTO_DECLINED,
        RecognitionCode.ANSWER_UNREADABLE: Code.RECOGNITION_ANSWER_UNREADABLE,
        RefusalCode.TOO_LARGE: Code.RECOGNITION_PHOTO_UNREADABLE,
        RefusalCode.MALFORMED: Code.RECOGNITION_PHOTO_UNREADABLE,
        RefusalCode.NOT_PERMITTED: Code.ACCOUNT_NOT_PERMITTED,
        RefusalCode.NOT_A_MEMBER: Code.SIGNED_OUT,
        RefusalCode.SIGNED_OUT: Code.SIGNED_OUT,
        RefusalCode.REGISTER_REVOKED: Code.SIGNED_OUT,
    }
)
_AWAY: Mapping[Away, Code] = MappingProxyType(
    {
        Away.OFFLINE: Code.SERVICE_OFFLINE,
        Away.NOT_TRUSTED: Code.SERVICE_NOT_TRUSTED,
        Away.UNREADABLE: Code.SERVICE_BUSY,
    }
)
_FOR_GOOD = frozenset(
    {
        Code.RECOGNITION_PHOTO_UNREADABLE,
        Code.RECOGNITION_PHOTO_DECLINED,
        Code.RECOGNITION_ANSWER_UNREADABLE,
    }
)
_UNTIL_SOMEBODY_ACTS = frozenset(
    {
        Code.RECOGNITION_NOT_OFFERED,
        Code.RECOGNITION_NOT_AGREED,
        Code.RECOGNITION_SWITCHED_OFF,
        Code.ACCOUNT_NOT_PERMITTED,
        Code.SIGNED_OUT,
    }
)
OVER_WHEN_REACHED = (Code.SERVICE_OFFLINE, Code.SERVICE_NOT_TRUSTED, Code.SIGNED_OUT)
"""What is over once the service was reached in a session."""
OVER_WHEN_AGREED = (Code.RECOGNITION_NOT_AGREED, Code.RECOGNITION_SWITCHED_OFF)
TOLD_TO_WAIT = (Code.RECOGNITION_QUOTA_SPENT, Code.RECOGNITION_AWAY, Code.RECOGNITION_PRIVACY_UNMET)
"""The service said when to come again: what is asked meanwhile waits as long."""


def fault_of(answer: Heard[T]) -> Code | None:
    """Why there is no answer; None when there is one."""
    if answer.refusal is not None:
        return _FAULTS.get(answer.refusal.code, Code.SERVICE_BUSY)
    return None if answer.away is None else _AWAY[answer.away]


def trouble(answer: Heard[T]) -> Refused | Unavailable | None:
    """The same as an error for the window."""
    fault = fault_of(answer)
    if fault is None:
        return None
    return Unavailable(fault) if fault in _AWAY.values() else Refused(fault)


def take_answer(work: UnitOfWork, question: PhotoQuestion, answer: Heard[Suggestion], now: datetime) -> None:
    """Put in place what came of a question. One that was dropped meanwhile stays dropped."""
    fault = fault_of(answer)
    if answer.value is not None:
        try:
            work.recognitions.answer(question.id, checked(answer.value))
        except Refused as unreadable:
            work.recognitions.refuse(question.id, unreadable.code)
    elif fault in _FOR_GOOD:
        work.recognitions.refuse(question.id, fault)
    elif fault is not None:
        until = now + _wait(fault, answer.refusal, question.tries)
        work.recognitions.delay(question.id, fault, until)
        work.recognitions.hold(fault, until)


def _wait(fault: Code, refusal: Refusal | None, tries: int) -> timedelta:
    """As long as the service says, else ever longer; none of those that wait would fare better before."""
    after = refusal.params.get("retry_after_s") if refusal is not None else None
    if isinstance(after, int) and after > 0:
        return timedelta(seconds=after)
    if fault in _UNTIL_SOMEBODY_ACTS:
        return UNTIL_SOMEBODY_ACTS
    return min(LONGEST_DELAY, FIRST_DELAY * (1 << min(tries, _MOST_DOUBLINGS)))
