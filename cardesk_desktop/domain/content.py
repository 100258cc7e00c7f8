"""Reading the parts of sealed content (JSON) with their types checked, and writing the shared ones."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from cardesk_desktop.domain.catalogue import Names
from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.money import Currency, Money, currency
from cardesk_desktop.domain.sealing import Json

VERSION = 1


class Content:
    """One JSON object of a sealed document. A field of another type refuses with DOCUMENT_ALTERED."""

    def __init__(self, fields: Mapping[str, Json], of: Currency | None = None) -> None:
        self._fields = fields
        self._currency = of

    @classmethod
    def parse(cls, raw: bytes) -> Content:
        """Read canonical bytes; the currency stands at the top under `currency` where there is money."""
        try:
            fields = json.loads(raw)
        except ValueError as error:
            raise Refused(Code.DOCUMENT_ALTERED) from error
        if not isinstance(fields, dict) or fields.get("v") != VERSION:
            raise Refused(Code.DOCUMENT_ALTERED)
        code = fields.get("currency")
        return cls(fields, currency(code) if isinstance(code, str) else None)

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

    def instant(self, name: str) -> datetime:
        """An aware UTC instant."""
        return datetime.fromisoformat(self.text(name)).astimezone(UTC)

    def texts(self, name: str) -> dict[str, str]:
        """An object whose values are texts."""
        part = self.part(name)
        return {key: part.text(key) for key in part._fields}

    def list_of_texts(self, name: str) -> tuple[str, ...]:
        """A list of texts."""
        return tuple(item for item in self._list(name) if isinstance(item, str))

    def part(self, name: str) -> Content:
        """A nested object."""
        value = self._fields.get(name)
        if not isinstance(value, Mapping):
            raise Refused(Code.DOCUMENT_ALTERED)
        return Content(value, self._currency)

    def parts(self, name: str) -> tuple[Content, ...]:
        """A list of nested objects."""
        return tuple(Content(item, self._currency) for item in self._list(name) if isinstance(item, Mapping))

    def names(self, name: str) -> Names:
        """A name in several languages."""
        part = self.part(name)
        return Names(part.text("main"), part.texts("others"))

    def _list(self, name: str) -> Sequence[Json]:
        value = self._fields.get(name)
        if not isinstance(value, list):
            raise Refused(Code.DOCUMENT_ALTERED)
        return value


def write_names(names: Names) -> Json:
    """A name in several languages."""
    return {"main": names.main, "others": dict(names.others)}


def write_instant(instant: datetime) -> str:
    """ISO 8601 in UTC with `Z`, to the microsecond."""
    return instant.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
