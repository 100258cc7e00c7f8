"""Every sentence of the programs can be collected for those who translate it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from devtools.catalogues import DOMAINS, KEYWORDS, Domain


def in_f_strings(source: str) -> Iterator[tuple[int, str]]:
    """Sentences asked for inside an f-string, which Babel reads over: their lines, and how it is done."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.JoinedStr):
            for call in ast.walk(node):
                if isinstance(call, ast.Call) and _is_a_question(call):
                    yield call.lineno, ast.unparse(call)


def _is_a_question(call: ast.Call) -> bool:
    function = call.func
    name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
    words = (each.value for each in call.args if isinstance(each, ast.Constant))
    return name in KEYWORDS and any(isinstance(each, str) for each in words)


@pytest.mark.parametrize("domain", DOMAINS, ids=lambda domain: domain.name)
def test_no_sentence_hides_in_an_f_string(domain: Domain) -> None:
    hidden = {
        f"{path.relative_to(domain.source.parent)}:{line}": asked
        for path in sorted(Path(domain.source).rglob("*.py"))
        for line, asked in in_f_strings(path.read_text(encoding="utf-8"))
    }
    assert not hidden


@pytest.mark.parametrize(
    ("source", "is_found"),
    [
        ("""f"{_('Hello')}, you\"""", True),
        ("""f"{self._.plural('{n} car', '{n} cars', n)}\"""", True),
        ("""f"{look.phrases('Hello')}\"""", True),
        ("""f"{_.money(amount)} {words}\"""", False),
        ("""_("Paid {amount}", amount=f"{minor}")""", False),
    ],
)
def test_the_search_finds_questions_and_nothing_else(source: str, is_found: bool) -> None:
    assert bool(list(in_f_strings(source))) is is_found
