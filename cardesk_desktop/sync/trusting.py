"""Which certificates are believed: who cannot show one of them is not the service, and is told nothing."""

from __future__ import annotations

import ssl

import httpx

from cardesk_desktop.domain.errors import Code, Unavailable


def trust(ca: str | None) -> ssl.SSLContext:
    """Believe those under this authority (PEM), else those of the public ones.

    Raises Unavailable(FILE_UNREADABLE) for an authority that is no certificate.
    """
    try:
        context = ssl.create_default_context(cadata=ca) if ca else httpx.create_ssl_context()
    except (ssl.SSLError, ValueError, TypeError) as error:
        raise Unavailable(Code.FILE_UNREADABLE) from error
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context
