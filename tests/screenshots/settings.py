"""The settings, section by section, on the shop of the pictures."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QWidget

from cardesk_desktop.domain.recovery_code import recovery_code
from cardesk_desktop.domain.tax import TaxCategory
from cardesk_desktop.keychain import MemoryKeychain
from cardesk_desktop.paths import Places
from cardesk_desktop.settings import Settings
from cardesk_desktop.store.backups.manifest import Label, Manifest
from cardesk_desktop.store.backups.proof import Inventory
from cardesk_desktop.store.backups.restoring import Offered
from cardesk_desktop.ui.backup_keeper import BackupKeeper
from cardesk_desktop.ui.custody import Custody
from cardesk_desktop.ui.paper import Outlets
from cardesk_desktop.ui.preferences import Preferences
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.screens.means import Means
from cardesk_desktop.ui.screens.settings.diagnostics import FiguresBody
from cardesk_desktop.ui.screens.settings.house.form_body import FormBody
from cardesk_desktop.ui.screens.settings.house.rate_panel import RatePanel
from cardesk_desktop.ui.screens.settings.house.taxes import TaxesBody
from cardesk_desktop.ui.screens.settings.page import SettingsMemory, SettingsPage
from cardesk_desktop.ui.screens.settings.recovery_panel import RecoveryPanel
from cardesk_desktop.ui.screens.settings.restore_panel import RestorePanel
from cardesk_desktop.ui.screens.settings.safekeeping import safekeeping_sections
from cardesk_desktop.ui.screens.settings.sections import all_sections
from cardesk_desktop.ui.widgets.panel_content import PanelContent
from tests.screenshots.registry import shot
from tests.screenshots.shell import Frameful
from tests.screenshots.stage import shop
from tests.ui.unwritten_settings import UnwrittenSettings
from tests.ui.window import RecordingWindow


def means(look: Look) -> Means:
    """What the sections stand on; the owner is at the desk, who may do everything."""
    house = shop()
    settings = Settings(
        language=look.phrases.language.code,
        backup_folder="D:/",
        last_backup_at="2026-11-23T09:12:00+00:00",
    )
    preferences = Preferences(settings, UnwrittenSettings(), house.tasks)
    keeper = BackupKeeper(house.tasks, preferences, house.clock, Path.cwd())
    places = Places.under(Path("unused"))
    return Means(
        tasks=house.tasks,
        acting=lambda: house.owner.id,
        clock=house.clock,
        company=house.company,
        preferences=preferences,
        printers=lambda: ("Epson TM-T20", "HP LaserJet"),
        outlets=Outlets(),
        custody=Custody(places, MemoryKeychain(), keeper, lambda: None),
    )


def _body(widget: QWidget) -> QWidget | None:
    pages = widget.findChildren(SettingsPage)
    return pages[0].body(pages[0].current) if pages else None


def _has_form(widget: QWidget) -> bool:
    body = _body(widget)
    return isinstance(body, FormBody) and body.card is not None


def _has_rates(widget: QWidget) -> bool:
    body = _body(widget)
    return isinstance(body, TaxesBody) and body.has_rates


def at_section(look: Look, name: str) -> QWidget:
    """The window with the settings at one section."""
    around = means(look)
    sections = (*all_sections(around), *safekeeping_sections(around))
    page = SettingsPage(look, RecordingWindow(), sections, SettingsMemory(name))
    return Frameful(look, {"settings": page})


@shot("settings")
def settings(look: Look) -> QWidget:
    """Language and look."""
    return at_section(look, "look")


@shot("settings-printing")
def printing(look: Look) -> QWidget:
    """Printers."""
    return at_section(look, "printing")


@shot("settings-backup")
def backup(look: Look) -> QWidget:
    """Backups, the recovery code, putting one back."""
    return at_section(look, "backup")


def _has_figures(widget: QWidget) -> bool:
    return any(body.figures is not None for body in widget.findChildren(FiguresBody))


@shot("settings-storage", is_ready=_has_figures)
def storage(look: Look) -> QWidget:
    """What takes room, and the check of everything."""
    return at_section(look, "storage")


@shot("settings-journal-none")
def journal_of_nothing(look: Look) -> QWidget:
    """A day on which nothing happened yet."""
    return at_section(look, "journal")


@shot("settings-erasing")
def erasing(look: Look) -> QWidget:
    """What will be gone, and what has to be typed."""
    return at_section(look, "erasing")


@shot("settings-diagnostics", is_ready=_has_figures)
def diagnostics(look: Look) -> QWidget:
    """Figures for support."""
    return at_section(look, "diagnostics")


@shot("settings-about")
def about(look: Look) -> QWidget:
    """The program and its parts."""
    return at_section(look, "about")


def _beside(look: Look, title: str, panel: PanelContent, *, section: str = "backup") -> QWidget:
    """The settings with a side panel open."""
    shown = at_section(look, section)
    assert isinstance(shown, Frameful)
    shown.resize(1366, 768)
    shown.frame.panel.open_panel(panel, title)
    return shown


@shot("settings-recovery-code")
def recovery(look: Look) -> QWidget:
    """The code is shown once, and typed back."""
    around = means(look)
    code = recovery_code(0x4C71_7095_BCC9_9AE8_0F0C_8A89_6D21_F4CD)
    panel = RecoveryPanel(look, RecordingWindow(), around, code)
    return _beside(look, look.phrases("Recovery code"), panel)


def _offered() -> Offered:
    label = Label(shop().clock.now(), shop().company.name, "R01", "0009", "0.1.0")
    return Offered(Path("unused"), Manifest(label, {}), needs_code=True)


@shot("settings-restore")
def restore(look: Look) -> QWidget:
    """What a backup says of itself, before it is checked."""
    around = means(look)
    panel = RestorePanel(look, around.tasks, around.custody, around.clock, _offered())
    return _beside(look, look.phrases("Restore a backup"), panel)


@shot("settings-restore-checked")
def restore_checked(look: Look) -> QWidget:
    """What is in it, proven."""
    around = means(look)
    panel = RestorePanel(look, around.tasks, around.custody, around.clock, _offered())
    name = shop().company.name
    panel._show(Inventory(name, "R01", "0009", 14_203, 1_204, 1_377, 312, shop().clock.now()))
    return _beside(look, look.phrases("Restore a backup"), panel)


@shot("settings-company", is_ready=_has_form)
def company(look: Look) -> QWidget:
    """Who the company is."""
    return at_section(look, "company")


@shot("settings-taxes", is_ready=_has_rates)
def taxes(look: Look) -> QWidget:
    """The rates to choose from."""
    return at_section(look, "taxes")


@shot("settings-rate", is_ready=_has_rates)
def rate(look: Look) -> QWidget:
    """A rate without tax, and the words of the law for it."""
    around = means(look)
    panel = RatePanel(look, around.tasks, around.acting, around.company)
    panel.fields.name.set_text(look.phrases.context("kind of tax", "Exempt"))
    panel.fields.kind.set_value(TaxCategory.EXEMPT)
    panel.fields.kind.changed.emit(TaxCategory.EXEMPT)
    return _beside(look, look.phrases("Another rate"), panel, section="taxes")


@shot("settings-register", is_ready=_has_form)
def register(look: Look) -> QWidget:
    """This register."""
    return at_section(look, "register")


@shot("settings-papers", is_ready=_has_form)
def papers(look: Look) -> QWidget:
    """Papers and numbers."""
    return at_section(look, "papers")
