"""The register signs, and its signature can be checked without its key."""

from __future__ import annotations

import pytest
from typing_extensions import override

from cardesk_desktop.domain.errors import Code, Unavailable
from cardesk_desktop.keychain import MemoryKeychain
from cardesk_desktop.signing import REGISTER_KEY, PublicKey, RegisterKey

# RFC 8032, section 7.1, test 2.
_PRIVATE = bytes.fromhex("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb")
_PUBLIC = bytes.fromhex("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c")
_SIGNATURE = bytes.fromhex(
    "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
    "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
)


def test_the_standards_own_example() -> None:
    key = RegisterKey(_PRIVATE)
    assert key.public.raw == _PUBLIC
    assert key.sign(b"\x72") == _SIGNATURE
    assert key.is_signed(b"\x72", _SIGNATURE)
    assert PublicKey(_PUBLIC).is_signed(b"\x72", _SIGNATURE)


def test_a_changed_byte_is_seen() -> None:
    public = PublicKey(_PUBLIC)
    assert not public.is_signed(b"\x73", _SIGNATURE)
    assert not public.is_signed(b"\x72", _SIGNATURE[:-1] + b"\x01")
    assert not public.is_signed(b"\x72", b"")


def test_the_key_is_made_once_and_found_again() -> None:
    keychain = MemoryKeychain()
    made = RegisterKey.load_or_create(keychain)
    assert RegisterKey.load_or_create(keychain).public.raw == made.public.raw
    assert RegisterKey.load_or_create(MemoryKeychain()).public.raw != made.public.raw


def test_a_key_that_was_given_is_used() -> None:
    keychain = MemoryKeychain({REGISTER_KEY: _PRIVATE})
    assert RegisterKey.load_or_create(keychain).public.raw == _PUBLIC


class _Forgetful(MemoryKeychain):
    """Takes what it is given and keeps nothing."""

    @override
    def write(self, name: str, secret: bytes) -> None:
        pass


def test_a_key_that_was_not_kept_signs_nothing() -> None:
    with pytest.raises(Unavailable) as raised:
        RegisterKey.load_or_create(_Forgetful())
    assert raised.value.code is Code.KEYRING_LOCKED


@pytest.mark.parametrize("garbled", [b"", b"a key that was cut short", b"x" * 64])
def test_what_is_no_key_gives_way_to_a_new_one(garbled: bytes) -> None:
    """The next letter is signed with it; a till that does not open is worse."""
    keychain = MemoryKeychain({REGISTER_KEY: garbled})
    key = RegisterKey.load_or_create(keychain)
    assert RegisterKey.load_or_create(keychain).public.raw == key.public.raw
