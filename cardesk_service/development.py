"""What a service in development makes for itself at its first start: a key, a CA and a certificate.

The desktop trusts this CA and nothing else beside the system's when `service.json` names it: a certificate
that does not fit is final in development too.
"""

from __future__ import annotations

import base64
import ipaddress
import json
import secrets
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.ec import (
    SECP256R1,
    EllipticCurvePrivateKey,
    generate_private_key,
)
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from cardesk_service.clock import Clock
from cardesk_service.crypto import KEY_BYTES
from cardesk_service.settings import PREFIX

CA_DAYS = 3650
CERTIFICATE_DAYS = 90
RENEWED_DAYS_BEFORE_END = 30
HOST_NAMES = ("localhost",)
ADDRESSES = ("127.0.0.1", "::1")
POINTER = "service.json"
"""The file in the data folder that tells a desktop in development the service's address and CA."""


def completed(environment: Mapping[str, str], clock: Clock) -> dict[str, str]:
    """The environment with what development makes: files where they are missing, none is replaced."""
    made = dict(environment)
    data = Path(made.setdefault(f"{PREFIX}DATA", "out/service")).resolve()
    data.mkdir(parents=True, exist_ok=True)
    port = made.setdefault(f"{PREFIX}PORT", "8443")
    url = made.setdefault(f"{PREFIX}PUBLIC_URL", f"https://localhost:{port}")
    if f"{PREFIX}KEYS" not in made:
        made[f"{PREFIX}KEYS"] = _kept(data / "keys", lambda: f"1:{_random()}")
    if f"{PREFIX}CERTIFICATE" not in made:
        certificate, key = certify(data, clock.now())
        made |= {f"{PREFIX}CERTIFICATE": str(certificate), f"{PREFIX}CERTIFICATE_KEY": str(key)}
        pointer = {"url": url, "ca": str(data / "ca.pem")}
        (data / POINTER).write_text(json.dumps(pointer, indent=2) + "\n", encoding="utf-8")
    return made


def certify(folder: Path, now: datetime) -> tuple[Path, Path]:
    """The files of a certificate for this computer and of its key, signed by the folder's own CA."""
    ca_file, ca_key_file = folder / "ca.pem", folder / "ca.key"
    if not (ca_file.exists() and ca_key_file.exists()):
        key, ca = _new_ca(now)
        _write(ca_key_file, _private(key), is_secret=True)
        _write(ca_file, ca.public_bytes(Encoding.PEM))
    certificate_file, key_file = folder / "server.pem", folder / "server.key"
    if not (certificate_file.exists() and key_file.exists()) or _ends_soon(certificate_file, now):
        ca = x509.load_pem_x509_certificate(ca_file.read_bytes())
        ca_key = load_pem_private_key(ca_key_file.read_bytes(), None)
        if not isinstance(ca_key, EllipticCurvePrivateKey):
            raise ValueError(f"{ca_key_file} holds another kind of key")
        key, certificate = _new_certificate(ca, ca_key, now)
        _write(key_file, _private(key), is_secret=True)
        _write(certificate_file, certificate.public_bytes(Encoding.PEM))
    return certificate_file, key_file


def _new_ca(now: datetime) -> tuple[EllipticCurvePrivateKey, x509.Certificate]:
    key = generate_private_key(SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "CarDesk development CA of this computer")])
    # Whoever steals its key can pretend to be this computer and nobody else.
    limits = x509.NameConstraints(
        permitted_subtrees=[
            *(x509.DNSName(each) for each in HOST_NAMES),
            *(x509.IPAddress(ipaddress.ip_network(each)) for each in ADDRESSES),
        ],
        excluded_subtrees=None,
    )
    built = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(minutes=5))
        .not_valid_after(now + timedelta(days=CA_DAYS))
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(limits, critical=True)
        .add_extension(_usage(is_ca=True), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    )
    return key, built.sign(key, SHA256())


def _new_certificate(
    ca: x509.Certificate, ca_key: EllipticCurvePrivateKey, now: datetime
) -> tuple[EllipticCurvePrivateKey, x509.Certificate]:
    key = generate_private_key(SECP256R1())
    names = [
        *(x509.DNSName(each) for each in HOST_NAMES),
        *(x509.IPAddress(ipaddress.ip_address(each)) for each in ADDRESSES),
    ]
    built = (
        x509.CertificateBuilder()
        .subject_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, HOST_NAMES[0])]))
        .issuer_name(ca.subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(minutes=5))
        .not_valid_after(now + timedelta(days=CERTIFICATE_DAYS))
        .add_extension(x509.SubjectAlternativeName(names), critical=False)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(is_ca=False), critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(ca_key.public_key()), critical=False
        )
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
    )
    return key, built.sign(ca_key, SHA256())


def _usage(is_ca: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not is_ca,
        key_cert_sign=is_ca,
        crl_sign=is_ca,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )


def _ends_soon(file: Path, now: datetime) -> bool:
    end = x509.load_pem_x509_certificate(file.read_bytes()).not_valid_after_utc
    return end - now < timedelta(days=RENEWED_DAYS_BEFORE_END)


def _private(key: EllipticCurvePrivateKey) -> bytes:
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())


def _random() -> str:
    return base64.b64encode(secrets.token_bytes(KEY_BYTES)).decode("ascii")


def _kept(file: Path, make: Callable[[], str]) -> str:
    if not file.exists():
        _write(file, make().encode("ascii"), is_secret=True)
    return file.read_text(encoding="ascii").strip()


def _write(file: Path, content: bytes, is_secret: bool = False) -> None:
    file.touch(mode=0o600 if is_secret else 0o644)
    file.write_bytes(content)
