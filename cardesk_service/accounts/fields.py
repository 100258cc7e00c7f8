"""What people type about themselves, made tidy or refused: names, addresses, languages."""

from __future__ import annotations

import re
from dataclasses import dataclass

from cardesk_service import names
from cardesk_service.i18n import LANGUAGES
from cardesk_service.mail.letter import ENCODED
from cardesk_service.refused import Refused
from cardesk_wire.accounts import AccountCode

LONGEST_EMAIL = 254
"""RFC 5321, section 4.5.3.1, less the angle brackets."""
LONGEST_LOCAL_PART = 64
# ASCII alone: without case the Kelvin sign would be a k, and somebody else's address the same as Karim's.
_LOCAL_PART = re.compile(
    r"[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*", re.IGNORECASE | re.ASCII
)
_AMBIGUOUS = re.compile("[\u00df\u1e9e\u03c2\u200c\u200d]")
"""Letters that are another domain by the rules of 2003, which we have, than by those of 2008, which the world
goes by (UTS #46, section 4.1.1): a letter would go to a stranger. Such a domain can be typed as `xn--`."""
_DOMAIN = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]")


@dataclass(frozen=True, slots=True)
class Email:
    """An address as letters go to it, and as it is compared: nobody has two that differ in case only."""

    address: str
    key: str


def email(typed: str) -> Email:
    """A plausible address (RFC 5321); the code that is mailed to it is the proof. EMAIL_INVALID."""
    local, _, domain = typed.strip().rpartition("@")
    try:
        host = "" if _AMBIGUOUS.search(domain) else domain.encode("idna").decode("ascii").lower()
    except UnicodeError:
        host = ""
    address = f"{local}@{host}"
    is_plausible = _LOCAL_PART.fullmatch(local) and ENCODED not in local and _DOMAIN.fullmatch(host)
    if not is_plausible or len(local) > LONGEST_LOCAL_PART or len(address) > LONGEST_EMAIL:
        raise Refused(AccountCode.EMAIL_INVALID, field="email")
    return Email(address, address.lower())


def name(typed: str, field: str, *, is_optional: bool = False) -> str:
    """A name on one line. NAME_INVALID with the field's name."""
    tidy = names.one_line(typed)
    if tidy is None or not (tidy or is_optional):
        raise Refused(AccountCode.NAME_INVALID, field=field, most=names.LONGEST)
    return tidy


def language(code: str) -> str:
    """A language that letters are written in. LANGUAGE_UNKNOWN."""
    if code not in LANGUAGES:
        raise Refused(AccountCode.LANGUAGE_UNKNOWN, field="language")
    return code
