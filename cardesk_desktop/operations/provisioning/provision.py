"""What may stand in the file, read strictly: every mistake in it is told at once.

The file is TOML, so that an installer can write notes into it. Nothing in it is a secret: the code of the
shop only asks to be let in (decision 227).
"""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Iterator, Mapping
from typing import Annotated, Literal, TypeAlias

import msgspec

from cardesk_desktop.domain.errors import Refused
from cardesk_desktop.i18n import LANGUAGES
from cardesk_desktop.operations.provisioning.mistakes import Kind, Mistake, lines_of
from cardesk_desktop.settings import AutoPrint, UpdateChannel
from cardesk_desktop.sync.service_place import read_address

FORMAT = 1
_AT_LINE = re.compile(r"\(at line (\d+)")
_PLACEHOLDER = re.compile(r"\{([^}]*)\}?")
_PLACEHOLDERS = frozenset({"computer", "number"})
_SECRETS = re.compile(r"(?i)passw|secret|token|cookie|recovery|private|credential|(^|[_.-])(pin|key)s?$")

_Printer: TypeAlias = Annotated[str, msgspec.Meta(max_length=200)]


class Printers(msgspec.Struct, frozen=True):
    """Printers by the names that the operating system gives them; empty where the person chooses."""

    invoice: _Printer = ""
    receipt: _Printer = ""
    label: _Printer = ""
    after_a_sale: AutoPrint | None = None


class Provision(msgspec.Struct, frozen=True):
    """The answers that an installer gives for every register of a shop."""

    format: Literal[1]
    """Which edition of this file it is: a later release may know more."""
    service: Annotated[str, msgspec.Meta(max_length=300)] = ""
    """Address of the account service."""
    service_ca: Annotated[str, msgspec.Meta(max_length=300)] = ""
    """File (PEM) of the authority that its certificate is under; empty believes the public ones."""
    shop_code: Annotated[str, msgspec.Meta(pattern=r"^[0-9A-Za-z]{4}-?[0-9A-Za-z]{4}$")] = ""
    language: str = ""
    channel: UpdateChannel | None = None
    register_name: Annotated[str, msgspec.Meta(max_length=60)] = ""
    """`{computer}` is the computer's name, `{number}` the number at its end."""
    printers: Printers = msgspec.field(default_factory=Printers)


def read_provision(text: str) -> Provision | tuple[Mistake, ...]:
    """What stands in the file, or everything that is wrong with it, by line."""
    try:
        content = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        at = _AT_LINE.search(str(error))
        return (Mistake(Kind.SYNTAX, line=int(at[1]) if at else len(text.splitlines())),)
    lines = lines_of(text)
    found = [*_mistakes(content, Provision, lines), *_in_printers(content, lines)]
    if not found:
        provision = msgspec.convert(content, Provision)
        found = list(_beyond_types(provision, lines))
        if not found:
            return provision
    return tuple(sorted(found, key=lambda each: each.line))


def register_name(pattern: str, computer: str) -> str:
    """The name of the register on this computer; empty where the pattern wants a number and it has none."""
    host = computer.partition(".")[0]
    digits = re.search(r"\d+$", host)
    if "{number}" in pattern and digits is None:
        return ""
    number = str(int(digits[0])) if digits else ""
    return pattern.replace("{computer}", host).replace("{number}", number).strip()[:60]


def _mistakes(
    content: Mapping[str, object], kind: type[msgspec.Struct], lines: Mapping[str, int], table: str = ""
) -> Iterator[Mistake]:
    """Fields that are missing, unknown or of another kind, each looked at by itself."""
    fields = {field.encode_name: field for field in msgspec.structs.fields(kind)}
    for name, field in fields.items():
        path = table + name
        if name not in content:
            if field.required:
                yield Mistake(Kind.MISSING, path)
        elif not (isinstance(content[name], dict) and field.type is Printers):
            try:
                msgspec.convert(content[name], field.type)
            except msgspec.ValidationError:
                yield Mistake(Kind.WRONG, path, lines.get(path, 0))
    for name in content.keys() - fields.keys():
        path = table + name
        if _SECRETS.search(name):
            yield Mistake(Kind.SECRET, path, lines.get(path, 0))
        else:
            near = difflib.get_close_matches(name, fields, n=1)
            yield Mistake(Kind.UNKNOWN, path, lines.get(path, 0), table + near[0] if near else "")


def _in_printers(content: Mapping[str, object], lines: Mapping[str, int]) -> Iterator[Mistake]:
    printers = content.get("printers")
    if isinstance(printers, dict):
        yield from _mistakes(printers, Printers, lines, "printers.")


def _beyond_types(provision: Provision, lines: Mapping[str, int]) -> Iterator[Mistake]:
    """What only the program knows: languages, addresses, and what belongs together."""
    if provision.language and provision.language not in {each.code for each in LANGUAGES}:
        yield Mistake(Kind.WRONG, "language", lines.get("language", 0))
    if provision.service:
        try:
            read_address(provision.service)
        except Refused:
            yield Mistake(Kind.WRONG, "service", lines.get("service", 0))
    elif provision.shop_code:
        yield Mistake(Kind.MISSING, "service")
    placeholders = set(_PLACEHOLDER.findall(provision.register_name))
    if placeholders - _PLACEHOLDERS:
        yield Mistake(Kind.WRONG, "register_name", lines.get("register_name", 0))
