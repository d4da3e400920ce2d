"""A window in which a form on paper is typed in."""

from __future__ import annotations

from pathlib import Path

from PIL import Image

from hrcapp.ui.officer.section_page import SectionPage
from hrcapp.ui.officer.transcription_page import TranscriptionPage
from hrcapp.ui.officer.transcription_view import PaperView
from hrcapp.ui.widgets.page_reader import PageReader
from tests.ui.officer.test_signing import Window

SECTION, OTHER = "/data/key_info", "/data/statement"
NAME = f"{SECTION}/name_official"


class Transcribing(Window):
    """A window with a town whose form was filled in by hand."""

    def begin(self) -> str:
        self.stage.take_kit()
        self.draft = self.stage.town("Town")
        self.desk.with_form(self.draft, lambda _form: self.desk.go_tasks())
        self.click("type-from-paper")
        self.wait("paper-add")
        return self.draft

    def add(self, folder: Path, *colours: str) -> None:
        files = []
        for colour in colours:
            files.append(folder / f"{colour}.jpg")
            Image.new("RGB", (620, 877), colour).save(files[-1])
        self.page.add(files)
        self.wait("paper-order")

    @property
    def page(self) -> TranscriptionPage:
        shown = self.desk.shell.page
        assert isinstance(shown, TranscriptionPage)
        return shown

    @property
    def kept(self) -> list[str]:
        return [one.name for one in self.stage.workspace.transcription.of(self.draft)]

    def go_section(self, path: str) -> None:
        self.desk.go_section(path)
        self.until(lambda: not self.tasks.busy and isinstance(self.desk.shell.page, SectionPage))

    @property
    def view(self) -> PaperView:
        found = self.wait("paper")
        assert isinstance(found, PaperView)
        return found

    @property
    def reader(self) -> PageReader:
        found = self.view.findChild(PageReader)
        assert found is not None
        self.until(lambda: not self.tasks.busy)
        return found

    def told(self) -> str:
        return self.reader.accessibleDescription()
