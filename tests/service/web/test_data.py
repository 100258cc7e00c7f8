"""Taking everything along and leaving, over the pages."""

from __future__ import annotations

import io
import zipfile
from datetime import timedelta

from tests.service.office import RunningService
from tests.service.people import MONA, PASSWORD
from tests.service.web.pages import at_home, read, sent

EXPORT, DELETE, KEEP = "/page/data/export", "/page/data/delete", "/page/data/keep"


async def test_everything_is_taken_along_with_the_password(service: RunningService) -> None:
    client = await at_home(service)
    wrong = await sent(client, "/page/data", EXPORT, password="wrong")
    assert wrong.status_code == 422
    assert read(wrong).with_id("export-password")["aria-invalid"] == "true"
    reply = await sent(client, "/page/data", EXPORT, password=PASSWORD)
    assert reply.headers["content-type"] == "application/zip"
    assert reply.headers["content-disposition"].startswith('attachment; filename="cardesk-account-')
    with zipfile.ZipFile(io.BytesIO(reply.content)) as taken:
        assert taken.testzip() is None
        assert "README.txt" in taken.namelist()


async def test_who_leaves_is_told_what_stays_and_can_think_better_of_it(service: RunningService) -> None:
    client = await at_home(service)
    page = read(await client.get("/page/data"))
    assert "Until 26 Dec 2026 you can change your mind" in page.text
    assert "which the law makes us keep until 31 Dec" in page.text
    wrong = read(await sent(client, "/page/data", DELETE, password="wrong"))
    assert wrong.with_id("delete-password")["aria-invalid"] == "true"
    assert next(said for tag, said in wrong.tags if tag == "details").keys() == {"open"}
    reply = await sent(client, "/page/data", DELETE, password=PASSWORD)
    assert (reply.url.path, reply.url.params["done"]) == ("/page/sign-in", "leaving")
    assert "deleted in 30 days" in read(reply).text
    assert "__Host-cardesk" not in client.cookies

    service.clock.pass_by(timedelta(days=29))
    back = await sent(client, "/page/sign-in", "/page/sign-in", email=MONA, password=PASSWORD)
    assert "Your account will be deleted on 26 Dec 2026." in read(back).text
    assert not [form for form in read(await client.get("/page/data")).forms if form.action == DELETE]
    pending = [
        said.get("class") for tag, said in read(await client.get("/page/data")).tags if tag == "button"
    ]
    assert pending.count("main") == 1
    kept = read(await sent(client, "/page/data", KEEP))
    assert "Your account stays." in kept.text
    assert [form.action for form in kept.forms] == ["/page/sign-out", EXPORT, DELETE]
    # Pressed again in another tab, it stays all the same.
    form = {"form_token": kept.forms[0].values["form_token"]}
    again = await client.post(KEEP, data=form, headers={"sec-fetch-site": "same-origin"})
    assert again.headers["location"] == "/page/data?done=kept"
