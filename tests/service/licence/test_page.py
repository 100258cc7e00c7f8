"""The licence on its page: what it says, and that it leads to Stripe by a link only."""

from __future__ import annotations

from datetime import timedelta

from tests.service.licence.conftest import Shop
from tests.service.office import RunningService
from tests.service.people import MONA, PASSWORD
from tests.service.web.pages import at_home, read, sent

PAGE, BUY = "/page/licence", "/page/licence/buy"


async def test_from_trial_to_licensed(shop: Shop) -> None:
    client = await at_home(shop.service)
    page = read(await client.get(PAGE))
    assert "The trial lasts until" in page.text
    assert "Buy the licence for" in page.text
    reply = await sent(client, PAGE, BUY)
    assert reply.url.path == PAGE
    pay = next(link for link in read(reply).links if not link.startswith(("/", "#")))
    assert pay.startswith("https://checkout.stripe.com/")
    assert "form-action 'self'" in reply.headers["content-security-policy"]
    await shop.tell(shop.stripe.paid(pay))
    page = read(await client.get(f"{PAGE}?done=paid"))
    assert "Thank you." in page.text
    assert "Paid on 26 Nov 2026, once and for good." in page.text
    assert [form.action for form in page.forms] == ["/page/sign-out"]


async def test_after_the_trial_it_says_so_and_nothing_more(shop: Shop) -> None:
    await at_home(shop.service)
    shop.service.clock.pass_by(timedelta(days=400))
    client = shop.service.client()
    await sent(client, "/page/sign-in", "/page/sign-in", email=MONA, password=PASSWORD)
    page = read(await client.get(PAGE))
    assert "The trial ended on" in page.text
    assert "selling on a register goes on" in page.text


async def test_where_nothing_is_sold_there_is_nothing_to_pay(service: RunningService) -> None:
    client = await at_home(service)
    page = read(await client.get(PAGE))
    assert "There is nothing to pay for this company." in page.text
    form = {"form_token": page.forms[0].values["form_token"]}
    reply = await client.post(BUY, data=form, headers={"sec-fetch-site": "same-origin"})
    assert reply.status_code == 422
    assert "No licence is sold here." in read(reply).text
