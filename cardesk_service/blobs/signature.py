"""AWS Signature Version 4, with which S3-compatible storage knows who asks. Pure.

After "Authenticating Requests (AWS Signature Version 4)" of the Amazon S3 API reference: the canonical
request, the string to sign, the signing key, the `Authorization` header.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from urllib.parse import quote

ALGORITHM = "AWS4-HMAC-SHA256"
_SAFE = "-_.~"


@dataclass(frozen=True, slots=True)
class Credentials:
    """Who asks, and where."""

    key: str
    secret: str = field(repr=False)
    region: str
    service: str = "s3"


def signed_headers(
    credentials: Credentials,
    method: str,
    host: str,
    path: str,
    query: Mapping[str, str],
    body_hash: str,
    now: datetime,
    extra: Mapping[str, str] | None = None,
) -> dict[str, str]:
    """The headers of a request, with its signature.

    `path` is not quoted yet; `extra` are headers that are sent and signed as well; `body_hash` is the SHA-256
    of the body in hexadecimal.
    """
    at = now.strftime("%Y%m%dT%H%M%SZ")
    headers = {"host": host, "x-amz-content-sha256": body_hash, "x-amz-date": at}
    headers |= {name.lower(): value.strip() for name, value in (extra or {}).items()}
    names = sorted(headers)
    canonical = "\n".join(
        (
            method,
            quote(path, safe=f"/{_SAFE}"),
            canonical_query(query),
            *(f"{name}:{headers[name]}" for name in names),
            "",
            ";".join(names),
            body_hash,
        )
    )
    scope = f"{at[:8]}/{credentials.region}/{credentials.service}/aws4_request"
    to_sign = "\n".join((ALGORITHM, at, scope, hashlib.sha256(canonical.encode()).hexdigest()))
    signature = hmac.new(_signing_key(credentials, at[:8]), to_sign.encode(), hashlib.sha256).hexdigest()
    headers["authorization"] = (
        f"{ALGORITHM} Credential={credentials.key}/{scope}, "
        f"SignedHeaders={';'.join(names)}, Signature={signature}"
    )
    return headers


def canonical_query(query: Mapping[str, str]) -> str:
    """The query as it is signed and sent: quoted, in the order of its names."""
    pairs = sorted((quote(name, safe=_SAFE), quote(value, safe=_SAFE)) for name, value in query.items())
    return "&".join(f"{name}={value}" for name, value in pairs)


def _signing_key(credentials: Credentials, day: str) -> bytes:
    key = f"AWS4{credentials.secret}".encode()
    for part in (day, credentials.region, credentials.service, "aws4_request"):
        key = hmac.new(key, part.encode(), hashlib.sha256).digest()
    return key
