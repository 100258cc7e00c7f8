"""This register: where it stands, and the code that its numbers begin with."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtWidgets import QWidget
from typing_extensions import override

from cardesk_desktop.domain.errors import Refused
from cardesk_desktop.domain.numbering import FIRST_INCARNATION
from cardesk_desktop.domain.text import one_line
from cardesk_desktop.operations.company_form import read_register_code
from cardesk_desktop.ui.forms.register_fields import RegisterFields
from cardesk_desktop.ui.screen import Look
from cardesk_desktop.ui.setup.session import Answers, SetupMeans
from cardesk_desktop.ui.setup.step import StepBody


class RegisterStep(StepBody):
    """Most car washes have one register: both answers are filled in already."""

    def __init__(self, look: Look, means: SetupMeans, answers: Answers) -> None:
        super().__init__(look, means, answers)
        founding = answers.founding
        name = founding.register_name or look.phrases("Front desk")
        self.fields = RegisterFields(look, name, founding.register_code, incarnation=FIRST_INCARNATION)
        self.column.addWidget(self.fields)
        self.fields.edited.connect(self.edited)
        self.fields.submitted.connect(self.finished)

    @override
    def take(self) -> None:
        self.answers.founding = replace(
            self.answers.founding,
            register_name=self.fields.name.text,
            register_code=self.fields.code.text,
        )

    @override
    def check(self) -> bool:
        try:
            one_line(self.fields.name.text, field="name", is_needed=True)
            read_register_code(self.fields.code.text)
        except Refused as refusal:
            self.fields.refuse(refusal)
            return False
        return True

    @override
    def first_focus(self) -> QWidget:
        return self.fields.name
