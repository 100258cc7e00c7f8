"""A window that imports what we stand on and nothing of ours: the floor of starting."""

from __future__ import annotations

import sys

import sqlalchemy
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget


def main() -> int:
    """Show the window, say so, end."""
    qt = QApplication(["bare"])
    window = QWidget()
    window.show()

    def say() -> None:
        sys.stdout.write(f"usable, beside SQLAlchemy {sqlalchemy.__version__}\n")
        sys.stdout.flush()
        qt.quit()

    QTimer.singleShot(0, say)
    return qt.exec()


if __name__ == "__main__":
    sys.exit(main())
