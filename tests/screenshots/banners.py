"""What the window says across itself: no backup, sales that are missing, a payment that was refused."""

from __future__ import annotations

from datetime import timedelta
from unittest.mock import patch

from PySide6.QtWidgets import QWidget

from cardesk_desktop.domain.changes import Outcome
from cardesk_desktop.domain.errors import Code, Unavailable
from cardesk_desktop.domain.money import Money
from cardesk_desktop.domain.numbering import DocumentKind, Missing
from cardesk_desktop.domain.tender import Tender, TenderKind
from cardesk_desktop.ui.backup_keeper import BackupKeeper
from cardesk_desktop.ui.backup_news import BackupNews
from cardesk_desktop.ui.missing_news import what_is_missing
from cardesk_desktop.ui.navigator import Loudness
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.screens.pay.memory import Stranded
from cardesk_desktop.ui.screens.pay.screen import PayPage
