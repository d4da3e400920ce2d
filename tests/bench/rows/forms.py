"""Opening and recomputing long forms, against the engine of ODK Web Forms in a browser; long lists."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from functools import partial

from lxml import etree

from hrcapp.xforms import FormFiles, FormSession, load
from tests.bench.form_engine.browser import PACKAGE, VERSION, Browser, engine
from tests.bench.form_engine.sample_form import chain, path
from tests.bench.row import Pair, Row
from tests.bench.timing import in_turn, timed

_NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
_FEW = 60
_ROWS = 100_000
_COLD_BUDGET = 200.0
_REST = 0.5
"""Seconds after the browser's turn: it still tidies up in other threads, which must not fall on ours."""
_OTHER = f"{PACKAGE} {VERSION} in headless Chromium with the same form, timed by the page's own clock"


def _opened(form: bytes) -> FormSession:
    """Loaded, computed, and everything looked at that a face shows."""
    session = FormSession.new(load(form), now=_NOW)
    for at in session.nodes():
        session.node(at)
    return session


def _load(count: int, rounds: int) -> Sequence[Pair]:
    form = chain(count if rounds > 1 else _FEW)
    with Browser(engine(fetch=rounds > 1)) as browser:
        browser.load(form)
        _opened(form)
        pairs = []
        for number in range(rounds):
            theirs = browser.load(form)["ms"]
            time.sleep(_REST)
            pairs.append(Pair(timed(lambda _number: _opened(form), number), theirs))
    return pairs


def _chain(count: int, rounds: int) -> Sequence[Pair]:
    """One answer at the head of the chain, then the values of all."""
    count = count if rounds > 1 else _FEW
    form, paths = chain(count), [path(number) for number in range(count)]
    session, pairs = _opened(form), []
    with Browser(engine(fetch=rounds > 1)) as browser:
        browser.load(form)
        for number in range(-2, rounds):
            value = str(3 + (number + 2) % 5)
            ours = timed(lambda _number, value=value: _answered(session, value, paths), number)  # type: ignore[misc]
            theirs = browser.edit(value)
            time.sleep(_REST)
            if theirs["last"] != session.value(paths[-1]):
                raise RuntimeError(f"the engines differ: {theirs['last']}, {session.value(paths[-1])}")
            if number >= 0:
                pairs.append(Pair(ours, theirs["ms"]))
    return pairs


def _answered(session: FormSession, value: str, paths: list[str]) -> list[str]:
    session.set_value(paths[0], value)
    return [session.value(each) for each in paths]


def _parsed(count: int, rounds: int) -> Sequence[Pair]:
    form = chain(count if rounds > 1 else _FEW)
    return in_turn(lambda _number: _opened(form), lambda _number: etree.fromstring(form), rounds, warm_up=1)


def _cold(rounds: int) -> Sequence[Pair]:
    """The first time that a list of a hundred thousand towns is filtered, in a form just opened."""
    return [Pair(_first_filter(), _COLD_BUDGET) for _ in range(rounds)]


def _first_filter() -> float:
    lines = b"".join(b"n%d,Town %d,l%d\n" % (at, at, at % 200) for at in range(_ROWS))
    files = FormFiles.given({"towns.csv": b"name,label,land\n" + lines})
    session = FormSession.new(load(_TOWNS, files), now=_NOW)
    begun = time.perf_counter()
    session.set_value("/data/land", "l7")
    if len(session.node("/data/town").choices) != _ROWS // 200:
        raise RuntimeError("the filter finds other towns")
    return (time.perf_counter() - begun) * 1000


_TOWNS = b"""<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"><h:head>
<h:title>Sample towns</h:title><model><instance><data id="towns"><land/><town/></data></instance>
<instance id="towns" src="jr://file-csv/towns.csv"/></model></h:head><h:body><input ref="/data/land"/>
<select1 ref="/data/town"><itemset nodeset="instance('towns')/root/item[land = /data/land]">
<value ref="name"/><label ref="label"/></itemset></select1></h:body></h:html>"""


def _row(
    name: str, goal: float | None, reference: str, measure: Callable[[int], Sequence[Pair]], rounds: int
) -> Row:
    return Row(name, "ms", goal, reference, measure, rounds)


ROWS = (
    _row("form_load_300", 0.2, _OTHER, partial(_load, 300), 7),
    _row("form_load_3000", 0.2, _OTHER, partial(_load, 3_000), 5),
    _row("form_load_3000_parse", None, "lxml parsing the same bytes", partial(_parsed, 3_000), 5),
    _row("form_chain_3000", 0.1, _OTHER, partial(_chain, 3_000), 7),
    _row("choices_filter_cold", 1.0, "0.2 s", _cold, 5),
)
