"""What may come instead of an answer: a refusal of the service, or nobody who can be believed."""

from __future__ import annotations

from enum import StrEnum

from cardesk_wire.messages import Refusal


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
