"""A letter as it is thought of: a subject, what it says, perhaps a code and a link; as text and as HTML."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from jinja2 import Environment, PackageLoader, StrictUndefined

from cardesk_service.i18n import Phrasebook

Facts = Mapping[str, str]
"""What a letter is filled with, by name."""
ENCODED = "=?"
"""How an encoded word begins (RFC 2047). In a header it is read as something else than what stands there."""


@dataclass(frozen=True, slots=True)
class Letter:
    """The content of an e-mail in one language.

    `code` is set large, to be read and typed. `link` is the address that `link_text` leads to; nothing in a
    letter loads anything from anywhere.
    """

    subject: str
    paragraphs: tuple[str, ...]
    code: str = ""
    link_text: str = ""
    link: str = ""
    closing: tuple[str, ...] = ()


class Writes(Protocol):
    """Writes one letter in the language of the phrasebook."""

    def __call__(self, _: Phrasebook, facts: Facts) -> Letter:
        """The letter."""


_PAGES = Environment(
    loader=PackageLoader("cardesk_service.mail"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def as_text(letter: Letter, _: Phrasebook) -> str:
    """The letter as plain text, in paragraphs."""
    link = f"{letter.link_text}:\n{letter.link}" if letter.link else ""
    parts = [*letter.paragraphs, letter.code, link, *letter.closing, signature(_)]
    return "\n\n".join(part for part in parts if part) + "\n"


def as_html(letter: Letter, _: Phrasebook) -> str:
    """The letter as a page that needs nothing but itself."""
    template = _PAGES.get_template("letter.html")
    return template.render(letter=letter, language=_.language, signature=signature(_))


def signature(_: Phrasebook) -> str:
    """Who writes, and why nobody needs to answer."""
    return _("CarDesk sent this message because of something done with this address. Replies are not read.")
