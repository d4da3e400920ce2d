"""A dialog with a few fields: its verb does nothing while one of them is wrong."""

from __future__ import annotations

from collections.abc import Sequence

from hrcapp.ui.widgets import Dialog, Question


class FormDialog(Dialog):
    """`check` says what is wrong; the first such field is told and gets the focus."""

    def check(self) -> Sequence[Question]:
        """Set the errors of the fields; the fields, in their order."""
        raise NotImplementedError

    def accept(self) -> None:
        wrong = [each for each in self.check() if each.error()]
        if not wrong:
            super().accept()
            return
        self.adjustSize()
        wrong[0].set_error(wrong[0].error(), say=True)
        wrong[0].focus_target.setFocus()
