"""The script of the setup: what it says, and what it has to know of the program."""

from __future__ import annotations

import re

import pytest

from cardesk_desktop.keychain import ACCOUNT_SESSION, OsKeychain
from cardesk_desktop.paths import APP_NAME, Places
from cardesk_desktop.signing import REGISTER_KEY
from cardesk_desktop.store.backups.container import SUFFIX
from cardesk_desktop.store.backups.exchanging import INCOMING_KEY
from cardesk_desktop.store.database_key import DATABASE_KEY, KEY_SET_ASIDE
from shipping.options import windows_options
from shipping.windows.installer import SCRIPT, Installer
from shipping.windows.shims import FORWARDING, SOURCES, own_functions

LANGUAGES = ("en", "fr", "ar", "es", "ru")
PARTS = SCRIPT.parent / "parts"
LINE = re.compile(r'LangString (\w+) \$\{LANG_(\w+)\} "(.+)"')
FIELD = re.compile(r"\$\{\w+\}|\$[A-Za-z]\w*|\$\\[rn]")


def sentences(language: str) -> dict[str, str]:
    """What the setup says in a language, by name."""
    lines = (SCRIPT.parent / "sentences" / f"{language}.nsh").read_text(encoding="utf-8").splitlines()
    read = [LINE.fullmatch(line) for line in lines if not line.startswith(";")]
    found = {match[1]: match[3] for match in read if match}
    assert len(found) == len(read)
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_is_there_in_every_language_with_the_same_fields(language: str) -> None:
    english, own = sentences("en"), sentences(language)
    assert english.keys() == own.keys()
    for name, text in english.items():
        assert sorted(FIELD.findall(own[name])) == sorted(FIELD.findall(text)), name
        assert language == "en" or own[name] != text, name


def test_no_sentence_is_said_by_nobody() -> None:
    script = "".join(path.read_text(encoding="utf-8") for path in PARTS.glob("*.nsh"))
    assert {name for name in sentences("en") if f"$({name})" not in script} == set()


def test_data_and_backups_are_looked_for_where_the_program_keeps_them() -> None:
    script = SCRIPT.read_text(encoding="utf-8")
    assert f'!define NAME "{APP_NAME}"' in script
    assert f'!define BACKUP "{SUFFIX}"' in script
    assert f'!define PROGRAM "{windows_options().program}.exe"' in script
    lock = f"{Places.under(SCRIPT).database.name}.lock"
    assert f"${{NAME}}\\{lock}" in (PARTS / "at_work.nsh").read_text(encoding="utf-8")


def test_everybodys_data_are_looked_for_beside_people_and_not_beside_the_system() -> None:
    """Intune and group policy install as the system, whose own profile lies below `System32`."""
    scripts = {path.name: path.read_text(encoding="utf-8") for path in PARTS.glob("*.nsh")}
    assert [name for name, script in scripts.items() if "$PROFILE" in script] == ["whom.nsh"]
    assert '"ProfilesDirectory"' in scripts["whom.nsh"]
    for name in ("at_work.nsh", "removing.nsh"):
        assert "Profiles\n" in scripts[name]


def test_erasing_everything_forgets_every_secret_of_the_program(monkeypatch: pytest.MonkeyPatch) -> None:
    forgotten = re.findall(r'insertmacro ForgetKey "(.+)"', (PARTS / "removing.nsh").read_text("utf-8"))
    assert set(forgotten) == {DATABASE_KEY, KEY_SET_ASIDE, INCOMING_KEY, REGISTER_KEY, ACCOUNT_SESSION}
    asked: list[str] = []

    class Recorder:
        def get_password(self, service: str, _name: str) -> None:
            asked.append(service)

    monkeypatch.setattr(OsKeychain, "_backend", lambda _: Recorder())
    OsKeychain().read(DATABASE_KEY)
    assert asked == [f"{APP_NAME} {DATABASE_KEY}"]


def test_the_file_of_a_setup_says_its_version() -> None:
    assert Installer("1.2.3b4").setup_name == "CarDesk-1.2.3b4-setup.exe"


def test_a_stand_in_answers_for_complex_numbers_in_each_precision() -> None:
    ours = own_functions((SOURCES / f"{FORWARDING}.c").read_text(encoding="utf-8"))
    assert {"creal", "crealf", "creall", "cpow", "cpowf", "cpowl", "csinhl"} <= ours
    assert all(name.startswith("c") for name in ours)
