"""In which languages a paper is drawn: those that were sealed with it, as far as the desk speaks them."""

from __future__ import annotations

from cardesk_desktop.domain.company import Company
from cardesk_desktop.i18n import LANGUAGES, Phrasebook, load_phrasebook

_SPOKEN = frozenset(language.code for language in LANGUAGES)


def languages_of(company: Company, client_language: str) -> tuple[str, str]:
    """The codes of a new paper for a client: theirs, else the house's; the second one, if any, is another."""
    language = client_language or company.language
    is_same = company.second_language == language
    return language, company.language if is_same else company.second_language


def paper_languages(first: str, second: str) -> tuple[Phrasebook, Phrasebook | None]:
    """The main language, English where the desk does not speak it, and the one beside it, if any."""
    return _phrasebook(first) or load_phrasebook("en"), _phrasebook(second)


def _phrasebook(code: str) -> Phrasebook | None:
    """None for a language that the desk does not speak, such as an older client's."""
    return load_phrasebook(code) if code in _SPOKEN else None
