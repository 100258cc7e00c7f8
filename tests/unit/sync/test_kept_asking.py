from __future__ import annotations

import pytest

from cardesk_desktop.keychain import MemoryKeychain
from cardesk_desktop.sync.kept_asking import NAME, KeptAsking
from cardesk_desktop.sync.membership import Pairing

ASKED = Pairing("7Q4K-M2Z8", 604_800, "pairing", "secret")


def test_what_was_asked_is_kept_until_it_is_answered() -> None:
    kept = KeptAsking(MemoryKeychain())
    assert kept.load("K7QM-3TPD") is None
    kept.save("K7QM-3TPD", ASKED)
    assert kept.load("K7QM-3TPD") == ASKED
    assert kept.load("2222-2222") is None
    kept.forget()
    assert kept.load("K7QM-3TPD") is None


@pytest.mark.parametrize(
    "secret", [b"\xff", b"[]", b"{}", b'{"shop_code": "a"}', b'{"shop_code": "a", "asking": {"b": 1}}']
)
def test_what_cannot_be_read_was_not_asked(secret: bytes) -> None:
    assert KeptAsking(MemoryKeychain({NAME: secret})).load("a") is None
