"""Whether photos are recognised for the company, as the screens know it. No sale depends on it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from cardesk_desktop.domain.clock import from_micros, micros


class Agreement(StrEnum):
    """What the company says to it, in the words of `cardesk_wire.recognition`."""

    NOT_ASKED = "not_asked"
    AGREED = "agreed"
    SWITCHED_OFF = "switched_off"


@dataclass(frozen=True, slots=True)
class Recognition:
    """What the service told at `seen_at`: `left` is how many photos more within 24 hours."""

    is_offered: bool
    agreement: Agreement
    left: int
    model: str
    provider: str
    seen_at: datetime


def kept(state: Recognition) -> str:
    """As one text, for the settings of this computer: what was known last is shown offline."""
    told = [state.is_offered, state.agreement.value, state.left, state.model, state.provider]
    return json.dumps([*told, micros(state.seen_at)])


def known(text: str) -> Recognition | None:
    """What was kept; None for nothing, or for what cannot be read."""
    try:
        is_offered, agreement, left, model, provider, seen = json.loads(text)
        state = Recognition(
            bool(is_offered), Agreement(agreement), int(left), model, provider, from_micros(int(seen))
        )
    except (ValueError, TypeError, OverflowError, OSError):
        return None
    return state if isinstance(model, str) and isinstance(provider, str) else None
