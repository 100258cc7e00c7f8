"""Operations that answer, refuse, fail, stumble and wait."""

from __future__ import annotations

import threading
from collections.abc import Callable
from threading import Event
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QEvent, QObject

from cardesk_desktop.domain.changes import Changes, Noun, Outcome
from cardesk_desktop.domain.errors import Code, Refused, Unavailable

VISIT = Changes.of((Noun.VISIT, UUID(int=7)))


def where(desk: object) -> Outcome[str]:
    return Outcome(threading.current_thread().name)


def double(desk: object, *, n: int) -> Outcome[int]:
    return Outcome(n * 2, VISIT)


def refuse(desk: object) -> Outcome[None]:
    raise Refused(Code.TICKET_EMPTY)


def fail(desk: object) -> Outcome[None]:
    raise Unavailable(Code.DISK_FULL)


def stumble(desk: object) -> Outcome[None]:
    raise ZeroDivisionError


def held(gate: Event) -> Callable[..., Outcome[str]]:
    def wait(desk: object, *, name: str = "") -> Outcome[str]:
        assert gate.wait(5)
        return Outcome(name, VISIT)

    return wait


def delete(owner: QObject) -> None:
    owner.deleteLater()
    QCoreApplication.sendPostedEvents(owner, QEvent.Type.DeferredDelete)
