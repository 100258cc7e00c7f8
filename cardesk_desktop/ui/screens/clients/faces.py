"""What is shown of a client: a name, how to reach them, and what kind of client it is."""

from __future__ import annotations

from dataclasses import dataclass

from cardesk_desktop.directions import left_to_right, listed
from cardesk_desktop.domain.client import Client
from cardesk_desktop.domain.digits import latin_digits
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.phones import phone_words

_FEWEST_DIGITS = 3


@dataclass(frozen=True, slots=True)
class ClientFace:
    """A client in two lines; `tag` says that it is a business, and is empty for a person."""

    name: str
    detail: str
    tag: str

    def spoken(self, *, is_rtl: bool) -> str:
        """The client as a screen reader says it."""
        return listed((self.name, self.tag, self.detail), is_rtl=is_rtl)


def client_face(_: Phrasebook, client: Client) -> ClientFace:
    """Name, phone and tax number of a client."""
    parts = [phone_words(client.phone)]
    if client.tax_number:
        parts.append(_("TRN {number}", number=left_to_right(client.tax_number)))
    detail = _.side_by_side(parts) or client.email
    return ClientFace(client.name, detail, _("Company") if client.is_company else "")


def name_and_phone(typed: str) -> tuple[str, str]:
    """Take what was typed into the search as the name or, when it is mostly digits, as the phone."""
    clean = latin_digits(typed).strip()
    digits = sum(char.isdigit() for char in clean)
    is_phone = digits >= _FEWEST_DIGITS and not any(char.isalpha() for char in clean)
    return ("", clean) if is_phone else (typed.strip(), "")
