"""Finding questions of an open form by name, and what a card or a bundle needs of it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from hrcapp.i18n.countries import country_name
from hrcapp.submission.form_words import form_title, language_code
from hrcapp.submission.pledging import has_statement
from hrcapp.xforms import FormDefinition, FormSession, NodeState, question_paths

_UPLOAD = "upload"


def questions(session: FormSession, under: str | None = None) -> Iterator[NodeState]:
    """The relevant questions, instances of repeats included, in the form's order."""
    for path in question_paths(session.entries(under)):
        state = session.node(path)
        if state.relevant:
            yield state


def named(session: FormSession, name: str) -> NodeState | None:
    """The first question of that name, relevant or not."""
    if (alone := _alone(session.definition, name)) is not None:
        return session.node(alone)
    for path in question_paths(session.entries()):
        if _name(path) == name:
            return session.node(path)
    return None


def answer(session: FormSession, name: str) -> str:
    """The value of the first question of that name; empty where there is none or it does not apply."""
    state = named(session, name)
    return state.value if state and state.relevant else ""


def choice_label(session: FormSession, name: str, language: str) -> str:
    """The chosen label of a question in a language; empty where nothing is chosen."""
    state = named(session, name)
    if state is None or not state.relevant or not state.value:
        return ""
    chosen = next((one for one in state.choices if one.value == state.value), None)
    return (chosen.label_in(language) or chosen.label) if chosen else ""


def title_of(session: FormSession) -> str:
    """The name a card carries: the party's own, or what a form of another kind calls its answers."""
    definition = session.definition
    said = answer(session, "name_official")
    if not said.strip() and not has_statement(definition):
        named = (each.path for each in definition.nodes.values() if each.name == "instanceName")
        said = next(filter(None, map(session.value, named)), "") or form_title(
            definition, language_code(session.language)
        )
    return " ".join(said.split())


def place_of(session: FormSession) -> str:
    """The line under it: region and country, in the form's language."""
    country = country_name(answer(session, "country"), session.language)
    separator = "، " if session.language == "ar" else ", "
    return separator.join(part for part in (answer(session, "admin1").strip(), country) if part)


def record_language(session: FormSession) -> None:
    """Write into the answers which language they are given in, where the form has a place for it."""
    path = f"/{session.definition.root.name}/answers_language"
    if path in session.nodes():
        session.set_value(path, session.language)


def files_of(session: FormSession) -> tuple[str, ...]:
    """The names of the attached files that answers hold."""
    return tuple(one.value for one in questions(session) if one.control == _UPLOAD and one.value)


@lru_cache(maxsize=16)
def _alone(definition: FormDefinition, name: str) -> str | None:
    """The path of the only question of that name, where it stands in no repeat: no need to walk the form."""
    found = [each for each in definition.nodes.values() if each.name == name and each.control is not None]
    if len(found) != 1 or any(each.is_repeat for each in found[0].line()):
        return None
    return found[0].path


def _name(path: str) -> str:
    return path.rpartition("/")[2].partition("[")[0]
