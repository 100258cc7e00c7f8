"""What is said about the rights of a person over her data, as it stands in JSON. See `accounts`."""

from __future__ import annotations

import msgspec


class AskExport(msgspec.Struct, frozen=True):
    """Asks for everything that the account holds; the password is asked again."""

    password: str


class AskDeletion(msgspec.Struct, frozen=True):
    """Asks for the end of the account; the password is asked again."""

    password: str


class Departure(msgspec.Struct, frozen=True):
    """What becomes of one company of the account.

    A company that `closes` has no other owner: its registers share nothing any more, its data is deleted,
    and only its tax records stay until `kept_until` (a day, `2033-12-31`), as the law of `country` asks.
    `country` is an ISO 3166 code, empty when the company never said it.
    """

    company: str
    name: str
    closes: bool
    country: str = ""
    kept_until: str = ""


class Deletion(msgspec.Struct, frozen=True):
    """A deletion that was asked for. Until `due_at` it can be withdrawn by signing in."""

    asked_at: int
    due_at: int
    companies: list[Departure]


class DeletionState(msgspec.Struct, frozen=True):
    """None when nobody asked for the account's deletion. `if_asked` says what asking now would do."""

    deletion: Deletion | None
    if_asked: Deletion
