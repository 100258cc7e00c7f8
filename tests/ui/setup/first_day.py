"""A computer on which no shop was ever set up, and the set-up's window on it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import cast

from PySide6.QtWidgets import QApplication

from cardesk_desktop.domain.errors import Refused, Unavailable
from cardesk_desktop.i18n import Phrasebook
from cardesk_desktop.keychain import MemoryKeychain
from cardesk_desktop.operations.company_form import CompanyForm
from cardesk_desktop.operations.desk import Desk
from cardesk_desktop.operations.founding import Founding, proposed
from cardesk_desktop.operations.founding_draft import Draft, DraftFile, Way
from cardesk_desktop.operations.provisioning.finding import Found
from cardesk_desktop.settings import Settings, SettingsFile
from cardesk_desktop.store.opening import open_store
from cardesk_desktop.sync.kept_asking import KeptAsking
from cardesk_desktop.sync.membership import Account
from cardesk_desktop.ui.paper import Outlets
from cardesk_desktop.ui.preferences import Preferences
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.setup.session import SetupMeans
from cardesk_desktop.ui.setup.steps.all import STEPS_OF
from cardesk_desktop.ui.setup.window import SetupWindow
from cardesk_desktop.ui.tasks import Tasks
from tests.builders import FixedClock, seeded_ids
from tests.builders.premises import unfounded
from tests.ui.posed_sync import PosedSync

Wait = Callable[[Callable[[], bool]], None]
Open = Callable[..., SetupWindow]
"""Shows the set-up at a step, with these answers."""

NOTHING = Founding()
PIN = "4826"
DUBAI = replace(
    proposed(Founding(), "AE"),
    company=CompanyForm(
        "Palm Auto Spa LLC",
        "Street 12, Al Quoz Industrial 3\nDubai",
        "04 321 0000",
        "desk@palm.example",
        "100123456700003",
        {"trade_licence": "CN-1029384"},
    ),
    register_name="Front desk",
    owner_name="Omar Haddad",
)
"""The answers of a shop in Dubai, all given."""


class FirstDay:
    """The empty database, open, and everything that the set-up stands on."""

    def __init__(self, wait: Wait, folder: Path, *, account: object = None) -> None:
        """`account` answers for the account service."""
        self.wait, self.folder = wait, folder
        self.clock = FixedClock()
        self.tasks = Tasks()
        self.demos: list[bool] = []
        self.put_back: list[bool] = []
        self.printed: list[tuple[bytes, str]] = []
        self.picture: Path | None = None
        self.pdf: Path | None = None
        self.found: Found | None = None
        """The file that an installer left."""
        self.shop_code = ""
        self.draft = DraftFile(folder / "data" / "setup.json")
        self.preferences = Preferences(
            Settings(language="en", service_address="https://account.example"),
            SettingsFile(folder / "settings.json"),
            self.tasks,
        )
        self.keychain = MemoryKeychain()
        self.sync = PosedSync(
            self.tasks,
            self.preferences,
            self.keychain,
            self.clock,
            open_account=lambda _place: nullcontext(cast("Account", account)),
        )
        self._open()

    def means(self) -> SetupMeans:
        """What the window is given."""
        outlets = Outlets(
            print_pdf=lambda data, printer: self.printed.append((data, printer)),
            default_printer=lambda: "Office printer",
            ask_for_file=self._ask_for_file,
        )
        return SetupMeans(
            tasks=self.tasks,
            clock=self.clock,
            new_id=seeded_ids(12, self.clock),
            preferences=self.preferences,
            draft=self.draft,
            outlets=outlets,
            sync=self.sync,
            choose_picture=self._choose_picture,
            open_demo=lambda: self.demos.append(True),
            put_back=lambda: self.put_back.append(True),
            asking=KeptAsking(self.keychain),
            find_provision=lambda: self.found,
            shop_code=self.shop_code,
        )

    def window(
        self, look: Look, founding: Founding = NOTHING, step: str = "", way: Way = Way.FOUND
    ) -> SetupWindow:
        """The window at a step, as if everything before it were answered."""
        window = SetupWindow(look, self.means(), Draft(step, founding, way))
        if step and window.step != step:
            window.answers.pin = PIN
            window._show(next(place for place, each in enumerate(STEPS_OF[way]) if each.name == step))
        return window

    def forget_address(self) -> None:
        """Nobody said where the account service is."""
        self.preferences.change(replace(self.preferences.settings, service_address=""))

    def close(self) -> None:
        """Let nothing be under way."""
        self.sync.stop()
        QApplication.processEvents()
        self.tasks.close(10.0, last=lambda: self._desk.store.close())

    def _open(self) -> None:
        opened: list[bool] = []
        failed: list[Refused | Unavailable] = []
        self.tasks.open_desk(
            partial(self._make_desk),
            on_done=lambda: opened.append(True),
            on_refused=failed.append,
            on_unavailable=failed.append,
        )
        self.wait(lambda: bool(opened or failed))
        assert not failed, failed

    def _make_desk(self) -> Desk:
        new_id = seeded_ids(11, self.clock)
        bare = unfounded(self.folder / "data")
        store = open_store(bare.path, keychain=bare.keychain, clock=self.clock, new_id=new_id)
        self._desk = Desk(store, self.clock, new_id)
        return self._desk

    def _ask_for_file(self, _: Phrasebook, name: str) -> Path | None:
        return self.pdf

    def _choose_picture(self, _: Phrasebook) -> Path | None:
        return self.picture
