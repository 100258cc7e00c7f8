"""The commands of `dev.py`: what each is called, what it takes and which module does the work."""

from __future__ import annotations

import argparse
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

from devtools import checks, environment, translations
from devtools.environment import DEVELOP, PACKAGE, RECOGNITION, RUN, SERVICE
from devtools.project import INTERRUPTED, OUT, PYTHON, ROOT, STANDS_IN, VENV, Stopped, has_display, say, start
from devtools.system_libraries import BROWSER, OFFSCREEN, TOOLS_FOR_PACKAGES, WINDOW

HELP_WANTED = ("--help", "-h")
APPLICATION = "cardesk_desktop"
ACCOUNT_SERVICE = "cardesk_service"
WALKTHROUGH = "tests.walkthrough"
BENCHMARKS = "benchmarks"
SCREENSHOTS = "tests.screenshots"
SEEDER = "cardesk_desktop.demo"
SHIP = ROOT / "packaging" / "ship.py"

DRIVEN_DEMO = "out/demo"
"""Where the driven demo leaves its screenshots and its invoice, from the project's root."""

WITHOUT_DISPLAY = {"QT_QPA_PLATFORM": "offscreen"}

SERVICE_FILES = OUT / "service"
SERVICE_IN_DEVELOPMENT = {"CARDESK_MODE": "development", "CARDESK_DATA": str(SERVICE_FILES)}
SERVICE_POINTER = SERVICE_FILES / "service.json"
"""The address and the CA of the service that was last started here; the application is told where it lies."""

HELP = """\
environment variables set for the programs started here:
  PYTHONUTF8=1                 always: what they print is UTF-8 on every system
  QT_QPA_PLATFORM=offscreen    for bench and screenshots, and for run where there is no display
  DEBIAN_FRONTEND              noninteractive, for apt-get only
  CARDESK_SERVICE              for run: the file that names the address and the CA of the service started here
  CARDESK_MODE, CARDESK_DATA   for service: development, out/service; its other variables are in its --help

exit codes: 0 done, 1 the job failed, 2 wrong usage, 3 the machine lacks something (the command to run is
printed); of run, service, bench, screenshots, seed and package: the
program's own
"""


def main(arguments: Sequence[str]) -> int:
    """Carry out one command and return its exit code."""
    options = _parse(arguments)
    command: Callable[[argparse.Namespace], int] = options.command
    try:
        return command(options)
    except Stopped as stopped:
        say(str(stopped))
        return stopped.exit_code
    except KeyboardInterrupt:
        return INTERRUPTED


def _parse(arguments: Sequence[str]) -> argparse.Namespace:
    """Read our own options; what is left over is `extra`, for the program that `run` or `test` starts."""
    parser = _parser()
    options, extra = parser.parse_known_args(arguments)
    if extra and not options.takes_extra:
        parser.error(f"unrecognized arguments: {' '.join(extra)}")
    options.extra = [argument for argument in extra if argument != "--"]
    return options


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="dev.py",
        description="Prepares what it needs (.venv, pinned packages, system libraries), then does the job.",
        epilog=HELP,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    commands = parser.add_subparsers(metavar="command", required=True)

    def add(
        name: str, command: Callable[..., int], text: str, takes_extra: bool = False
    ) -> argparse.ArgumentParser:
        added = commands.add_parser(
            name, help=text, description=text, allow_abbrev=False, add_help=command is not _package
        )
        added.set_defaults(command=command, takes_extra=takes_extra)
        return added

    run = add("run", _run, "start the application; after -- come its own arguments", takes_extra=True)
    run.add_argument(
        "--demo", action="store_true", help="on a demo car wash; driven by itself without a display"
    )
    add(
        "service",
        _service,
        "start the account service on this computer; after -- come its own arguments",
        takes_extra=True,
    )
    add("test", _test, "run every check; with arguments only pytest, with these arguments", takes_extra=True)
    bench = add("bench", _bench, "measure the application")
    bench.add_argument("--json", type=Path, metavar="FILE", help="also write the figures to a file")
    bench.add_argument("--scale", choices=("small", "large"), default="large", help="default: large")
    bench.add_argument("--seed", type=int, metavar="N", help="of the pictures in which is read; default: 1")
    bench.add_argument("--only", metavar="NAME", help="only the figures whose names begin so")
    screenshots = add("screenshots", _screenshots, "render the screens to out/screens")
    screenshots.add_argument("--only", metavar="NAME", help="only the screen of this name")
    seed = add("seed", _seed, "make a demo company")
    seed.add_argument("--scale", choices=("small", "large"), required=True)
    seed.add_argument("--to", type=Path, metavar="DIR", required=True, help="the folder to make it in")
    seed.add_argument("--until", metavar="TIME", help="when its story ends (ISO 8601), to repeat it exactly")
    package = add(
        "package", _package, "make what is shipped; after the name come its own arguments", takes_extra=True
    )
    package.add_argument("what", nargs="?", help="linux, windows, macos ...")
    lint = add("lint", _lint, "check the source without running it")
    lint.add_argument("--fix", action="store_true", help="mend what can be mended without thought")
    pins = add("pins", _pins, "compile requirements/*.txt from *.in")
    pins.add_argument("--upgrade", action="store_true", help="take the newest version of everything")
    translated = add("translations", _translations, "bring i18n/ in line with the source")
    translated.add_argument(
        "--check", action="store_true", help="change nothing, fail if something is missing"
    )
    clean = add("clean", _clean, "remove what the commands made")
    clean.add_argument("--all", action="store_true", help=".venv too")
    return parser


