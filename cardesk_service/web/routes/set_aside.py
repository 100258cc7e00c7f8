"""What could not be taken in, in plain words: what it is, which register said it, what to do."""

from __future__ import annotations

import re
from typing import TypeAlias

from litestar import Response, get, post
from litestar.params import FromQuery

from cardesk_service.api.guard import TheOffice
from cardesk_service.companies import set_aside
from cardesk_service.refused import Refused
from cardesk_service.store.set_aside import Place
from cardesk_service.web import set_aside_words as words
from cardesk_service.web.form import Form, TheForm
from cardesk_service.web.page import go, show
from cardesk_service.web.visitor import TheHolder
from cardesk_wire.codes import RefusalCode

Page: TypeAlias = Response[bytes] | Response[None]
_NUMBER = re.compile(r"[0-9]{1,18}")
"""Of 64 bits at most."""


@get("/set-aside")
async def listed(office: TheOffice, holder: TheHolder, done: FromQuery[str] = "") -> Page:
    """What waits, the latest first, and below it what somebody has dealt with."""
    found = await office.store.read(lambda connection: set_aside.listed(connection, holder.caller))
    phrases = holder.visitor.phrases
    told = [
        (each, words.kind(phrases, each.kind), words.why(phrases, each.code), phrases.moment(each.at))
        for each in found
    ]
    return show(
        holder.visitor,
        "set_aside.html",
        waiting=[each for each in told if not each[0].is_settled],
        settled=[each for each in told if each[0].is_settled],
        done=done,
    )


@post("/set-aside/settle", status_code=303)
async def settle(office: TheOffice, holder: TheHolder, form: TheForm) -> Page:
    """Somebody has dealt with it, or not after all; one that is gone already needs nobody."""
    place, is_settled = _place(form), bool(form["is_settled"])
    try:
        await office.store.write(
            lambda connection: set_aside.settle(
                office, connection, holder.caller, place, is_settled=is_settled
            )
        )
    except Refused as error:
        if error.refusal.code != RefusalCode.NOT_FOUND:
            raise
    return go(f"/page/set-aside?done={'settled' if is_settled else 'waiting'}")


def _place(form: Form) -> Place:
    epoch, oseq = form["epoch"], form["oseq"]
    if not _NUMBER.fullmatch(epoch) or not _NUMBER.fullmatch(oseq):
        raise Refused(RefusalCode.MALFORMED, 400)
    return Place(form["device"], int(epoch), int(oseq))


PAGES = (listed, settle)
