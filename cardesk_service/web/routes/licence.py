"""The licence of the company."""

from __future__ import annotations

from typing import TypeAlias

from litestar import Response, get

from cardesk_service.web.page import show
from cardesk_service.web.visitor import TheHolder

Page: TypeAlias = Response[bytes] | Response[None]


@get("/licence")
async def licence(holder: TheHolder) -> Page:
    """How the company may use CarDesk."""
    return show(holder.visitor, "licence.html", company=holder.signed_in.company)


PAGES = (licence,)
