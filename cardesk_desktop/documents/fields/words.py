"""Labels in one or two languages, and values set apart so that they keep their own direction."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from cardesk_desktop.documents.text.cleaning import own_words
from cardesk_desktop.i18n import Phrasebook

_DOT = " · "
_NO_BREAK_SPACE = "\u00a0"
_ADDRESS_LINES = 5
_FSI, _PDI = "\u2068", "\u2069"


@dataclass(frozen=True, slots=True)
class Words:
    """A text in the language of the paper and, on a bilingual one, in its second language too."""

    first: str
    second: str = ""


@dataclass(frozen=True, slots=True)
class Speech:
    """The language or the two languages of a paper."""

    first: Phrasebook
    second: Phrasebook | None = None

    def __call__(self, say: Callable[[Phrasebook], str]) -> Words:
        """Say the same in both languages: `speech(lambda _: _("Total"))`."""
        return Words(say(self.first), say(self.second) if self.second else "")

    @property
    def phrasebooks(self) -> tuple[Phrasebook, ...]:
        """The languages of the paper, the first one first."""
        return (self.first, self.second) if self.second else (self.first,)

    @property
    def is_rtl(self) -> bool:
        """Whether the paper runs from right to left."""
        return self.first.language.is_rtl

    def joined(self, parts: Iterable[str]) -> str:
        """Parts that are not empty, on one line, with a dot between them; each keeps its own direction.

        The parts are composed already, their fields cleaned and set apart: what is inside stays as it is.
        """
        given = [part for part in parts if part]
        return given[0] if len(given) == 1 else _DOT.join(map(_set_apart, given))

    def inline(self, words: Words) -> str:
        """Both languages on one line."""
        return self.joined((words.first, words.second))


def _set_apart(part: str) -> str:
    return f"{_FSI}{part}{_PDI}"


def unbroken(text: str) -> str:
    """A text that stays on one line where its sentence is wrapped: an amount and what it is."""
    return text.replace(" ", _NO_BREAK_SPACE)


def typed_lines(text: str) -> list[str]:
    """The lines that a person typed, clean, without empty ones."""
    return [clean for line in text.splitlines() if (clean := own_words(line).strip())]


def address_lines(address: str) -> list[str]:
    """An address as typed; one of very many lines runs on instead, to be wrapped where it is placed."""
    lines = typed_lines(address)
    return lines if len(lines) <= _ADDRESS_LINES else [", ".join(lines)]
