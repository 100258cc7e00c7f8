"""The set-up of the first day, step by step."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from functools import cache
from pathlib import Path

from PySide6.QtWidgets import QWidget

from cardesk_desktop.demo.pictures.logo import draw_logo
from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.operations.company_form import PapersForm
from cardesk_desktop.operations.first_joining import Arrival
from cardesk_desktop.operations.founding import Founding, proposed
from cardesk_desktop.operations.founding_draft import Way
from cardesk_desktop.operations.provisioning.finding import Found
from cardesk_desktop.operations.provisioning.mistakes import Kind, Mistake
from cardesk_desktop.sync.membership import Joined, Pairing
from cardesk_desktop.sync.status import Link, Progress, Standing, SyncStatus
from cardesk_desktop.ui.errors import sentence
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.setup.file_window import FileWindow
from cardesk_desktop.ui.setup.steps.arriving import ArrivingStep
from cardesk_desktop.ui.setup.steps.joining import JoiningStep
from cardesk_desktop.ui.setup.steps.owner import OwnerStep
from cardesk_desktop.ui.setup.steps.taxes import TaxesStep
from cardesk_desktop.ui.setup.window import SetupWindow
from tests.screenshots.registry import shot
from tests.screenshots.stage import wait
from tests.ui.setup.first_day import DUBAI, FirstDay

_CODE = "7Q4K-M2Z8-9X5H-3R7W-0V6C-8N2J-6Y4S"
_FILLED = replace(DUBAI, logo=draw_logo())


@cache
def _day() -> FirstDay:
    return FirstDay(wait, Path(tempfile.mkdtemp(prefix="cardesk-setup-")))


def _at(look: Look, step: str, founding: Founding = _FILLED, way: Way = Way.FOUND) -> SetupWindow:
    return _day().window(look, founding, step, way)


@shot("setup-1-language")
def language(look: Look) -> QWidget:
    """The very first question."""
    return _at(look, "language", Founding())


@shot("setup-2-country")
def country(look: Look) -> QWidget:
    """A preset is chosen."""
    return _at(look, "country")


@shot("setup-2-country-other")
def other_country(look: Look) -> QWidget:
    """A country without a preset."""
    return _at(look, "country", proposed(Founding(papers=PapersForm("en")), "DE", of="EUR"))


@shot("setup-3-company")
def company(look: Look) -> QWidget:
    """Everything is filled in."""
    return _at(look, "company")


@shot("setup-3-company-wrong")
def wrong_company(look: Look) -> QWidget:
    """A French company whose SIRET has a slip."""
    form = replace(
        DUBAI.company,
        name="Lavage du Rhône",
        phone="04 72 00 00 00",
        tax_number="",
        registrations={"siret": "303 265 045 00004"},
    )
    window = _at(look, "company", replace(proposed(DUBAI, "FR"), company=form))
    window.go_on()
    return window


@shot("setup-4-taxes")
def taxes(look: Look) -> QWidget:
    """What is usual in the Emirates."""
    return _at(look, "taxes")


@shot("setup-4-taxes-other")
def more_taxes(look: Look) -> QWidget:
    """Russia, and a rate that is being added."""
    window = _at(look, "taxes", proposed(DUBAI, "RU"))
    body = window.stage.body
    if isinstance(body, TaxesStep):
        body.rates.another.click()
    return window


@shot("setup-5-register")
def register(look: Look) -> QWidget:
    """The register and its first number."""
    return _at(look, "register")


@shot("setup-6-owner")
def owner(look: Look) -> QWidget:
    """The two PINs are not the same."""
    window = _at(look, "owner")
    body = window.stage.body
    if isinstance(body, OwnerStep):
        body.pin.set_text("4826")
        body.again.set_text("4862")
        body.check()
    return window


@shot("setup-7-recovery")
def recovery(look: Look) -> QWidget:
    """The code, shown once."""
    window = _at(look, "owner")
    window.answers.recovery_code, window.answers.pin = _CODE, "4826"
    window._show(6)
    return window


@shot("setup-7-recovery-asked")
def asked_back(look: Look) -> QWidget:
    """Two of its groups are asked back."""
    window = recovery(look)
    if isinstance(window, SetupWindow):
        window.go_on()
    return window


@shot("setup-8-beginning")
def beginning(look: Look) -> QWidget:
    """The last question."""
    return _at(look, "beginning")


def _joining(look: Look, step: str) -> SetupWindow:
    _day().sync.pose(SyncStatus())
    founding = Founding(papers=PapersForm("en"), register_name="Exit till")
    return _at(look, step, founding, Way.JOIN)


@shot("setup-join-1-language")
def other_way(look: Look) -> QWidget:
    """The first question again, on the way to the other registers."""
    return _joining(look, "language")


@shot("setup-join-2-sign-in")
def signing_in(look: Look) -> QWidget:
    """The password was wrong."""
    window = _joining(look, "joining")
    body = window.stage.body
    if isinstance(body, JoiningStep):
        body.sign_in.email.set_text("omar@palm.example")
        body.sign_in.password.set_error(sentence(look.phrases, Refused(Code.ACCOUNT_WRONG)))
    return window


@shot("setup-join-2-code")
def showing_a_code(look: Look) -> QWidget:
    """A code that another register takes."""
    window = _joining(look, "joining")
    body = window.stage.body
    if isinstance(body, JoiningStep):
        body.way.set_value("code")
        body.way.changed.emit("code")
        body.code._begin(Pairing("7Q4K-M2Z8", 600, "pairing", "secret"))
    return window


@shot("setup-join-2-prepared")
def prepared(look: Look) -> QWidget:
    """An installer's file prepared it: it has asked and waits."""
    _day().shop_code = "K7QM-3TPD"
    window = _joining(look, "joining")
    _day().shop_code = ""
    body = window.stage.body
    if isinstance(body, JoiningStep):
        body._asks_itself = False
        body.ask.show_waiting(Pairing("7Q4K-M2Z8", 604_800, "asking", "secret"))
    return window


