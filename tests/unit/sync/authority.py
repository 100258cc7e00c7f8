"""Certificates for this machine, from an authority that only a test knows."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.ec import (
    SECP256R1,
    EllipticCurvePrivateKey,
    generate_private_key,
)
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

_USES = (
    *("digital_signature", "content_commitment", "key_encipherment", "data_encipherment", "key_agreement"),
    *("key_cert_sign", "crl_sign", "encipher_only", "decipher_only"),
)


class Authority:
    """Makes certificates for this machine."""

    def __init__(self, name: str) -> None:
        self.key = generate_private_key(SECP256R1())
        self._name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
        self._certificate = self._issue(self._name, self.key, is_authority=True)
        self.pem = self._certificate.public_bytes(Encoding.PEM).decode()

    def write_leaf(self, folder: Path) -> Path:
        """A file with a certificate for 127.0.0.1 and its key."""
        key = generate_private_key(SECP256R1())
        leaf = self._issue(x509.Name([]), key, is_authority=False)
        secret = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        path = folder / "leaf.pem"
        path.write_bytes(leaf.public_bytes(Encoding.PEM) + secret)
        return path

    def _issue(
        self, subject: x509.Name, key: EllipticCurvePrivateKey, *, is_authority: bool
    ) -> x509.Certificate:
        now = datetime.now(UTC)
        here = x509.SubjectAlternativeName([x509.IPAddress(ip_address("127.0.0.1"))])
        ours, issuers = (each.public_key() for each in (key, self.key))
        # Python 3.13, with which the program is made for Windows, holds to all that RFC 5280 asks.
        is_allowed = dict.fromkeys(_USES, False) | {"key_cert_sign": is_authority}
        return (
            x509.CertificateBuilder()
            .subject_name(subject)
            .issuer_name(self._name)
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(now - timedelta(days=1))
            .not_valid_after(now + timedelta(days=1))
            .add_extension(x509.BasicConstraints(is_authority, None), critical=True)
            .add_extension(here, critical=not is_authority)
            .add_extension(x509.KeyUsage(**is_allowed | {"digital_signature": True}), critical=True)
            .add_extension(x509.SubjectKeyIdentifier.from_public_key(ours), critical=False)
            .add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(issuers), critical=False)
            .sign(self.key, SHA256())
        )
