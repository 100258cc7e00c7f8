"""The rules of the house that the source itself can prove. Which room may import which is import-linter's."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "cardesk_desktop"
SOURCES = (SOURCE, ROOT / "cardesk_service", ROOT / "cardesk_wire", ROOT / "packaging")
DOMAIN = SOURCE / "domain"
MIGRATIONS = {source / "store" / "migrations" for source in SOURCES}

MOST_LINES_OF_A_FILE = 250
MOST_LINES_OF_A_FUNCTION = 40
NAMES_THAT_SAY_NOTHING = {"helper", "helpers", "manager", "managers", "misc", "util", "utils"}

# What turns a bug into a report: the program at work, the self-test, which is there to tell of bugs, and the
# service's work beside the requests, which nobody would start again.
CATCHES_EVERYTHING = {
    SOURCE / "ui" / "tasks.py",
    SOURCE / "self_test" / "running.py",
    ROOT / "cardesk_service" / "background.py",
}

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Module:
    """One file of the application, parsed."""

    path: Path
    lines: int
    tree: ast.Module

    def place(self, node: ast.AST) -> str:
        """Where the node stands, as an editor understands it."""
        return f"{self.path.relative_to(ROOT)}:{getattr(node, 'lineno', 1)}"


@cache
def _modules() -> tuple[Module, ...]:
    paths = sorted(path for source in SOURCES for path in source.rglob("*.py"))
    assert paths
    texts = [path.read_text(encoding="utf-8") for path in paths]
    return tuple(
        Module(path, len(text.splitlines()), ast.parse(text)) for path, text in zip(paths, texts, strict=True)
    )


def _domain() -> Iterator[Module]:
    return (module for module in _modules() if DOMAIN in module.path.parents)


def test_the_domain_imports_the_standard_library_and_itself_only() -> None:
    allowed = {*sys.stdlib_module_names, "cardesk_desktop"}
    foreign = [
        f"{module.place(node)} imports {name}"
        for module in _domain()
        for node in ast.walk(module.tree)
        for name in _imported(node)
        if name.split(".")[0] not in allowed
    ]
    assert not foreign


def test_the_unit_tests_know_nothing_of_qt() -> None:
    tests = [Path(__file__).parent, ROOT / "tests" / "builders"]
    trees = {path: ast.parse(path.read_text(encoding="utf-8")) for t in tests for path in t.rglob("*.py")}
    known = [
        f"{path.relative_to(ROOT)} imports {name}"
        for path, tree in trees.items()
        for node in ast.walk(tree)
        for name in _imported(node)
        if name.split(".")[0] in ("PySide6", "pytestqt", "shiboken6")
    ]
    assert not known


def test_no_file_is_long() -> None:
    written = [module for module in _modules() if not MIGRATIONS & set(module.path.parents)]
    long = [f"{m.path.relative_to(ROOT)}: {m.lines}" for m in written if m.lines > MOST_LINES_OF_A_FILE]
    assert not long


def test_no_function_is_long() -> None:
    long = [
        f"{module.place(node)} {node.name}: {_body_lines(node)}"
        for module in _modules()
        if not MIGRATIONS & set(module.path.parents)
        for node in ast.walk(module.tree)
        if isinstance(node, Function) and _body_lines(node) > MOST_LINES_OF_A_FUNCTION
    ]
    assert not long


def test_bugs_are_caught_where_they_are_reported() -> None:
    caught = [
        module.place(node)
        for module in _modules()
        if module.path not in CATCHES_EVERYTHING
        for node in ast.walk(module.tree)
        if isinstance(node, ast.ExceptHandler) and _catches_everything(node)
    ]
    assert not caught


def test_a_name_says_what_is_inside() -> None:
    # A folder's name is seen through the files in it.
    vague = [
        module.place(module.tree)
        for module in _modules()
        if NAMES_THAT_SAY_NOTHING & set(module.path.relative_to(ROOT).with_suffix("").parts)
    ]
    assert not vague


def test_a_sentence_is_handed_to_the_phrasebook_whole() -> None:
    built = [
        module.place(node)
        for module in _modules()
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call) and _is_phrasebook(node.func) and any(map(_is_built, node.args))
    ]
    assert not built, 'A translator needs the sentence: _("Paid {amount}", amount=...)'


def test_a_tool_tip_shows_what_was_typed_as_it_was_typed() -> None:
    """Qt obeys markup in a tool tip: a name could pose as words of ours. `explain` is the one way to one."""
    literal = SOURCE / "ui" / "widgets" / "literal.py"
    wrong = [
        module.place(node)
        for module in _modules()
        if module.path != literal
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Attribute)
        and node.attr in {"setToolTip", "setWhatsThis", "ToolTipRole", "WhatsThisRole"}
    ]
    assert not wrong, wrong


def test_the_domain_reckons_without_floats() -> None:
    floats = [
        module.place(node)
        for module in _domain()
        for node in ast.walk(module.tree)
        if (isinstance(node, ast.Constant) and isinstance(node.value, float | complex))
        or (isinstance(node, ast.Name) and node.id == "float")
        or (isinstance(node, ast.BinOp | ast.AugAssign) and isinstance(node.op, ast.Div))
    ]
    assert not floats


def _imported(node: ast.AST) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
        return [node.module]
    return []


def _body_lines(function: Function) -> int:
    body = function.body[1:] if ast.get_docstring(function) is not None else function.body
    return (function.end_lineno or 0) - body[0].lineno + 1 if body else 0


def _catches_everything(handler: ast.ExceptHandler) -> bool:
    """Whether a bug ends here; a handler that cleans up and raises again lets it through."""
    last = handler.body[-1]
    if isinstance(last, ast.Raise) and last.exc is None:
        return False
    kinds = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    return any(
        kind is None or (isinstance(kind, ast.Name) and kind.id in ("Exception", "BaseException"))
        for kind in kinds
    )


def _is_phrasebook(function: ast.expr) -> bool:
    """Whether a call asks a phrasebook, which goes by the name `_`: `_()`, `self._.plural()` and the like."""
    if isinstance(function, ast.Attribute) and function.attr in ("plural", "context"):
        return _is_phrasebook(function.value)
    return (isinstance(function, ast.Name) and function.id == "_") or (
        isinstance(function, ast.Attribute) and function.attr == "_"
    )


def _is_built(argument: ast.expr) -> bool:
    """Whether the text is put together on the spot, so that extraction cannot see it."""
    if isinstance(argument, ast.JoinedStr):
        return True
    if isinstance(argument, ast.BinOp):
        sides = (argument.left, argument.right)
        return any(isinstance(side, ast.Constant) and isinstance(side.value, str) for side in sides)
    return (
        isinstance(argument, ast.Call)
        and isinstance(argument.func, ast.Attribute)
        and argument.func.attr == "format"
    )
