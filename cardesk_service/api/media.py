"""What kind of body a request says that it has."""

from __future__ import annotations

from litestar.datastructures import Headers

from cardesk_service.refused import Refused
from cardesk_wire.codes import RefusalCode


def media_type(headers: Headers) -> str:
    """The type without its parameters, in small letters; empty where none is said."""
    return headers.get("content-type", "").partition(";")[0].strip().lower()


def require_media_type(headers: Headers, wanted: str) -> None:
    """Refuse with MALFORMED (415) what says to be something else."""
    if media_type(headers) != wanted:
        raise Refused(RefusalCode.MALFORMED, 415)
