"""How PINs are kept: the format, what is refused as unsafe, and a hash that another program made."""

from __future__ import annotations

import hashlib
from base64 import b64encode

import pytest

from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.pin_hash import ITERATIONS, LEAST_ITERATIONS, hashed, is_outdated, matches

SALT = bytes(range(16))


def test_a_pin_is_kept_by_the_published_algorithm() -> None:
    algorithm, iterations, salt, digest = hashed("4711", SALT).split("$")
    expected = hashlib.pbkdf2_hmac("sha512", b"4711", SALT, 210_000)
    assert (algorithm, iterations) == ("pbkdf2_sha512", "210000")
    assert (salt, digest) == (b64encode(SALT).decode(), b64encode(expected).decode())


def test_only_the_right_pin_matches() -> None:
    kept = hashed("4711", SALT, iterations=LEAST_ITERATIONS)
    assert matches("4711", kept)
    assert not matches("4712", kept)
    assert not matches("", kept)


def test_a_hash_of_fewer_iterations_is_to_be_made_again() -> None:
    assert is_outdated(hashed("4711", SALT, iterations=ITERATIONS - 1))
    assert not is_outdated(hashed("4711", SALT))


def _kept(iterations: object = LEAST_ITERATIONS, salt: bytes = SALT, algorithm: str = "pbkdf2_sha512") -> str:
    return f"{algorithm}${iterations}${b64encode(salt).decode()}${b64encode(b'x' * 64).decode()}"


@pytest.mark.parametrize(
    "kept",
    [
        _kept(LEAST_ITERATIONS - 1),
        _kept(salt=SALT[:15]),
        _kept(algorithm="pbkdf2_sha1"),
        _kept("many"),
        _kept() + "$",
        "pbkdf2_sha512$120000$*$*",
        "",
    ],
)
def test_an_unsafe_hash_proves_nobody(kept: str) -> None:
    with pytest.raises(Refused) as refused:
        matches("4711", kept)
    assert refused.value.code is Code.PIN_UNSAFE


@pytest.mark.parametrize(("salt", "iterations"), [(SALT[:15], ITERATIONS), (SALT, LEAST_ITERATIONS - 1)])
def test_no_unsafe_hash_is_made(salt: bytes, iterations: int) -> None:
    with pytest.raises(ValueError, match="below what is safe"):
        hashed("4711", salt, iterations=iterations)
