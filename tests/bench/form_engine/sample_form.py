"""Forms of any length: sections of thirty questions in two languages, each computed from the one before."""

from __future__ import annotations

_SECTION = 30
_HEAD = """<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
 xmlns:jr="http://openrosa.org/javarosa" xmlns:orx="http://openrosa.org/xforms">
<h:head><h:title>Sample chain</h:title><model><itext>{texts}</itext><instance>
<data id="chain" version="1"><all>{answers}</all><total/><orx:meta><orx:instanceID/></orx:meta></data>
</instance>{binds}<bind nodeset="/data/total" type="int" calculate="sum(/data/all/*/*)"/></model></h:head>
<h:body>{body}</h:body></h:html>"""


def path(number: int) -> str:
    """The path of a question, counted from 0."""
    return f"/data/all/s{number // _SECTION}/q{number}"


def chain(count: int) -> bytes:
    """The XForm: every question but the first has a calculation, a condition, a constraint with its words.

    Every label shows the first answer.
    """
    numbers = range(count)
    sections = [numbers[at : at + _SECTION] for at in range(0, count, _SECTION)]
    return _HEAD.format(
        texts="".join(
            f'<translation lang="{language}">'
            f"{''.join(_texts(number, word) for number in numbers)}</translation>"
            for language, word in (("en", "Question"), ("fr", "Demande"))
        ),
        answers="".join(
            f"<s{at}>{''.join(f'<q{number}>1</q{number}>' for number in section)}</s{at}>"
            for at, section in enumerate(sections)
        ),
        binds=f'<bind nodeset="{path(0)}" type="int"/>' + "".join(_bind(number) for number in numbers[1:]),
        body="".join(
            f'<group ref="/data/all/s{at}"><label>Section {at}</label>{"".join(map(_input, section))}</group>'
            for at, section in enumerate(sections)
        ),
    ).encode()


def _texts(number: int, word: str) -> str:
    return (
        f'<text id="q{number}:label"><value>{word} {number}: <output value="{path(0)}"/></value></text>'
        f'<text id="q{number}:hint"><value>Hint {number}</value></text>'
        f'<text id="q{number}:wrong"><value>Not {number}</value></text>'
    )


def _bind(number: int) -> str:
    return (
        f'<bind nodeset="{path(number)}" type="int" calculate="{path(number - 1)} + 1" '
        f'relevant="{path(0)} != 0" constraint=". &gt; 0" '
        f"jr:constraintMsg=\"jr:itext('q{number}:wrong')\"/>"
    )


def _input(number: int) -> str:
    return (
        f'<input ref="{path(number)}"><label ref="jr:itext(\'q{number}:label\')"/>'
        f"<hint ref=\"jr:itext('q{number}:hint')\"/></input>"
    )
