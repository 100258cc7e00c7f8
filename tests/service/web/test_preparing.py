"""Many registers on the page: the code of the shop, and those that wait are let in together."""

from __future__ import annotations

from tests.service.office import RunningService
from tests.service.people import introduction
from tests.service.web.pages import Read, at_home, read, sent

PAGE = "/page/registers"


def _said(page: Read) -> str:
    return " ".join(page.text.split())


async def _ask(service: RunningService, code: str, number: int) -> str:
    wish = {"code": code, "register": introduction(number)}
    return str((await service.client().post("/company/v1/askings", json=wish)).json()["code"])


async def test_a_code_is_made_and_all_that_asked_are_let_in(service: RunningService) -> None:
    client = await at_home(service)
    assert "to be let in" not in _said(read(await client.get(PAGE)))
    page = read(await sent(client, PAGE, f"{PAGE}/code"))
    code = (await client.get("/company/v1/shop-code")).json()["code"]
    assert code in page.text
    shown = [await _ask(service, code, number) for number in (1, 2, 3)]
    page = read(await client.get(PAGE))
    assert "3 registers wait to be let in" in _said(page)
    assert all(f"Shows {code}" in _said(page) for code in shown)
    page = read(await sent(client, PAGE, f"{PAGE}/turn-away"))
    assert "2 registers wait" in _said(page)
    together = [each for each in page.forms if each.action == f"{PAGE}/let-in"][-1]
    late = await _ask(service, code, 4)
    own = {"sec-fetch-site": "same-origin"}
    await client.post(together.action, data=together.values, headers=own)
    page = read(await client.get(PAGE))
    assert "1 register waits" in _said(page)
    assert f"Shows {late}" in _said(page)
    page = read(await sent(client, PAGE, f"{PAGE}/code/withdraw"))
    assert "Nobody can ask with it any more" in _said(page)
    wrong = await sent(client, PAGE, f"{PAGE}/let-in", askings="?")
    assert wrong.status_code == 422
