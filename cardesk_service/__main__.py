"""The command line: `python -m cardesk_service serve | migrate | backup | mark-restored | notify-policy`."""

from __future__ import annotations

import argparse
import logging
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from cardesk_service import commands, development, serving
from cardesk_service import settings as setting
from cardesk_service.clock import SystemClock
from cardesk_service.logs import log_to_stdout
from cardesk_service.settings import Mode, Settings, SettingsError
from cardesk_service.store.backup import BackupFailed
from cardesk_service.store.database import StoreUnavailable
from cardesk_service.store.migrations.runner import NewerDatabase

PROGRAM = "cardesk-service"
JOB_FAILED = 1
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
    command: Callable[[Settings, argparse.Namespace], None] = options.command
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
    try:
        command(settings, options)
    except NewerDatabase as error:
        sys.stderr.write(f"{PROGRAM}: a later release made this database ({error}).\n")
        return JOB_FAILED
    except StoreUnavailable:
        sys.stderr.write(f"{PROGRAM}: the database does not answer.\n")
        return JOB_FAILED
    except commands.NotMigrated:
        sys.stderr.write(f"{PROGRAM}: this database has no tables of the service; run migrate first.\n")
        return JOB_FAILED
    except serving.AddressTaken as error:
        sys.stderr.write(f"{PROGRAM}: nothing can be served there. {error}\n")
        return JOB_FAILED
    except commands.NotAnnounced as error:
        sys.stderr.write(f"{PROGRAM}: nobody is told of that policy. {error}\n")
        return JOB_FAILED
    except BackupFailed as error:
        sys.stderr.write(f"{PROGRAM}: there is no backup. {error}\n")
        return JOB_FAILED
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog=PROGRAM, epilog=HELP, formatter_class=argparse.RawDescriptionHelpFormatter, allow_abbrev=False
    )
    every = parser.add_subparsers(metavar="command", required=True)

    def add(
        name: str, command: Callable[[Settings, argparse.Namespace], None], text: str
    ) -> argparse.ArgumentParser:
        added = every.add_parser(name, help=text, description=text)
        added.set_defaults(command=command)
        return added

    add("serve", _serve, "bring the database to this release and answer until asked to end")
    add("migrate", lambda settings, _: commands.migrate(settings), "bring the database to this release")
    backup = add(
        "backup", lambda settings, o: commands.back_up(settings, o.to), "copy the database into a file"
    )
    backup.add_argument("--to", type=Path, metavar="FILE", required=True, help="a file that is not there yet")
    text = "say that the database was put back from a backup, so that registers offer everything again"
    add("mark-restored", lambda settings, _: commands.mark_restored(settings), text)
    policy = add(
        "notify-policy",
        lambda settings, o: commands.notify_policy(settings, o.version),
        "mail a change of the privacy policy to everybody who has an account, each once a version",
    )
    policy.add_argument("--version", required=True, help="the version that is to apply; its day is known")
    return parser


def _serve(settings: Settings, _options: argparse.Namespace) -> None:
    commands.migrate(settings)
    extra = {"url": settings.public_url, "path": str(settings.certificate or "")}
    _LOG.info("serving", extra=extra)
    serving.serve(settings)


if __name__ == "__main__":
    sys.exit(main())
