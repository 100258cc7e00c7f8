"""What may come instead of an answer: a refusal of the service, or nobody who can be believed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from cardesk_wire.coding import Malformed, unpack
from cardesk_wire.messages import Refusal

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


class Away(StrEnum):
    """Why there is no answer."""

    OFFLINE = "offline"
    NOT_TRUSTED = "not_trusted"
    """The certificate is not the service's: nothing was sent."""
    UNREADABLE = "unreadable"
    """Bytes that are no message, or too many of them."""


class ServiceAway(Exception):
    """Nobody answered, or nobody who can be believed. Whether the request arrived is not known."""

    def __init__(self, reason: Away) -> None:
        super().__init__(reason.value)
        self.reason = reason


class ServiceRefused(Exception):
    """The service answered that it will not."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.code)
        self.refusal = refusal


@dataclass(frozen=True, slots=True)
class Heard(Generic[T_co]):
    """One of three: an answer, a refusal, or why there is neither."""

    value: T_co | None = None
    refusal: Refusal | None = None
    away: Away | None = None


def heard(call: Callable[[], T]) -> Heard[T]:
    """What a call to the service came to, as a value: for whoever passes it on to another thread."""
    try:
        return Heard(call())
    except ServiceRefused as refused:
        return Heard(refusal=refused.refusal)
    except ServiceAway as away:
        return Heard(away=away.reason)


def read_as(content: bytes, kind: type[T]) -> T:
    """The message in a compressed body; raises ServiceAway where it is none."""
    try:
        return unpack(content, kind)
    except Malformed as error:
        raise ServiceAway(Away.UNREADABLE) from error
