"""Which addresses of e-mail are taken, and which of them are one."""

from __future__ import annotations

import pytest

from cardesk_service.accounts import fields
from cardesk_service.refused import Refused


@pytest.mark.parametrize(
    ("typed", "address", "key"),
    [
        (" Mona.K+till@Example.COM ", "Mona.K+till@example.com", "mona.k+till@example.com"),
        ("mona@m\u00fcller.example", "mona@xn--mller-kva.example", "mona@xn--mller-kva.example"),
        (
            "mona@\u0645\u063a\u0633\u0644\u0629.example",
            "mona@xn--ogbtu5bc.example",
            "mona@xn--ogbtu5bc.example",
        ),
        ("mona@xn--strae-oqa.example", "mona@xn--strae-oqa.example", "mona@xn--strae-oqa.example"),
    ],
)
def test_an_address_is_compared_without_case(typed: str, address: str, key: str) -> None:
    found = fields.email(typed)
    assert (found.address, found.key) == (address, key)


@pytest.mark.parametrize(
    "typed",
    [
        "mona",
        "@example.com",
        "mona@example",
        "mona@192.0.2.1",
        "mo na@example.com",
        "mona@example..com",
        "mona@-example.com",
        f"{'m' * 65}@example.com",
        f"mona@{'example.' * 32}com",
        # The Kelvin sign and the long s, which are k and s where case does not count.
        "\u212aarim@example.com",
        "\u017fara@example.com",
        # Another domain to the world than to us: strasse.example is somebody else.
        "mona@stra\u00dfe.example",
        "mona@\u0645\u200c\u063a.example",
    ],
)
def test_what_is_no_address_or_might_be_anothers_is_refused(typed: str) -> None:
    with pytest.raises(Refused) as refused:
        fields.email(typed)
    assert (refused.value.refusal.code, refused.value.refusal.params["field"]) == ("email_invalid", "email")
