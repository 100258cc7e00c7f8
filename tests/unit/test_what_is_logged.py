"""Logs say fixed words, and beside them only what names nobody: nothing could strike out a name."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2] / "cardesk_desktop"
LEVELS = {"debug", "info", "warning", "error", "exception", "critical"}
SAYABLE = {
    "__version__",
    "back",
    "code",
    "detail",
    "errno",
    "error",
    "errorString",
    "name",
    "none",
    "reference",
    "trouble",
    "version",
    "why",
}
"""Codes, numbers, versions, and the words of the system. `name` is that of a step of the self-test."""


def _calls() -> Iterator[tuple[str, ast.Call]]:
    for path in sorted(ROOT.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(func=ast.Attribute(value=ast.Name(id="_log"), attr=level)) if level in LEVELS:
                    yield f"{path.relative_to(ROOT).as_posix()}:{node.lineno}", node


def _said(node: ast.expr) -> Iterator[str]:
    """What an argument is called that is filled in."""
    match node:
        case ast.Constant():
            return
        case ast.IfExp(body=body, orelse=other):
            yield from (*_said(body), *_said(other))
        case ast.Call(func=called):
            yield from _said(called)
        case ast.Attribute(attr=name) | ast.Name(id=name):
            yield name
        case _:
            yield ast.unparse(node)


def test_only_what_names_nobody_is_filled_in() -> None:
    calls = list(_calls())
    assert len(calls) > 10
    for where, call in calls:
        message, *arguments = call.args
        assert isinstance(message, (ast.Constant, ast.Name)), where
        assert {name for argument in arguments for name in _said(argument)} <= SAYABLE, where
    assert [where for where, call in calls if "name" in {n for a in call.args[1:] for n in _said(a)}] == [
        where for where, _ in calls if where.startswith("self_test/running.py")
    ]
