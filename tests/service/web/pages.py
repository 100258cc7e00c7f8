"""People who use the pages in tests: they read the HTML, fill forms in and send them as a browser does."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

import httpx

from tests.service.office import RunningService
from tests.service.people import MONA, PASSWORD, signed_up

FROM_OUR_PAGE = {"sec-fetch-site": "same-origin"}
EMPTY = ("input", "meta", "link", "img", "br", "hr")


@dataclass
class FormOnPage:
    """A form, and what stands in it."""

    action: str
    values: dict[str, str] = field(default_factory=dict)


@dataclass
class Read(HTMLParser):
    """A page, read: its forms, links, what is wrong beside which field, and that every tag is closed."""

    forms: list[FormOnPage] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    loads: list[str] = field(default_factory=list)
    tags: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    text: str = ""
    choice: str = ""
    open_tags: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        self.tags.append((tag, said))
        if tag not in EMPTY:
            self.open_tags.append(tag)
        if tag == "form":
            self.forms.append(FormOnPage(said["action"]))
        elif tag == "a":
            self.links.append(said["href"])
        elif tag in ("img", "link"):
            self.loads.append(said.get("src") or said["href"])
        elif tag == "input" and said.get("type") != "checkbox":
            self.forms[-1].values[said["name"]] = said.get("value", "")
        elif tag == "select":
            self.choice = said["name"]
        elif tag == "option" and "selected" in said:
            self.forms[-1].values[self.choice] = said["value"]

    def handle_endtag(self, tag: str) -> None:
        assert self.open_tags.pop() == tag, f"</{tag}> closes another"

    def handle_data(self, data: str) -> None:
        self.text += data

    @property
    def html(self) -> dict[str, str]:
        """The attributes of the whole."""
        return next(said for tag, said in self.tags if tag == "html")

    def with_id(self, name: str) -> dict[str, str]:
        """The attributes of one element."""
        return next(said for _tag, said in self.tags if said.get("id") == name)

    def has_id(self, name: str) -> bool:
        """Whether there is such an element."""
        return any(said.get("id") == name for _tag, said in self.tags)


def read(reply: httpx.Response) -> Read:
    """Read a page."""
    assert reply.headers["content-type"] == "text/html; charset=utf-8", reply.headers
    page = Read()
    page.feed(reply.text)
    page.close()
    assert page.open_tags == []
    return page


async def sent(
    client: httpx.AsyncClient, page: str, action: str, /, *, follow: str = "yes", **typed: str
) -> httpx.Response:
    """Open a page, type into the form with this action and send it, as a browser does."""
    form = next(
        each for each in read(await client.get(page)).forms if each.action.partition("?")[0] == action
    )
    reply = await client.post(form.action, data={**form.values, **typed}, headers=FROM_OUR_PAGE)
    if follow and reply.status_code == 303:
        return await client.get(reply.headers["location"])
    return reply


async def at_home(service: RunningService, email: str = MONA, **changes: object) -> httpx.AsyncClient:
    """Somebody who signed in on the page."""
    await signed_up(service, email, **changes)
    client = service.client()
    reply = await sent(client, "/page/sign-in", "/page/sign-in", email=email, password=PASSWORD)
    assert reply.url.path == "/page/account", reply.text
    return client
