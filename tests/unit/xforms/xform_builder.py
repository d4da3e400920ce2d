"""Small XForms for the tests, written from parts."""

from __future__ import annotations

from datetime import UTC, datetime

from hrcapp.xforms import FormDefinition, FormSession, load

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


def xform(instance: str, binds: str = "", body: str = "", model: str = "", attributes: str = "") -> bytes:
    """A whole form around `<data>`: what is inside the instance, the binds, the body, more of the model."""
    return f"""<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
      xmlns:jr="http://openrosa.org/javarosa" xmlns:orx="http://openrosa.org/xforms"
      xmlns:odk="http://www.opendatakit.org/xforms" xmlns:hrc="https://example.org/hrc">
      <h:head><h:title>A form of the tests</h:title><model><instance>
      <data id="tested" version="3" {attributes}>{instance}</data></instance>{model}{binds}</model></h:head>
      <h:body>{body}</h:body></h:html>""".encode()


def form(instance: str, binds: str = "", body: str = "", model: str = "") -> FormDefinition:
    """The form, loaded."""
    return load(xform(instance, binds, body, model))


def session(
    instance: str, binds: str = "", body: str = "", model: str = "", *, zone: str = "UTC"
) -> FormSession:
    """A blank session of the form."""
    return FormSession.new(form(instance, binds, body, model), now=NOW, zone=zone)