def _run(options: argparse.Namespace) -> int:
    is_window = has_display()
    if not is_window and not options.demo and not options.extra:
        raise Stopped(
            "There is no display here to open a window on. `dev.py run --demo` shows a sale without one."
        )
    # Whoever opens the window is to find all of it, with what reads photos.
    if is_window:
        environment.prepare(RECOGNITION, {**OFFSCREEN, **WINDOW})
    else:
        environment.prepare(RUN, OFFSCREEN)
    _compile_catalogues()
    if options.demo and not is_window:
        return start([PYTHON, "-m", WALKTHROUGH, DRIVEN_DEMO, *options.extra], WITHOUT_DISPLAY)
    arguments = ["--demo"] if options.demo else []
    variables = {} if is_window else dict(WITHOUT_DISPLAY)
    if SERVICE_POINTER.exists():
        variables["CARDESK_SERVICE"] = str(SERVICE_POINTER)
    return start([PYTHON, "-m", APPLICATION, *arguments, *options.extra], variables)


def _service(options: argparse.Namespace) -> int:
    environment.prepare(SERVICE, {})
    _compile_catalogues()
    return start([PYTHON, "-m", ACCOUNT_SERVICE, *(options.extra or ["serve"])], SERVICE_IN_DEVELOPMENT)


def _test(options: argparse.Namespace) -> int:
    # A few tests asked for by name need neither a browser nor what the bundle is made with.
    bundle = {**WINDOW, **TOOLS_FOR_PACKAGES["linux"]}
    environment.prepare(DEVELOP, OFFSCREEN if options.extra else {**OFFSCREEN, **BROWSER, **bundle})
    if not options.extra:
        return checks.run_all(checks.every_step())
    say("With arguments only pytest runs; the static checks and the coverage check are left out.")
    _compile_catalogues()
    return start([*checks.PYTEST, *options.extra])


def _bench(options: argparse.Namespace) -> int:
    environment.prepare(DEVELOP, OFFSCREEN)
    _compile_catalogues()
    file = ["--json", str(options.json.resolve())] if options.json else []
    only = ["--only", options.only] if options.only else []
    seed = ["--seed", str(options.seed)] if options.seed is not None else []
    return start([PYTHON, "-m", BENCHMARKS, "--scale", options.scale, *only, *seed, *file], WITHOUT_DISPLAY)


def _screenshots(options: argparse.Namespace) -> int:
    environment.prepare(DEVELOP, OFFSCREEN)
    _compile_catalogues()
    only = ["--only", options.only] if options.only else []
    return start([PYTHON, "-m", SCREENSHOTS, *only], WITHOUT_DISPLAY)


def _seed(options: argparse.Namespace) -> int:
    environment.prepare(RUN, OFFSCREEN)
    _compile_catalogues()
    until = ["--until", options.until] if options.until else []
    return start([PYTHON, "-m", SEEDER, "--scale", options.scale, "--to", options.to.resolve(), *until])


def _package(options: argparse.Namespace) -> int:
    told = [*([options.what] if options.what else []), *options.extra] or [HELP_WANTED[0]]
    # Whoever only asks is not given Wine.
    tools = TOOLS_FOR_PACKAGES.get(options.what, {}) if not {*HELP_WANTED} & {*told} else {}
    environment.prepare(PACKAGE, {**OFFSCREEN, **WINDOW, **tools})
    _compile_catalogues()
    # A path that follows means what it means where the reader stands.
    return start([PYTHON, SHIP, *told], {STANDS_IN: str(Path.cwd())})


def _lint(options: argparse.Namespace) -> int:
    environment.prepare(DEVELOP, OFFSCREEN)
    return checks.run_all(checks.static_steps(options.fix))


def _pins(options: argparse.Namespace) -> int:
    environment.compile_pins(options.upgrade)
    return 0


def _translations(options: argparse.Namespace) -> int:
    environment.prepare(DEVELOP, {})
    return translations.update(options.check)


def _clean(options: argparse.Namespace) -> int:
    caches = [ROOT / name for name in (".hypothesis", ".import_linter_cache", ".mypy_cache", ".pytest_cache")]
    compiled = [path for path in ROOT.rglob("__pycache__") if VENV not in path.parents]
    for folder in [OUT, *caches, ROOT / ".ruff_cache", *compiled, *([VENV] if options.all else [])]:
        shutil.rmtree(folder, ignore_errors=True)
    for file in [*ROOT.glob(".coverage*"), *(ROOT / "i18n").rglob("*.mo")]:
        file.unlink()
    return 0


def _compile_catalogues() -> None:
    if translations.compile_outdated() != 0:
        raise Stopped("The translations could not be compiled.")
