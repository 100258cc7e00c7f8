"""What is read out of the headers of an answer."""

from __future__ import annotations

import httpx
import pytest

from cardesk_desktop.sync.hearing import LONGEST_WAIT_S, SESSION_COOKIE, cookie_in, refusal_of
from cardesk_wire.codes import RefusalCode
from cardesk_wire.messages import Refusal


def test_the_cookie_of_the_session_is_found_among_others() -> None:
    headers = httpx.Headers(
        [("Set-Cookie", "balance=2; Path=/"), ("Set-Cookie", f"{SESSION_COOKIE}=s3cret; Path=/; Secure")]
    )
    assert cookie_in(headers) == "s3cret"


def test_without_a_session_there_is_no_cookie() -> None:
    assert cookie_in(httpx.Headers([("Set-Cookie", "balance=2; Path=/")])) == ""


@pytest.mark.parametrize(
    ("said", "wait_s"),
    [
        ("30", 30),
        ("Wed, 21 Oct 2099 07:28:00 GMT", 0),
        ("-5", 0),
        ("1.5", 0),
        ("99999999999", LONGEST_WAIT_S),
        ("9" * 5_000, LONGEST_WAIT_S),
    ],
)
def test_whoever_asks_for_a_rest_is_given_a_month_at_most(said: str, wait_s: int) -> None:
    refusal = refusal_of(httpx.Response(429, headers={"Retry-After": said}), b"<html>")
    assert refusal == Refusal(RefusalCode.RATE_LIMITED, {"retry_after_s": wait_s})


@pytest.mark.parametrize(
    ("said", "wait_s"),
    [(b"20", 20), (b"999999999999", LONGEST_WAIT_S), (b"true", 0), (b"-1", 0), (b'"x"', 0)],
)
def test_so_is_the_service(said: bytes, wait_s: int) -> None:
    content = b'{"code":"rate_limited","params":{"retry_after_s":%s}}' % said
    refusal = refusal_of(httpx.Response(429), content)
    assert refusal == Refusal("rate_limited", {"retry_after_s": wait_s})
