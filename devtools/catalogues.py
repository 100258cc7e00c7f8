"""Gettext catalogues by Babel: `python -m devtools.catalogues compile PO... | update | check`.

Started by `devtools.translations` with the interpreter of `.venv`, because Babel is no part of Python.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from devtools.project import JOB_FAILED, ROOT

FOLDER = ROOT / "i18n"
# English stands in the source itself.
LANGUAGES = ("ar", "es", "fr", "ru")

# How a phrasebook, which the source calls `_`, is asked for a sentence: `_()`, `_.plural()`, `_.context()`;
# where an object keeps one it is called `phrases`. `N_` marks a sentence that is translated later.
KEYWORDS = {
    "_": None,
    "phrases": None,
    "_phrases": None,
    "N_": None,
    "plural": (1, 2),
    "context": ((1, "c"), 2),
}
# Pages are templates; what is between their tags is found as Python is.
METHODS = (("**.py", "python"), ("**.html", "jinja2"))


@dataclass(frozen=True)
class Domain:
    """The sentences of one program: its catalogues' name, its source and what they are."""

    name: str
    source: Path
    project: str
    header: str

    @property
    def template(self) -> Path:
        """Where its sentences are collected."""
        return FOLDER / f"{self.name}.pot"


DOMAINS = (
    Domain(
        "cardesk",
        ROOT / "cardesk_desktop",
        "CarDesk Desktop",
        "# CarDesk Desktop: what the screens and the papers say.\n",
    ),
    Domain(
        "service",
        ROOT / "cardesk_service",
        "CarDesk account service",
        "# CarDesk account service: what the e-mails and the pages say.\n",
    ),
)


def main(arguments: Sequence[str]) -> int:
    """Do one of the three jobs and return an exit code."""
    if arguments[0] == "compile":
        for name in arguments[1:]:
            compile_catalogue(Path(name))
        return 0
    is_check = arguments[0] == "check"
    results = [_brought_up_to_date(domain, is_check) for domain in DOMAINS]
    is_changed = any(has_changed for has_changed, _ in results)
    if is_check and is_changed:
        print("i18n/ is behind the source: run `python3 dev.py translations`.")
    is_complete = all(has_all for _, has_all in results)
    return JOB_FAILED if is_check and (is_changed or not is_complete) else 0


def _brought_up_to_date(domain: Domain, is_check: bool) -> tuple[bool, bool]:
    """Bring one program's catalogues in line with its source; whether any changed, whether all is there."""
    template = extracted(domain)
    is_changed = _write(template, domain.template, is_check)
    is_complete = True
    for language in sorted({*LANGUAGES, *(folder.parent.name for folder in FOLDER.glob("*/LC_MESSAGES"))}):
        path = FOLDER / language / "LC_MESSAGES" / f"{domain.name}.po"
        catalogue = _read(path, language, domain)
        # A guess from a similar sentence is marked fuzzy: a hint to the translator, never shown to a user.
        catalogue.update(template, update_creation_date=False)
        is_changed |= _write(catalogue, path, is_check)
        is_complete &= _report(domain, language, catalogue)
    return is_changed, is_complete


def compile_catalogue(po: Path) -> None:
    """Write the .mo beside the .po, whole or not at all: the application may be reading the old one."""
    with po.open("rb") as file:
        catalogue = read_po(file, locale=po.parent.parent.name, domain=po.stem)
    unfinished = po.with_name(f"{po.stem}.{os.getpid()}.tmp")
    with unfinished.open("wb") as file:
        write_mo(file, catalogue)
    unfinished.replace(po.with_suffix(".mo"))


def extracted(domain: Domain) -> Catalog:
    """Return every sentence of the source with the places it comes from and the notes for translators."""
    known = _read(domain.template, None, domain)
    catalogue = Catalog(
        project=domain.project,
        domain=domain.name,
        header_comment=domain.header,
        creation_date=known.creation_date,
    )
    found = extract_from_dir(
        domain.source,
        method_map=METHODS,
        keywords=KEYWORDS,
        comment_tags=("Translators:",),
        strip_comment_tags=True,
    )
    # In the order of names, whatever the file system says.
    for name, line, sentence, comments, context in sorted(found, key=lambda each: (each[0], each[1])):
        place = (f"{domain.source.name}/{Path(name).as_posix()}", line)
        catalogue.add(sentence, None, [place], auto_comments=comments, context=context)
    return catalogue


def _read(path: Path, language: str | None, domain: Domain) -> Catalog:
    if not path.exists():
        return Catalog(
            locale=language, project=domain.project, domain=domain.name, header_comment=domain.header
        )
    with path.open("rb") as file:
        return read_po(file, locale=language, domain=domain.name)


def _write(catalogue: Catalog, path: Path, is_check: bool) -> bool:
    """Write the catalogue if that changes the file; return whether it does."""
    text = io.BytesIO()
    # Without line numbers, so that a moved line is no change to a translation.
    write_po(text, catalogue, width=100, sort_by_file=True, include_lineno=False)
    if path.exists() and path.read_bytes() == text.getvalue():
        return False
    if not is_check:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.getvalue())
    return True


def _report(domain: Domain, language: str, catalogue: Catalog) -> bool:
    """Print what is missing or only guessed; return whether nothing is."""
    messages = list(_messages(catalogue))
    guessed = [message for message in messages if message.fuzzy]
    missing = [message for message in messages if not message.fuzzy and not _is_translated(message)]
    print(
        f"{domain.name} {language}: {len(messages)} sentences, {len(missing)} missing, {len(guessed)} fuzzy"
    )
    for message in [*missing, *guessed]:
        print(f"  {'fuzzy  ' if message.fuzzy else 'missing'}  {message.id!r}")
    return not missing and not guessed


def _messages(catalogue: Catalog) -> Iterator[Message]:
    return (message for message in catalogue if message.id)


def _is_translated(message: Message) -> bool:
    texts = message.string if isinstance(message.string, tuple | list) else [message.string]
    return all(texts)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
