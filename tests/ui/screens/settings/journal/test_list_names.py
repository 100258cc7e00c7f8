"""Every list that can be taken along has a name in the journal, in every language."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import cardesk_desktop.ui
from cardesk_desktop.i18n import LANGUAGES, load_phrasebook
from cardesk_desktop.ui.screens.reports.memory import ReportKind
from cardesk_desktop.ui.screens.settings.journal.list_names import list_names

SOURCE = Path(cardesk_desktop.ui.__file__).parent


def _names_in(tree: ast.Module) -> Iterator[str]:
    """The names of the exports that a module makes: written in the call, or before it in a variable."""
    for call in ast.walk(tree):
        if isinstance(call, ast.Call) and "ListExport" in ast.unparse(call.func):
            (name,) = (keyword.value for keyword in call.keywords if keyword.arg == "name")
            if isinstance(name, ast.Constant):
                yield str(name.value)
            elif isinstance(name, ast.Name):
                yield from _assigned(tree, name.id)
            else:
                assert ast.unparse(name) == "f'report {kind.value}'"
                yield from (f"report {kind.value}" for kind in ReportKind)


def _assigned(tree: ast.Module, variable: str) -> Iterator[str]:
    for node in ast.walk(tree):
        if not isinstance(node, ast.Assign) or not isinstance(node.targets[0], ast.Tuple):
            continue
        first = node.targets[0].elts[0]
        if isinstance(first, ast.Name) and first.id == variable and isinstance(node.value, ast.Tuple):
            constant = node.value.elts[0]
            assert isinstance(constant, ast.Constant)
            yield str(constant.value)


def _every_name() -> set[str]:
    texts = (path.read_text("utf-8") for path in SOURCE.rglob("*.py"))
    return {name for text in texts if "ListExport(" in text for name in _names_in(ast.parse(text))}


@pytest.mark.parametrize("language", [language.code for language in LANGUAGES])
def test_the_journal_names_every_list_that_can_be_exported(language: str) -> None:
    names = list_names(load_phrasebook(language))

    assert _every_name() == names.keys()
    assert len(set(names.values())) == len(names)
    assert not any("report " in words for words in names.values())
