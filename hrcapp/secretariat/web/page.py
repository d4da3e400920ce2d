"""The frame of every page: landmarks, a link that skips to the content, no script, nothing from elsewhere."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hrcapp.i18n import N_, catalog
from hrcapp.i18n.languages import endonym
from hrcapp.model.places import resource
from hrcapp.secretariat.markup import tag, text
from hrcapp.secretariat.web.direction import lang_attributes

_SKIP = N_("Skip to the content")
_LANGUAGES = N_("Languages")
_POLICY = "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src data:"


@dataclass(frozen=True)
class WebPage:
    """One page; `header`, `main` and `footer` are markup.

    `style` is the address of the style sheet, beside the page; without it the page carries the style itself.
    `others` are the same page in other languages: (language, address).
    """

    language: str
    title: str
    header: str
    main: str
    footer: str
    style: str = ""
    others: Sequence[tuple[str, str]] = ()

    def to_bytes(self) -> bytes:
        """The whole page, UTF-8."""
        say = catalog(self.language).gettext
        skip = tag("a", {"class": "skip", "href": "#content"}, text(say(_SKIP)))
        header = tag("header", {"class": "band"}, tag("div", {}, self.header), self._switch(say(_LANGUAGES)))
        main = tag("main", {"id": "content", "tabindex": "-1"}, self.main)
        body = tag("body", {}, skip, header, main, tag("footer", {"class": "band"}, self.footer))
        page = tag("html", lang_attributes(self.language), self._head(), body)
        return f"<!doctype html>\n{page}\n".encode()

    def _head(self) -> str:
        style = (
            tag("link", {"rel": "stylesheet", "href": self.style})
            if self.style
            else tag("style", {}, style_sheet())
        )
        return tag(
            "head",
            {},
            tag("meta", {"charset": "utf-8"}),
            tag("meta", {"name": "viewport", "content": "width=device-width, initial-scale=1"}),
            tag("meta", {"http-equiv": "Content-Security-Policy", "content": _POLICY}),
            tag("meta", {"name": "color-scheme", "content": "light dark"}),
            tag("title", {}, text(self.title)),
            *(
                tag("link", {"rel": "alternate", "hreflang": language, "href": address})
                for language, address in self.others
            ),
            style,
        )

    def _switch(self, label: str) -> str:
        if not self.others:
            return ""
        links = [
            tag("a", {"href": href, "hreflang": one, **lang_attributes(one)}, text(endonym(one)))
            for one, href in self.others
        ]
        items = "".join(tag("li", {}, link) for link in links)
        return tag("nav", {"aria-label": label, "class": "languages"}, tag("ul", {}, items))


def style_sheet() -> str:
    """The style of all pages."""
    return resource("web", "page.css").read_text(encoding="utf-8")
