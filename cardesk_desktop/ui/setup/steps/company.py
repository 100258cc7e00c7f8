"""Who the company is, and its logo."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from cardesk_desktop.domain.errors import Refused
from cardesk_desktop.operations.company_form import checked_form
from cardesk_desktop.ui.forms.company_fields import CompanyFields
from cardesk_desktop.ui.forms.logo_field import LogoField
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.setup.session import Answers, SetupMeans
from cardesk_desktop.ui.setup.step import StepBody


class CompanyStep(StepBody):
    """Only the name is needed; the rest can follow in the settings."""

    def __init__(self, look: Look, means: SetupMeans, answers: Answers) -> None:
        super().__init__(look, means, answers)
        founding = answers.founding
        self.logo = LogoField(look, means.tasks, means.choose_picture, founding.logo)
        self.fields = CompanyFields(look, founding.country, founding.company, self.logo)
        self.column.addWidget(self.fields)
        self.fields.edited.connect(self.edited)
        self.fields.submitted.connect(self.finished)
        self.logo.changed.connect(lambda _: self.edited.emit())

    @override
    def take(self) -> None:
        founding = self.answers.founding
        self.answers.founding = replace(founding, company=self.fields.form, logo=self.logo.logo)

    @override
    def check(self) -> bool:
        try:
            checked_form(self.fields.form, self.answers.founding.country)
        except Refused as refusal:
            self.fields.refuse(refusal)
            return False
        return True

    @override
    def first_focus(self) -> QWidget:
        return self.fields.name
