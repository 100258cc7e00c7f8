"""What a service in development makes for itself, and does not make again."""

from __future__ import annotations

import ipaddress
from datetime import timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from cardesk_service import development, settings
from tests.service.office import NOON, SetClock


def _certificate(file: Path) -> x509.Certificate:
    return x509.load_pem_x509_certificate(file.read_bytes())


def test_what_is_made_is_enough_to_serve_and_is_kept(tmp_path: Path) -> None:
    given = {"CARDESK_MODE": "development", "CARDESK_DATA": str(tmp_path)}
    first = development.completed(given, SetClock())
    assert settings.load(first).public_url == "https://localhost:8443"
    assert development.completed(given, SetClock()) == first


def test_the_certificate_is_for_this_computer_only(tmp_path: Path) -> None:
    file, _key = development.certify(tmp_path, NOON)
    names = _certificate(file).extensions.get_extension_for_class(x509.SubjectAlternativeName).value
    assert names.get_values_for_type(x509.DNSName) == ["localhost"]
    assert names.get_values_for_type(x509.IPAddress)[0] == ipaddress.ip_address("127.0.0.1")
    limits = _certificate(tmp_path / "ca.pem").extensions.get_extension_for_class(x509.NameConstraints)
    assert limits.critical


def test_a_certificate_is_renewed_before_its_end_and_the_ca_stays(tmp_path: Path) -> None:
    file, _key = development.certify(tmp_path, NOON)
    first, ca = _certificate(file), (tmp_path / "ca.pem").read_bytes()
    development.certify(tmp_path, NOON + timedelta(days=59))
    assert _certificate(file) == first
    development.certify(tmp_path, NOON + timedelta(days=61))
    assert _certificate(file).not_valid_after_utc > first.not_valid_after_utc
    assert (tmp_path / "ca.pem").read_bytes() == ca


def test_a_ca_of_another_kind_is_refused(tmp_path: Path) -> None:
    file, key_file = development.certify(tmp_path, NOON)
    file.unlink()
    other = Ed25519PrivateKey.generate().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    (tmp_path / "ca.key").write_bytes(other)
    with pytest.raises(ValueError, match="another kind of key"):
        development.certify(tmp_path, NOON)
    assert key_file.exists()
