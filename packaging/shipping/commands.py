"""What can be made, by name: each is a module of this package with `main(arguments) -> exit code`.

Exit codes: 0 made and proven, 1 something failed (the last lines say what), 2 wrong usage, 3 this machine
lacks something that the making needs.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module

from devtools.project import INTERRUPTED, Stopped, say

WRONG_USAGE = 2

COMMANDS = {
    "checksums": ("shipping.release_files", "checksums and licences beside the packages of a release"),
    "linux": ("shipping.linux", "the program for Linux: folder, tar.xz and .deb"),
    "linux-updates": ("shipping.updating.steps", "rehearse updates: two programs, the service, a shop"),
    "windows": ("shipping.windows.making", "the program for Windows and its setup"),
    "windows-sign": ("shipping.windows.sign_command", "sign files for Windows"),
    "windows-verify": ("shipping.windows.verify_command", "say of every file who signed it"),
    "windows-check": ("shipping.windows.check_command", "compile the setup around nothing, in seconds"),
    "wine": ("shipping.windows.under_wine", "run a program for Windows under Wine"),
    "macos": ("shipping.macos.making", "the program for macOS and its dmg; --dry-run needs no Mac"),
    "sbom": ("shipping.sbom", "what the program is made of, as CycloneDX"),
    "repository": ("shipping.repository", "the signed repository of updates, on disk (docs/updates.md)"),
}


def main(arguments: Sequence[str]) -> int:
    """Carry out one command with the arguments that follow its name."""
    name, *rest = arguments or [""]
    if name not in COMMANDS:
        say("What is to be made?\n" + "\n".join(f"  {each:<16}{COMMANDS[each][1]}" for each in COMMANDS))
        return 0 if name in ("-h", "--help") else WRONG_USAGE
    try:
        # Only what this command needs is loaded: the tools of the other systems may not be here.
        return int(import_module(COMMANDS[name][0]).main(rest))
    except Stopped as stopped:
        say(str(stopped))
        return stopped.exit_code
    except KeyboardInterrupt:
        return INTERRUPTED
