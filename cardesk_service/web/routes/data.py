"""What the service holds of a person, and how she gets it or has it erased."""

from __future__ import annotations

from typing import TypeAlias

from litestar import Response, get

from cardesk_service.web.page import show
from cardesk_service.web.visitor import TheHolder

Page: TypeAlias = Response[bytes] | Response[None]


@get("/data")
async def data(holder: TheHolder) -> Page:
    """What is held, and where all of it can be had."""
    return show(holder.visitor, "data.html", company=holder.signed_in.company)


PAGES = (data,)
