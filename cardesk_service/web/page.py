"""Pages from templates: every value is escaped, every answer forbids scripts and strangers."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from types import MappingProxyType

from jinja2 import Environment, PackageLoader, StrictUndefined
from litestar import Response

from cardesk_service.i18n import LANGUAGES
from cardesk_service.store.column_types import instant_of
from cardesk_service.web.form import Filled
from cardesk_service.web.visitor import Visitor

STATIC = Path(__file__).with_name("static")
HEADERS: Mapping[str, str] = MappingProxyType(
    {
        # Stricter than the rest of the service: a page has no script at all.
        "Content-Security-Policy": (
            "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; "
            "frame-ancestors 'none'"
        ),
        # With "no-referrer" a browser would send our own forms from the origin "null" (Fetch, 3.2).
        "Referrer-Policy": "same-origin",
        "Vary": "Accept-Language, Cookie",
    }
)
_PAGES = Environment(
    loader=PackageLoader("cardesk_service.web"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def _address_of(name: str) -> str:
    """The address of a static file, another one whenever its content is."""
    return f"/page/{name}?v={hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:12]}"


_STYLE, _ICON = _address_of("style.css"), _address_of("icon.svg")


def show(
    visitor: Visitor,
    template: str,
    *,
    status: int = 200,
    headers: Mapping[str, str] | None = None,
    **context: object,
) -> Response[bytes]:
    """A page in the visitor's language. `filled`, where a form was not right, makes it a 422."""
    filled = [value for value in context.values() if isinstance(value, Filled)]
    is_wrong = any(each.is_wrong for each in filled)
    phrases = visitor.phrases
    text = _PAGES.get_template(template).render(
        _=phrases,
        language=phrases.language,
        languages=LANGUAGES.values(),
        visitor=visitor,
        style=_STYLE,
        icon=_ICON,
        is_wrong=is_wrong,
        nothing=Filled(),
        day=lambda micros: phrases.date(instant_of(micros).date()),
        date_of=lambda written: phrases.date(date.fromisoformat(written)),
        **context,
    )
    return Response(
        text.encode(),
        status_code=422 if is_wrong and status == 200 else status,
        headers={**HEADERS, "Content-Language": phrases.language.code, **(headers or {})},
        media_type="text/html",
    )


def go(address: str) -> Response[None]:
    """After a change: on to the page that shows it, so that reloading does not repeat the change."""
    return Response(None, status_code=303, headers={**HEADERS, "Location": address})
