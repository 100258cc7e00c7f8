"""The style and the icon: kept by browsers for a year, under an address that changes with the content."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from litestar import Response, get
from litestar.exceptions import NotFoundException
from litestar.params import FromPath

from cardesk_service.web.page import STATIC
from cardesk_service.web.visitor import TheVisitor

_KEPT: Mapping[str, str] = MappingProxyType({"Cache-Control": "public, max-age=31536000, immutable"})


@get("/style.css")
async def style() -> Response[bytes]:
    """The look of every page."""
    content = (STATIC / "style.css").read_bytes()
    return Response(content, headers=_KEPT, media_type="text/css")


@get("/icon.svg")
async def icon() -> Response[bytes]:
    """The icon in the browser's tab."""
    return Response((STATIC / "icon.svg").read_bytes(), headers=_KEPT, media_type="image/svg+xml")


@get("/{rest:path}")
async def nothing(rest: FromPath[str], visitor: TheVisitor) -> None:
    """Every other address, said in the language of whoever typed it."""
    raise NotFoundException


PAGES = (style, icon, nothing)
