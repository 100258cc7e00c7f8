"""The session of now, and the keyring that follows it."""

from __future__ import annotations

import pytest

from cardesk_desktop.domain.errors import Unavailable
from cardesk_desktop.keychain import ACCOUNT_SESSION
from cardesk_desktop.ui.account_session import AccountSession
from tests.ui.stubborn import Stubborn


@pytest.fixture
def keychain() -> Stubborn:
    return Stubborn({ACCOUNT_SESSION: b"first"})


@pytest.fixture
def session(keychain: Stubborn) -> AccountSession:
    made = AccountSession(keychain)
    made.read()
    return made


def test_a_renewed_session_takes_the_place_of_the_one_before(
    session: AccountSession, keychain: Stubborn
) -> None:
    session.renew(session.number, "second")
    assert (session.cookie, keychain.read(ACCOUNT_SESSION)) == ("second", b"second")


def test_what_is_renewed_after_the_sign_out_is_not_written_back(
    session: AccountSession, keychain: Stubborn
) -> None:
    before = session.number
    assert session.forget(before)
    session.renew(before, "second")
    session.settle()
    assert (session.cookie, keychain.read(ACCOUNT_SESSION)) == ("", None)


def test_a_session_that_was_renewed_late_does_not_take_the_place_of_a_new_one(
    session: AccountSession, keychain: Stubborn
) -> None:
    before = session.number
    session.keep("new")
    session.renew(before, "second")
    assert keychain.read(ACCOUNT_SESSION) == b"new"
    session.take("new")
    session.renew(before, "third")
    assert not session.forget(before)
    assert (session.cookie, keychain.read(ACCOUNT_SESSION)) == ("new", b"new")


def test_a_keyring_that_refuses_a_renewed_session_is_asked_again(
    session: AccountSession, keychain: Stubborn
) -> None:
    keychain.is_locked = True
    session.renew(session.number, "second")
    assert (session.cookie, session.is_settled) == ("second", False)
    keychain.is_locked = False
    session.settle()
    assert (keychain.read(ACCOUNT_SESSION), session.is_settled) == (b"second", True)


def test_a_sign_in_that_the_keyring_refuses_changes_nothing(
    session: AccountSession, keychain: Stubborn
) -> None:
    keychain.is_locked = True
    with pytest.raises(Unavailable):
        session.keep("new")
    assert (session.cookie, session.is_settled) == ("first", True)


def test_who_signed_in_before_the_keyring_was_read_stays_signed_in(keychain: Stubborn) -> None:
    session = AccountSession(keychain)
    session.keep("new")
    session.take("new")
    session.read()
    assert session.cookie == "new"
