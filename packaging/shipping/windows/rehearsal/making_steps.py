"""Steps before anything is installed: frozen, signed, verified, refused when changed, packed."""

from __future__ import annotations

import shutil

from cardesk_desktop import __version__
from shipping.rehearsal import Step, require
from shipping.windows.authority import found_authority, time_stamps
from shipping.windows.freezing import PROGRAM, freeze
from shipping.windows.installer import Installer
from shipping.windows.pe_files import foreign, pe_files
from shipping.windows.rehearsal.lab import OLDER, Lab
from shipping.windows.signing import FileSigner
from shipping.windows.verifying import GOOD, Verdict, judge, judge_one, report

_CHANGED_AT = 5000


def making_steps(lab: Lab) -> list[Step]:
    """The steps in their order."""
    return [
        Step("freeze", "frozen for Windows", lambda: _frozen(lab), is_needed=True),
        Step("resources", "icon, version, manifest", lambda: _shown(lab)),
        Step("sign", "signed with time stamp", lambda: _signed(lab), is_needed=True),
        Step("verify", "verified file by file", lambda: _verified(lab)),
        Step("change", "changed byte refused", lambda: _refused(lab)),
        Step("pack", "uninstaller and setups", lambda: _packed(lab), is_needed=True),
    ]


def _frozen(lab: Lab) -> str:
    freeze()
    require(not list(foreign(lab.bundle)), "files of Wine are in it")
    files = [path for path in lab.bundle.rglob("*") if path.is_file()]
    size = sum(path.stat().st_size for path in files)
    return f"{len(files)} files, {size / 1e6:.0f} MB"


def _shown(lab: Lab) -> str:
    content = (lab.bundle / PROGRAM).read_bytes()
    require(b"PerMonitorV2" in content and b"longPathAware" in content, "the manifest is not in it")
    require("OriginalFilename".encode("utf-16-le") in content, "the version resource is not in it")
    require(__version__.encode("utf-16-le") in content, f"version {__version__} is not in it")
    require(content.count(b"\x89PNG\r\n") > 0, "the large icon is not in it")
    return __version__


def _signed(lab: Lab) -> str:
    files = pe_files(lab.bundle)
    found_authority(lab.authority.folder)
    with time_stamps(lab.authority) as address:
        FileSigner(lab.authority.certificate, lab.authority.key, address).sign(files)
    return f"{len(files)} files"


def _verified(lab: Lab) -> str:
    judged = judge(pe_files(lab.bundle), lab.authority.root)
    is_good = report(judged, lab.bundle, needs_stamp=True)
    bad = [each for each in judged if each.verdict not in GOOD]
    require(is_good, f"{len(bad)} of {len(judged)} files are not signed by us")
    return f"{len(judged)} files signed and stamped"


def _refused(lab: Lab) -> str:
    changed = lab.folder / "changed.exe"
    content = bytearray((lab.bundle / PROGRAM).read_bytes())
    content[_CHANGED_AT] ^= 1
    changed.write_bytes(content)
    verdict = judge_one(changed, lab.authority.root)
    changed.unlink()
    require(verdict is Verdict.CHANGED, f"a changed byte passed: {verdict}")
    return verdict.value


def _packed(lab: Lab) -> str:
    signer = FileSigner(lab.authority.certificate, lab.authority.key)
    sizes = []
    for version, is_quick in ((OLDER, True), (__version__, False)):
        folder = lab.folder / version
        shutil.rmtree(folder, ignore_errors=True)
        installer = Installer(version, is_quick=is_quick)
        uninstaller = installer.make_uninstaller(folder / "uninstall.exe")
        signer.sign([uninstaller])
        setup = installer.make_setup(lab.bundle, uninstaller, lab.folder)
        signer.sign([setup])
        require(judge_one(setup, lab.authority.root) in GOOD, f"{setup.name} is not signed by us")
        sizes.append(f"{setup.name} {setup.stat().st_size / 1e6:.0f} MB")
    return ", ".join(sizes)
