"""Reading the parts of sealed content (JSON) with their types checked, and writing the shared ones."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, datetime
from typing import TypeVar
from uuid import UUID

from cardesk_desktop.domain.catalogue import Names
from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.money import Currency, Money, currency
from cardesk_desktop.domain.sealing import Json, canonical_bytes

VERSION = 1
_MOST_DECIMALS = 4

T = TypeVar("T")


def read_document(raw: bytes, type_name: str, build: Callable[[Content], T]) -> T:
    """Build a document of one type from its canonical bytes.

    Refuses with DOCUMENT_ALTERED bytes that are not canonical, of another type or version, or hold a
    value that cannot be: nothing else is raised, whatever the bytes are.
    """
    try:
        return build(_parsed(raw, type_name))
    except (Refused, ValueError, LookupError, OSError, OverflowError, RecursionError) as error:
        raise Refused(Code.DOCUMENT_ALTERED) from error


def _parsed(raw: bytes, type_name: str) -> Content:
    fields = json.loads(raw)
    if not isinstance(fields, dict) or canonical_bytes(fields) != raw:
        raise Refused(Code.DOCUMENT_ALTERED)
    content = Content(fields)
    if content.whole("v") != VERSION or content.text("type") != type_name:
        raise Refused(Code.DOCUMENT_ALTERED)
    return Content(fields, content.sealed_currency()) if content.has("currency") else content


class Content:
    """One JSON object of a sealed document, read by `read_document`.

    A field of another type refuses with DOCUMENT_ALTERED; a word that means nothing (to UUID, an
    enumeration ...) may raise their own error, which `read_document` turns into the same refusal.
    """

    def __init__(self, fields: Mapping[str, Json], of: Currency | None = None) -> None:
        self._fields = fields
        self._currency = of

    def text(self, name: str) -> str:
        """A text field."""
        value = self._fields.get(name)
        if not isinstance(value, str):
            raise Refused(Code.DOCUMENT_ALTERED)
        return value

    def whole(self, name: str) -> int:
        """An integer field."""
        value = self._fields.get(name)
        if not isinstance(value, int) or isinstance(value, bool):
            raise Refused(Code.DOCUMENT_ALTERED)
        return value

    def flag(self, name: str) -> bool:
        """A true or false field."""
        value = self._fields.get(name)
        if not isinstance(value, bool):
            raise Refused(Code.DOCUMENT_ALTERED)
        return value

    def has(self, name: str) -> bool:
        """True when the field is there and not null."""
        return self._fields.get(name) is not None

    def money(self, name: str) -> Money:
        """Minor units in the document's currency."""
        if self._currency is None:
            raise Refused(Code.DOCUMENT_ALTERED)
        return Money(self.whole(name), self._currency)

    def sealed_currency(self) -> Currency:
        """The currency with the decimals that it had on the day of issue."""
        decimals = self.whole("decimals")
        if not 0 <= decimals <= _MOST_DECIMALS:
            raise Refused(Code.DOCUMENT_ALTERED)
        return Currency(currency(self.text("currency")).code, decimals)

    def instant(self, name: str) -> datetime:
        """An aware UTC instant, as `write_instant` wrote it."""
        text = self.text(name)
        instant = datetime.fromisoformat(text).astimezone(UTC)
        if write_instant(instant) != text:
            raise Refused(Code.DOCUMENT_ALTERED)
        return instant

    def identity(self, name: str) -> UUID:
        """An identity."""
        return UUID(self.text(name))

    def identity_or_none(self, name: str) -> UUID | None:
        """An identity, if there is one."""
        return self.identity(name) if self.has(name) else None

    def texts(self, name: str) -> dict[str, str]:
        """An object whose values are texts."""
        part = self.part(name)
        return {key: part.text(key) for key in part._fields}

    def list_of_texts(self, name: str) -> tuple[str, ...]:
        """A list of texts."""
        items = self._list(name)
        texts = tuple(item for item in items if isinstance(item, str))
        if len(texts) != len(items):
            raise Refused(Code.DOCUMENT_ALTERED)
        return texts

    def part(self, name: str) -> Content:
        """A nested object."""
        return self._part(self._fields.get(name))

    def parts(self, name: str) -> tuple[Content, ...]:
        """A list of nested objects."""
        return tuple(self._part(item) for item in self._list(name))

    def names(self, name: str) -> Names:
        """A name in several languages."""
        part = self.part(name)
        return Names(part.text("main"), part.texts("others"))

    def _part(self, value: Json) -> Content:
        if not isinstance(value, Mapping):
            raise Refused(Code.DOCUMENT_ALTERED)
        return Content(value, self._currency)

    def _list(self, name: str) -> Sequence[Json]:
        value = self._fields.get(name)
        if not isinstance(value, list):
            raise Refused(Code.DOCUMENT_ALTERED)
        return value


def write_names(names: Names) -> Json:
    """A name in several languages."""
    return {"main": names.main, "others": dict(names.others)}


def write_instant(instant: datetime) -> str:
    """ISO 8601 in UTC with `Z`, to the microsecond. The instant is aware."""
    if instant.tzinfo is None:
        raise ValueError("an instant must be aware")
    return instant.astimezone(UTC).isoformat(timespec="microseconds")[: -len("+00:00")] + "Z"
