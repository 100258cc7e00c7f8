"""The lock screen of the demo company: typing, wrong, waiting, a first PIN, and nobody chosen yet."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from PySide6.QtWidgets import QWidget

from cardesk_desktop.domain.errors import Code, Refused
from cardesk_desktop.domain.money import Money
from cardesk_desktop.domain.permission import Permission, Role
from cardesk_desktop.domain.staff import Staff
from cardesk_desktop.ui.approvals import ApprovalAsked
from cardesk_desktop.ui.errors import sentence
from cardesk_desktop.ui.lock.approval_sheet import ApprovalSheet
from cardesk_desktop.ui.lock.door import Door, Entrance
from cardesk_desktop.ui.lock.lock_screen import LockMemory, LockScreen
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.shell.desk_state import DeskFacts, DeskState
from tests.screenshots.demo import demo_desk
from tests.screenshots.registry import shot
from tests.screenshots.sell import with_ticket


def _door(demo_pin: str = "") -> Door:
    desk = demo_desk()
    house = desk.house
    facts = DeskFacts(
        house.company.name,
        house.register.code,
        house.company.time_zone,
        house.staff,
        house.staff[0],
        pin_holders=house.pin_holders - {_person(Role.TECHNICIAN).id},
    )
    entrance = Entrance(choose_language=lambda _code: None, demo_pin=demo_pin)
    return Door(desk.tasks, DeskState(facts), desk.clock, entrance)


def _person(role: Role) -> Staff:
    return next(staff for staff in demo_desk().house.staff if staff.role is role)


def _screen(look: Look, role: Role | None, *, demo_pin: str = "", is_switching: bool = False) -> LockScreen:
    chosen = _person(role).id if role else None
    return LockScreen(look, _door(demo_pin), LockMemory(chosen, is_switching))


@shot("lock")
def typing(look: Look) -> QWidget:
    """Two digits of a PIN."""
    screen = _screen(look, Role.FRONT_DESK)
    for digit in "25":
        screen.card.entry.press(digit)
    return screen


@shot("lock-wrong")
def wrong(look: Look) -> QWidget:
    """The PIN was wrong."""
    screen = _screen(look, Role.FRONT_DESK, demo_pin="2580")
    for digit in "4711":
        screen.card.entry.press(digit)
    screen.card.entry.refuse(sentence(look.phrases, Refused(Code.PIN_WRONG, seconds=0)))
    return screen


@shot("lock-waiting")
def waiting(look: Look) -> QWidget:
    """It was wrong too often."""
    screen = _screen(look, Role.MANAGER)
    screen.card.entry.wait(60)
    return screen


@shot("lock-first-pin")
def first_pin(look: Look) -> QWidget:
    """Somebody without a PIN chooses one."""
    return _screen(look, Role.TECHNICIAN)


@shot("lock-switching")
def switching(look: Look) -> QWidget:
    """The desk is open, and a number chooses who takes over."""
    return _screen(look, None, is_switching=True)


@shot("lock-many")
def many(look: Look) -> QWidget:
    """A large staff."""
    door = _door()
    facts = door.state.facts
    names = [f"{staff.name} {place}" for place in range(4) for staff in facts.staff]
    staff = tuple(Staff(UUID(int=place), name, Role.TECHNICIAN) for place, name in enumerate(names))
    door.state.set_facts(replace(facts, staff=staff))
    return LockScreen(look, door, LockMemory(None, is_switching=False))


@shot("approval")
def approval(look: Look) -> QWidget:
    """A large discount that somebody else has to allow."""
    window = with_ticket(look).window
    of = demo_desk().house.company.currency
    asked = ApprovalAsked(
        _person(Role.FRONT_DESK).id,
        Permission.GIVE_LARGE_DISCOUNT,
        approve=lambda _by: None,
        give_up=lambda: None,
        taken_off=(Money(9_000, of), Money(22_500, of)),
    )
    who_may = (_person(Role.MANAGER), _person(Role.OWNER))
    ApprovalSheet(look, _door(), asked, _person(Role.FRONT_DESK), who_may, window)
    return window