@shot("setup-file-wrong")
def wrong_file(look: Look) -> QWidget:
    """An installer's file with mistakes of several kinds."""
    mistakes = (
        Mistake(Kind.MISSING, "format"),
        Mistake(Kind.UNKNOWN, "servise", 2, "service"),
        Mistake(Kind.WRONG, "shop_code", 3),
        Mistake(Kind.SECRET, "owner_pin", 5),
        Mistake(Kind.WRONG, "register_name", 6),
    )
    return FileWindow(look, Found(Path("/etc/xdg/CarDesk/provisioning.toml"), mistakes=mistakes))


def _arriving(look: Look, arrival: Arrival, status: SyncStatus) -> SetupWindow:
    window = _joining(look, "arriving")
    _day().sync.pose(status, Joined("Omar", "omar@palm.example", "c", "Palm", "d", "R04", "posed"))
    body = window.stage.body
    if isinstance(body, ArrivingStep):
        wait(lambda: _day().tasks.is_quiet)
        body._know(arrival, status)
    return window


@shot("setup-join-4-arriving")
def arriving(look: Look) -> QWidget:
    """A third of it is here."""
    status = SyncStatus(
        Standing(is_joined=True, progress=Progress(3_420, 10_240)), Link.REACHED, is_working=True
    )
    return _arriving(look, Arrival("R04", "Palm Auto Spa LLC", 4), status)


@shot("setup-join-4-offline")
def arriving_offline(look: Look) -> QWidget:
    """The line was cut after the staff came."""
    status = SyncStatus(Standing(is_joined=True), Link.OFFLINE)
    return _arriving(look, Arrival("R04", "Palm Auto Spa LLC", 4), status)


@shot("setup-join-4-no-shop")
def no_shop_yet(look: Look) -> QWidget:
    """The account has no shop yet."""
    return _arriving(look, Arrival("R01"), SyncStatus(Standing(is_joined=True), Link.REACHED))
