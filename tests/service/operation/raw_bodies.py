"""What routes read that take a body as it comes: the OpenAPI document tells of them in words only."""

from __future__ import annotations

import copy
import hashlib
import json
from typing import Any

import msgspec
import schemathesis
import zstandard

from cardesk_wire import coding
from cardesk_wire.kinds import KINDS
from cardesk_wire.messages import ExchangeRequest, Op, ReconcileRequest, Tally
from cardesk_wire.recognition import PHOTO_TYPE

MESSAGE = "application/zstd"
PIECE = "application/octet-stream"
Schema = dict[str, Any]

_PHOTO = b"photo"
_NAMES = [hashlib.sha256(_PHOTO).hexdigest(), hashlib.sha256(b"another").hexdigest()]
_CUT = 3
_PIECES = [_PHOTO, _PHOTO[:_CUT], _PHOTO[_CUT:]]
_UPLOAD = {"Upload-Offset": ["0", f"{_CUT}"], "Upload-Length": [f"{len(_PHOTO)}"]}
_IDENTITY = {"enum": [coding.written(bytes(size)) for size in (16, 32)]}
_PLACE = {"type": "integer", "minimum": 0, "maximum": 9}
_COUNT = {"type": "integer", "minimum": 1, "maximum": 3}


def with_raw_bodies(document: Schema) -> Schema:
    """The document, with the messages and headers that these routes want."""
    said = copy.deepcopy(document)
    paths: Schema = said["paths"]
    paths["/sync/v1/exchange"]["post"]["requestBody"] = _body(MESSAGE, _exchange())
    paths["/sync/v1/reconcile"]["post"]["requestBody"] = _body(MESSAGE, _reconcile())
    piece = {"enum": [each.decode() for each in _PIECES]}
    blob = paths["/sync/v1/blobs/{sha256}"]
    blob["patch"]["requestBody"] = _body(PIECE, piece)
    for operation in blob.values():
        operation["parameters"] = [
            {"name": "sha256", "in": "path", "required": True, "schema": {"enum": _NAMES}}
        ]
    blob["patch"]["parameters"] += [
        {"name": name, "in": "header", "required": True, "schema": {"enum": values}}
        for name, values in _UPLOAD.items()
    ]
    blob["get"]["parameters"].append(
        {"name": "Range", "in": "header", "schema": {"type": "string", "pattern": "^bytes=[0-9]-[0-9]?$"}}
    )
    photo = paths["/recognition/v1/questions/{question}"]["put"]
    photo["requestBody"] = _body(PHOTO_TYPE, piece)
    return said


# Nothing is generated for media types that cannot be written; `written` does it here.
schemathesis.serializer(MESSAGE, PIECE, PHOTO_TYPE)(lambda _context, body: body)


def written(media_type: str | None, body: Any) -> bytes | None:
    """A generated body as it travels; None where there is none to send."""
    if media_type in (PIECE, PHOTO_TYPE):
        return str(body).encode()
    if media_type not in ("application/json", MESSAGE):
        return None
    plain = json.dumps(body).encode()
    return zstandard.compress(plain) if media_type == MESSAGE else plain


def _exchange() -> Schema:
    """An exchange of a register in its first days; what else may stand there is fuzzed in `test_bodies`."""
    schema, op = _schema_of(ExchangeRequest), _schema_of(Op)
    op["prefixItems"][:3] = [_COUNT, {"enum": [kind.name for kind in KINDS]}, _IDENTITY]
    schema["properties"] |= {
        "generation": {"const": ""},
        "chain": {"const": coding.written(coding.NO_CHAIN)},
        "epoch": _COUNT,
        "protocol": _COUNT,
        "cursor": _PLACE,
        "ops": {"type": "array", "items": {**op, "items": False}},
    }
    return schema


def _reconcile() -> Schema:
    schema, tally = _schema_of(ReconcileRequest), _schema_of(Tally)
    tally["properties"]["kind"] = {"enum": [kind.name for kind in KINDS]}
    schema["properties"]["cursor"] = _PLACE
    schema["properties"]["tallies"]["items"] = tally
    return schema


def _schema_of(message: type) -> Schema:
    """The schema of a message by itself, without a reference to its name."""
    schema: Schema = msgspec.json.schema(message)["$defs"][message.__name__]
    return {**schema, "additionalProperties": False}


def _body(media_type: str, schema: Schema) -> Schema:
    return {"required": True, "content": {media_type: {"schema": schema}}}
