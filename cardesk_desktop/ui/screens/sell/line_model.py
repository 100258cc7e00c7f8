"""The lines of the ticket in front, as a list model."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, Qt
from typing_extensions import override

from cardesk_desktop.ui.screens.sell.faces import LineFace
from cardesk_desktop.ui.widgets.tile_delegate import Index

_ROOT = QModelIndex()


class LineModel(QAbstractListModel):
    """Faces of lines. What stays the same stays where it is, so that the ring and the scroll bar do."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._faces: list[LineFace] = []

    def show_lines(self, faces: Sequence[LineFace]) -> None:
        """Show other lines: the rows that went, then those that came, then those that changed."""
        wanted = {face.line_id for face in faces}
        for row in reversed(range(len(self._faces))):
            if self._faces[row].line_id not in wanted:
                self.beginRemoveRows(_ROOT, row, row)
                del self._faces[row]
                self.endRemoveRows()
        if [face.line_id for face in self._faces] != [face.line_id for face in faces[: len(self._faces)]]:
            self.beginResetModel()
            self._faces = list(faces)
            self.endResetModel()
            return
        if len(faces) > len(self._faces):
            self.beginInsertRows(_ROOT, len(self._faces), len(faces) - 1)
            self._faces += faces[len(self._faces) :]
            self.endInsertRows()
        for row, face in enumerate(faces):
            if self._faces[row] != face:
                self._faces[row] = face
                self.dataChanged.emit(self.index(row), self.index(row))

    def face_at(self, row: int) -> LineFace:
        """What is shown of a row."""
        return self._faces[row]

    def row_of(self, line_id: UUID | None) -> int:
        """The row of a line; -1 when it is not there."""
        return next((row for row, face in enumerate(self._faces) if face.line_id == line_id), -1)

    @override
    def rowCount(self, parent: Index = _ROOT, /) -> int:
        return 0 if parent.isValid() else len(self._faces)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole, /) -> object:
        if not index.isValid():
            return None
        face = self._faces[index.row()]
        texts = {
            int(Qt.ItemDataRole.DisplayRole): face.name,
            int(Qt.ItemDataRole.AccessibleTextRole): face.spoken,
        }
        return texts.get(int(role))
