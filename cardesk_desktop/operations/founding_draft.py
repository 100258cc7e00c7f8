"""A set-up that was begun: kept in a file beside the database, so that it goes on where it stopped.

The file is no database yet and not encrypted; it holds what will be printed on every paper, and never
the PIN, the recovery code, or the password of an account.
"""

from __future__ import annotations

import base64
import binascii
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from pathlib import Path
from uuid import UUID

from cardesk_desktop.domain.errors import Code, Unavailable
from cardesk_desktop.operations.company_form import CompanyForm, PapersForm
from cardesk_desktop.operations.founding import Founding, OwnRate
from cardesk_desktop.paths import PRIVATE
from cardesk_desktop.whole_file import write_whole

_MOST_BYTES = 8_000_000


class Way(StrEnum):
    """How this computer becomes a register."""

    FOUND = "found"
    JOIN = "join"
    """The shop already has CarDesk, and arrives from the account service."""


@dataclass(frozen=True, slots=True)
class Draft:
    """The answers so far, and the name of the step that was shown.

    A register that joins is the same one after every try: the service would lease it another code.
    """

    step: str = ""
    founding: Founding = field(default_factory=Founding)
    way: Way = Way.FOUND
    register_id: UUID | None = None
    """Who this computer is to the service, once it was asked to let it in."""
    prepared: str = ""
    """Digest of the installer's file that was applied to these answers."""


class DraftFile:
    """Reads and writes the draft of one computer."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def load(self) -> Draft | None:
        """The draft; None when there is none, or one that cannot be read: the set-up then begins anew."""
        try:
            if self._path.stat().st_size > _MOST_BYTES:
                return None
            content: object = json.loads(self._path.read_bytes())
        except (OSError, ValueError, RecursionError):
            return None
        try:
            return _draft(content)
        except (TypeError, KeyError, ValueError, binascii.Error):
            return None

    def save(self, draft: Draft) -> None:
        """Write the draft, whole or not at all. Raises Unavailable (DISK_FULL, FILE_UNWRITABLE)."""
        content = asdict(draft)
        content["register_id"] = draft.register_id.hex if draft.register_id is not None else ""
        content["founding"]["logo"] = base64.b64encode(draft.founding.logo).decode("ascii")
        written = json.dumps(content, ensure_ascii=False).encode()
        write_whole(self._path, written, makes_folder=True, folder_mode=PRIVATE)

    def remove(self) -> None:
        """The shop is open: the draft is not needed any more. Raises Unavailable (FILE_UNWRITABLE)."""
        try:
            self._path.unlink(missing_ok=True)
        except OSError as error:
            raise Unavailable(Code.FILE_UNWRITABLE) from error


def _draft(content: object) -> Draft:
    parts = _mapping(content)
    answers = _mapping(parts["founding"])
    company, papers = _mapping(answers["company"]), _mapping(answers["papers"])
    registrations = _mapping(company["registrations"])
    founding = Founding(
        country=_text(answers, "country"),
        currency=_text(answers, "currency"),
        time_zone=_text(answers, "time_zone"),
        prices_include_tax=answers["prices_include_tax"] is True,
        rates=tuple(_whole(place) for place in _list(answers["rates"])),
        own_rates=tuple(
            OwnRate(_text(rate, "name"), _whole(rate["rate_bp"]))
            for rate in map(_mapping, _list(answers["own_rates"]))
        ),
        usual=_whole(answers["usual"]),
        company=CompanyForm(
            **{name: _text(company, name) for name in ("name", "address", "phone", "email", "tax_number")},
            registrations={name: _text(registrations, name) for name in registrations},
        ),
        papers=PapersForm(
            **{name: _text(papers, name) for name in ("language", "second_language", "footer")}
        ),
        logo=base64.b64decode(_text(answers, "logo"), validate=True),
        **{name: _text(answers, name) for name in ("register_name", "register_code", "owner_name")},
    )
    register_id = str(parts.get("register_id", ""))
    return Draft(
        _text(parts, "step"),
        founding,
        Way(str(parts.get("way", Way.FOUND))),
        UUID(hex=register_id) if register_id else None,
        str(parts.get("prepared", "")),
    )


def _mapping(value: object) -> Mapping[str, object]:
    if not isinstance(value, dict):
        raise TypeError("not an object")
    return value


def _list(value: object) -> list[object]:
    if not isinstance(value, list):
        raise TypeError("not a list")
    return value


def _text(of: Mapping[str, object], name: str) -> str:
    value = of[name]
    if not isinstance(value, str):
        raise TypeError(name)
    return value


def _whole(value: object) -> int:
    if not isinstance(value, int):
        raise TypeError("not a whole number")
    return value
