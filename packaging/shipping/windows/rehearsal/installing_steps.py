"""Steps in the life of an installed program, for one person and for everybody."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

from cardesk_desktop import __version__
from shipping.rehearsal import Step, Wrong, require
from shipping.windows.freezing import PROGRAM
from shipping.windows.pe_files import pe_files
from shipping.windows.rehearsal.lab import ARP, OLDER, Lab, fingerprints
from shipping.windows.verifying import GOOD, judge
from shipping.windows.wine import windows_path

AT_WORK, NEWER_HERE, WRONG_USE = 1618, 1638, 1639


def installing_steps(lab: Lab) -> list[Step]:
    """The steps in their order."""
    return [
        Step("install", "older version installed", lambda: _installed(lab), is_needed=True),
        Step("verify-installed", "installed files verified", lambda: _verified(lab)),
        Step("at-work", "refused over an open till", lambda: _refused_at_work(lab)),
        Step("shop", "shop made by the older", lambda: _shop_made(lab), is_needed=True),
        Step("upgrade", "upgraded, data kept", lambda: _upgraded(lab), is_needed=True),
        Step("self-test", "self-test of the installed", lambda: _self_test(lab)),
        Step("open", "its shop opened by the newer", lambda: _shop_opened(lab)),
        Step("downgrade", "downgrade refused", lambda: _no_way_back(lab)),
        Step("downgrade-fetched", "downgrade below fetched refused", lambda: _no_way_below_fetched(lab)),
        Step("repair", "repaired", lambda: _repaired(lab)),
        Step("hand-over", "code and service handed over", lambda: _provisioned(lab)),
        Step("wrong-switches", "wrong switches refused", lambda: _wrong_use(lab)),
        Step("remove", "removed, data kept", lambda: _removed(lab)),
        Step("everybody", "for everybody, then all erased", lambda: _for_all(lab)),
    ]


def _installed(lab: Lab) -> str:
    lab.clear()
    _expect(lab, 0, lab.setup(OLDER), "/S")
    require((lab.installed / PROGRAM).exists(), "the program is not there")
    require(lab.shortcut.exists(), "the Start menu does not name it")
    require(_version_here(lab) == OLDER, f"Windows lists version {_version_here(lab)!r}")
    command = lab.prefix.value(r"HKCU\Software\Classes\CarDesk.Backup\shell\open\command", "")
    require(PROGRAM in command, "backups do not open with it")
    return OLDER


def _verified(lab: Lab) -> str:
    judged = judge(pe_files(lab.installed), lab.authority.root)
    bad = [each.path.name for each in judged if each.verdict not in GOOD]
    require(not bad, f"not signed by us: {', '.join(bad[:5])}")
    require((lab.installed / "uninstall.exe") in [each.path for each in judged], "no uninstaller")
    return f"{len(judged)} files, uninstaller among them"


def _refused_at_work(lab: Lab) -> str:
    """With the real program open: its file and its lock are what the setup looks at."""
    lock = lab.data / "cardesk.db.lock"
    with lab.opened(lock.exists):
        _expect(lab, AT_WORK, lab.setup(__version__), "/S")
        require(_version_here(lab) == OLDER, "it was upgraded all the same")
        # Started so, the uninstaller does its work itself and has an exit code.
        here = f"_?={windows_path(lab.installed)}"
        _expect(lab, AT_WORK, lab.installed / "uninstall.exe", "/S", here)
        require((lab.installed / PROGRAM).exists(), "it was removed while it was open")
    return f"exit code {AT_WORK}, nothing changed"


def _shop_made(lab: Lab) -> str:
    """The demo car wash, made and opened by the older version, which then ends as in a power cut."""
    with lab.opened(lambda: lab.times_usable() == 1, "--demo"):
        require((lab.data / "demo").is_dir(), "there is no demo car wash")
    return f"{lab.remember_data()} files of data"


def _shop_opened(lab: Lab) -> str:
    before = lab.times_usable()
    shop = lab.data / "demo" / "data" / "cardesk.db"
    made = shop.stat().st_ino
    with lab.opened(lambda: lab.times_usable() > before, "--demo"):
        require(shop.stat().st_ino == made, "the shop was made anew")
    lab.remember_data()
    return f"by {__version__}, made by {OLDER}"


def _upgraded(lab: Lab) -> str:
    _expect(lab, 0, lab.setup(__version__), "/S")
    require(_version_here(lab) == __version__, f"Windows lists version {_version_here(lab)!r}")
    _require_same_data(lab)
    left = [name for name in ("arriving", "leaving") if (lab.installed / name).exists()]
    require(not left, f"left behind: {left}")
    return f"{OLDER} to {__version__}, {len(fingerprints(lab.data))} files of data the same"


def _self_test(lab: Lab) -> str:
    report = lab.folder / "self-test.json"
    report.unlink(missing_ok=True)
    finished = lab.prefix.run(lab.installed / PROGRAM, "--self-test", "--json", report)
    if not report.exists():
        raise Wrong(f"no report; exit code {finished.code}: {finished.output[-300:]}")
    told = json.loads(report.read_text(encoding="utf-8"))
    steps = told["steps"]
    bad = [step["name"] for step in steps if step["result"] == "failed"]
    require(finished.code == 0 and not bad, f"exit code {finished.code}, failed: {', '.join(bad)}")
    absent = [step["name"] for step in steps if step["result"] == "absent"]
    return f"{len(steps)} steps" + (f"; not here: {', '.join(absent)}" if absent else "")


def _no_way_back(lab: Lab) -> str:
    _expect(lab, NEWER_HERE, lab.setup(OLDER), "/S")
    require(_version_here(lab) == __version__, "the older one was installed all the same")
    _require_same_data(lab)
    return f"exit code {NEWER_HERE}"


def _no_way_below_fetched(lab: Lab) -> str:
    """A version that the program fetched itself counts as the one that is here."""
    pointer = lab.installed / "versions" / "current.json"
    pointer.parent.mkdir(exist_ok=True)
    pointer.write_text(
        json.dumps({"format": 1, "current": {"version": "9.0.0b2"}}, indent=1), encoding="utf-8"
    )
    _expect(lab, NEWER_HERE, lab.setup(__version__), "/S")
    pointer.unlink()
    return f"exit code {NEWER_HERE}"


def _repaired(lab: Lab) -> str:
    before = fingerprints(lab.installed)
    lost = next(path for path in pe_files(lab.installed / "_internal"))
    lost.unlink()
    _expect(lab, 0, lab.setup(__version__), "/S")
    require(fingerprints(lab.installed) == before, "the files are not what they were")
    return f"{lost.name} is back"


def _provisioned(lab: Lab) -> str:
    for file in lab.data.glob("provisioning.*"):
        file.unlink()
    _expect(lab, 0, lab.setup(__version__), "/S", "/REGISTER=ABCD-1234", "/SERVICE=https://till.example/a")
    (file,) = lab.data.glob("provisioning.*")
    wanted = {"format": 1, "service": "https://till.example/a", "shop_code": "ABCD-1234"}
    text = file.read_text(encoding="utf-8")
    require(tomllib.loads(text) == wanted, f"{file.name} holds {text!r}")
    prepared = lab.prefix.drive / "for twenty registers.toml"
    prepared.write_text("# prepared\n", encoding="utf-8")
    _expect(lab, 0, lab.setup(__version__), "/S", r"/PROVISION=C:\for twenty registers.toml")
    require(file.read_bytes() == prepared.read_bytes(), "the prepared file was not handed over")
    file.unlink()
    return file.name


def _wrong_use(lab: Lab) -> str:
    _expect(lab, WRONG_USE, lab.setup(__version__), "/S", r"/PROVISION=C:\nowhere.toml")
    _expect(lab, WRONG_USE, lab.setup(__version__), "/S", '/REGISTER=AB"CD')
    return f"exit code {WRONG_USE}"


def _removed(lab: Lab) -> str:
    lab.remove(lab.installed, "/S")
    lab.wait_gone(lab.shortcut)
    require(not _version_here(lab), "Windows still lists it")
    _require_same_data(lab)
    require(bool(lab.keys()), "the key of the data is gone")
    return f"{len(fingerprints(lab.data))} files of data the same"


def _for_all(lab: Lab) -> str:
    _expect(lab, 0, lab.setup(__version__), "/S", "/ALLUSERS")
    require((lab.installed_for_all / PROGRAM).exists(), "the program is not there")
    _expect(lab, WRONG_USE, lab.setup(__version__), "/S")
    lab.remove(lab.installed_for_all, "/S", "/ALLUSERS", "/PURGE=1")
    lab.wait_gone(lab.data)
    require(not lab.keys(), f"keys are left: {lab.keys()}")
    return "/ALLUSERS and /PURGE=1"


def _expect(lab: Lab, code: int, program: Path, *arguments: str) -> None:
    found = lab.code_of(program, *arguments)
    require(found == code, f"{program.name} {' '.join(arguments)}: exit code {found}, not {code}")


def _require_same_data(lab: Lab) -> None:
    changed = lab.changed_data()
    require(not changed, f"data changed: {', '.join(changed[:5])}")


def _version_here(lab: Lab) -> str:
    return lab.prefix.value(rf"HKCU\{ARP}", "DisplayVersion")
