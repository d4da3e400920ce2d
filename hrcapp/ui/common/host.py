"""A window's pages and the work behind them: what is asked of the store's thread comes back as a page."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from hrcapp.model.faults import Fault
from hrcapp.ui.access import announce
from hrcapp.ui.common.notice import Notice, Words
from hrcapp.ui.context import AppContext
from hrcapp.ui.look import Look
from hrcapp.ui.pages import Desk, Page
from hrcapp.ui.shell import Shell
from hrcapp.ui.tasks import Job
from hrcapp.ui.theme import Kind
from hrcapp.ui.widgets import PageScroll, column, page_body
from hrcapp.ui.widgets.layout import Item

T = TypeVar("T")


class Host(QObject):
    """Opens pages in one shell; every use case runs on the store's thread, its fault becomes a notice."""

    def __init__(self, context: AppContext, menu: Desk) -> None:
        super().__init__()
        self.context, self.tasks = context, context.tasks
        self.notice: Notice | None = None
        self.closed = False
        self.shell = Shell(context.app, context.look, context.style, menu)
        self.shell.closing.connect(self._shut)

    @property
    def language(self) -> str:
        """The language of the interface now."""
        return self.shell.look.language

    # -- running use cases

    def store(
        self,
        work: Callable[[], T],
        done: Callable[[T], None] | None = None,
        failed: Callable[[Fault], None] | None = None,
    ) -> None:
        """Run a use case; without `failed`, a fault is shown above the page.

        Once the window is closed nothing more is begun, and what was under way comes back to nobody.
        """
        if not self.closed:
            self.tasks.store(work, self.while_open(done), self.while_open(failed or self.tell), owner=self)

    def run(
        self,
        work: Callable[[Job], T],
        done: Callable[[T], None],
        failed: Callable[[Fault], None] | None = None,
        *,
        progress: Callable[[int, int], None] | None = None,
        in_store: bool = False,
        alone: bool = False,
    ) -> Job | None:
        """Run long work, in the pool or where `Tasks.run` says, on the same terms; the job stops it."""
        if self.closed:
            return None
        told = self.while_open(failed or self.tell)
        return self.tasks.run(
            work,
            self.while_open(done),
            told,
            progress=progress,
            owner=self,
            in_store=in_store,
            alone=alone,
        )

    def while_open(self, call: Callable[[T], None] | None) -> Callable[[T], None] | None:
        """The callback, unless the window is closed by the time it is due."""
        return None if call is None else lambda value: None if self.closed else call(value)

    def _shut(self) -> None:
        self.closed = True

    def tell(self, fault: Fault) -> None:
        """Show what went wrong above the present page."""
        self.show_notice(Notice.of(fault))

    def say(self, kind: Kind, words: Words) -> None:
        """Show what happened above the present page."""
        self.show_notice(Notice(kind, words))

    def show_notice(self, notice: Notice | None) -> None:
        """Put a message above the present page, and have a screen reader say it."""
        self.notice = notice
        self.shell.refresh()
        if notice is not None:
            said = ". ".join(part for part in notice.words() if part)
            announce(self.shell, said, urgent=notice.kind == "danger")

    # -- pages

    def body(self, look: Look, *items: Item, gap: float = 14, width: int = 0) -> PageScroll:
        """The scrolling middle of a page, with the notice on top when there is one."""
        return PageScroll(look, page_body(look, *self.above(look), *items, gap=gap, width=width))

    def above(self, look: Look) -> tuple[Item, ...]:
        """The notice, for pages that lay themselves out."""
        return (self.notice.banner(look),) if self.notice else ()

    def show(
        self, page: Page, *, root: bool = False, replace: bool = False, notice: Notice | None = None
    ) -> None:
        """Bring a page on screen, with what there is to say about it."""
        self.notice = notice
        if root:
            self.shell.open_root(page)
        elif replace:
            self.shell.replace(page)
        else:
            self.shell.open(page)
        if notice is not None:
            announce(self.shell, ". ".join(part for part in notice.words() if part))

    # -- folders

    def remember_folder(self, path: Path) -> None:
        """Where the person was last; the next dialog begins there."""
        self.context.home.change(folder=str(path))

    @property
    def last_folder(self) -> str:
        return str(self.context.home.settings().get("folder", ""))


def page(look: Look, bar: QWidget, middle: QWidget, actions: QWidget | None = None) -> QWidget:
    """Bar, middle and actions in a column."""
    rest: tuple[Item, ...] = (actions,) if actions is not None else ()
    return column(look, bar, (middle, 1), *rest, gap=0)
