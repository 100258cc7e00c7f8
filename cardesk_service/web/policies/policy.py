"""A privacy policy as it is thought of: when it applies, and what it says under which heads."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from cardesk_service.i18n import Phrasebook


@dataclass(frozen=True, slots=True)
class Section:
    """A head, what is said under it, and perhaps a list."""

    head: str
    paragraphs: tuple[str, ...]
    points: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Policy:
    """One version. Its name is what `cardesk-service notify-policy --version` tells people of."""

    version: str
    effective: date
    says: Callable[[Phrasebook], tuple[Section, ...]]
