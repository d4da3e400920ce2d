"""The references: a bare window with sixty inputs, and one with a single input to type into."""

from __future__ import annotations

import sys

from PySide6.QtWidgets import QApplication, QFormLayout, QLineEdit, QWidget

_INPUTS = 60


def main() -> None:
    app = QApplication([])
    window = QWidget()
    layout = QFormLayout(window)
    typing = sys.argv[1:] == ["keys"]
    inputs = [QLineEdit() for _ in range(1 if typing else _INPUTS)]
    for number, each in enumerate(inputs):
        layout.addRow(f"Sample {number}", each)
    window.resize(1366, 768)
    window.show()
    inputs[0].setFocus()
    # What measures is loaded when the window stands, as it is in the app's own child.
    from tests.bench.windows.loop import Painted, key_by_key, resident_mb, say, wait

    painted = Painted(inputs[-1])
    inputs[-1].update()
    wait(lambda: painted.count > 0)
    say(resident_mb())
    if typing:
        key_by_key(inputs[0])
    del app


if __name__ == "__main__":
    main()
