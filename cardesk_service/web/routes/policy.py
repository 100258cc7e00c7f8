"""The privacy policy: the version that applies, and every other one."""

from __future__ import annotations

from typing import TypeAlias

from litestar import Response, get
from litestar.exceptions import NotFoundException
from litestar.params import FromPath

from cardesk_service.api.guard import TheOffice
from cardesk_service.office import Office
from cardesk_service.web.page import show
from cardesk_service.web.policies import every
from cardesk_service.web.policies.policy import Policy
from cardesk_service.web.visitor import TheVisitor, Visitor

Page: TypeAlias = Response[bytes] | Response[None]


@get("/privacy")
async def privacy(office: TheOffice, visitor: TheVisitor) -> Page:
    """The version that applies today."""
    return _shown(office, visitor, every.applies(office.clock.now().date()))


@get("/privacy/{version:str}")
async def privacy_of(office: TheOffice, visitor: TheVisitor, version: FromPath[str]) -> Page:
    """One version, former ones and announced ones too."""
    found = next((each for each in every.POLICIES if each.version == version), None)
    if found is None:
        raise NotFoundException
    return _shown(office, visitor, found)


def _shown(office: Office, visitor: Visitor, policy: Policy) -> Page:
    today = office.clock.now().date()
    return show(
        visitor,
        "privacy.html",
        policy=policy,
        sections=policy.says(visitor.phrases),
        effective=visitor.phrases.date(policy.effective),
        announced=every.announced(today),
        former=[each for each in every.POLICIES if each.effective < policy.effective],
    )


PAGES = (privacy, privacy_of)
