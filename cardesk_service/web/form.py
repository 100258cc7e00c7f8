"""Forms: what somebody sent, and a form as it is shown again, with what is wrong beside each field."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeAlias
from urllib.parse import parse_qsl

from litestar import Request
from litestar.datastructures import State
from litestar.di import NamedDependency

from cardesk_service.api.form_token import FIELD, check_form
from cardesk_service.api.guard import TheOffice
from cardesk_service.api.media import require_media_type
from cardesk_service.refused import Refused
from cardesk_service.web import words
from cardesk_service.web.visitor import Visitor
from cardesk_wire.accounts import AccountCode
from cardesk_wire.codes import RefusalCode

MOST_FIELDS = 20
MEDIA_TYPE = "application/x-www-form-urlencoded"
_SECRET = ("password", "new_password")
"""Fields that are never sent back to the browser."""

AnyRequest: TypeAlias = Request[None, None, State]


@dataclass(frozen=True, slots=True)
class Form:
    """What somebody sent: text by field; a field that was not sent is empty."""

    values: Mapping[str, str]

    def __getitem__(self, name: str) -> str:
        return self.values.get(name, "")

    def __contains__(self, name: str) -> bool:
        return name in self.values


@dataclass(frozen=True, slots=True)
class Filled:
    """A form as it is shown: what stands in its fields, what is wrong with each, and with the whole."""

    values: Mapping[str, str] = field(default_factory=dict)
    problems: Mapping[str, str] = field(default_factory=dict)
    general: str = ""

    @property
    def is_wrong(self) -> bool:
        """Whether anything has to be said."""
        return bool(self.problems or self.general)


def refused(visitor: Visitor, form: Form, error: Refused) -> Filled:
    """The form with the refusal in words: beside its field where it has one, else above all."""
    values = {name: value for name, value in form.values.items() if name not in _SECRET}
    sentence = words.sentence(visitor.phrases, error.refusal)
    at = _field(form, error)
    return Filled(values, {at: sentence}) if at in form else Filled(values, general=sentence)


async def sent_form(request: AnyRequest, office: TheOffice, visitor: NamedDependency[Visitor]) -> Form:
    """The form that came, if a page of ours sent it. Refuses with FORBIDDEN_ORIGIN and MALFORMED.

    A form of somebody who is signed in carries the session's token. Before that there is no session which
    another page could use; there the browser has to say itself that the form is ours (decision 140).
    """
    require_media_type(request.headers, MEDIA_TYPE)
    body = await request.body()
    try:
        pairs = parse_qsl(
            body.decode("ascii"), keep_blank_values=True, errors="replace", max_num_fields=MOST_FIELDS
        )
    except ValueError:
        raise Refused(RefusalCode.MALFORMED, 400) from None
    form = Form(dict(pairs))
    # Nobody types it, and PostgreSQL takes it in no text.
    if any("\0" in value for value in form.values.values()):
        raise Refused(RefusalCode.MALFORMED, 400)
    if visitor.person is not None:
        check_form(office, visitor.person, form[FIELD])
    elif not _says_own(request, office.settings.public_url):
        raise Refused(AccountCode.FORBIDDEN_ORIGIN, 403)
    return form


def _says_own(request: AnyRequest, public_url: str) -> bool:
    site = request.headers.get("sec-fetch-site")
    return site == "same-origin" if site is not None else request.headers.get("origin") == public_url


def _field(form: Form, error: Refused) -> str:
    code, params = error.refusal.code, error.refusal.params
    if code == AccountCode.WRONG_CODE:
        return "code"
    if code == AccountCode.WRONG_PASSWORD:
        return "password"
    if code == AccountCode.TOO_YOUNG:
        # A box without a tick is not sent, so it could not be found by being there.
        return "is_16_or_older"
    named = str(params.get("field", ""))
    return "new_password" if named == "password" and "new_password" in form else named


TheForm: TypeAlias = NamedDependency[Form]
