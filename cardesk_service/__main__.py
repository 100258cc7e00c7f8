"""The command line: `python -m cardesk_service serve | migrate | backup | mark-restored | notify-policy`."""

from __future__ import annotations

import argparse
import logging
import os
import sys
from collections.abc import Callable, Sequence

from cardesk_service import development, serving
from cardesk_service import settings as setting
from cardesk_service.clock import SystemClock
from cardesk_service.logs import log_to_stdout
from cardesk_service.settings import Mode, Settings, SettingsError
from cardesk_service.store.engine import open_engine
from cardesk_service.store.migrations import runner

PROGRAM = "cardesk-service"
WRONG_SETTINGS = 2
_LOG = logging.getLogger("cardesk_service")

HELP = f"""\
environment variables:
{setting.described()}

exit codes: 0 done, 1 the job failed, 2 wrong usage or settings
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Carry out one command and return its exit code."""
    options = _parser().parse_args(arguments)
    command: Callable[[Settings, argparse.Namespace], int] = options.command
    environment = dict(os.environ)
    if environment.get(f"{setting.PREFIX}MODE") == Mode.DEVELOPMENT:
        environment = development.completed(environment, SystemClock())
    try:
        settings = setting.load(environment)
    except SettingsError as error:
        sys.stderr.write(f"{PROGRAM}: the settings are not right.\n{error}\n")
        return WRONG_SETTINGS
    # Worker processes are started anew and read the same settings.
    os.environ.update(environment)
    log_to_stdout(settings.is_verbose)
    return command(settings, options)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog=PROGRAM, epilog=HELP, formatter_class=argparse.RawDescriptionHelpFormatter, allow_abbrev=False
    )
    commands = parser.add_subparsers(metavar="command", required=True)
    for name, command, text in (
        ("serve", _serve, "bring the database to this release and answer until asked to end"),
        ("migrate", _migrate, "bring the database to this release"),
    ):
        commands.add_parser(name, help=text, description=text).set_defaults(command=command)
    return parser


def _serve(settings: Settings, _options: argparse.Namespace) -> int:
    _LOG.info("serving", extra={"url": settings.public_url, "path": str(settings.certificate or "")})
    _bring_up_to_date(settings)
    serving.serve(settings)
    return 0


def _migrate(settings: Settings, _options: argparse.Namespace) -> int:
    _bring_up_to_date(settings)
    return 0


def _bring_up_to_date(settings: Settings) -> None:
    engine = open_engine(settings.database_url, connections=1)
    try:
        runner.upgrade(engine)
    finally:
        engine.dispose()


if __name__ == "__main__":
    sys.exit(main())
