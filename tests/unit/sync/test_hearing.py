"""What is read out of the headers of an answer."""

from __future__ import annotations

import httpx

from cardesk_desktop.sync.hearing import SESSION_COOKIE, cookie_in


def test_the_cookie_of_the_session_is_found_among_others() -> None:
    headers = httpx.Headers(
        [("Set-Cookie", "balance=2; Path=/"), ("Set-Cookie", f"{SESSION_COOKIE}=s3cret; Path=/; Secure")]
    )
    assert cookie_in(headers) == "s3cret"


def test_without_a_session_there_is_no_cookie() -> None:
    assert cookie_in(httpx.Headers([("Set-Cookie", "balance=2; Path=/")])) == ""
