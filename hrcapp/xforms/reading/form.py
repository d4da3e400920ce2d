"""XForm XML → `FormDefinition` (ODK XForms specification)."""

from __future__ import annotations

import hashlib

from lxml import etree

from hrcapp.i18n.catalogs import N_
from hrcapp.model.faults import Code, Fault
from hrcapp.model.sizes import size_text
from hrcapp.xforms import xml
from hrcapp.xforms.collector import collector_paused
from hrcapp.xforms.definition import FormDefinition
from hrcapp.xforms.external import FormFiles
from hrcapp.xforms.limits import MAX_FORM_BYTES
from hrcapp.xforms.problems import Problems
from hrcapp.xforms.reading.actions import read_actions
from hrcapp.xforms.reading.binds import read_binds
from hrcapp.xforms.reading.body import BodyReader, mark_repeats
from hrcapp.xforms.reading.formulas import FormulaReader
from hrcapp.xforms.reading.instances import primary_of, read_lists
from hrcapp.xforms.reading.markup import attribute, elements, first, local, place
from hrcapp.xforms.reading.model import ModelTree, note_defaults, read_model, take_templates
from hrcapp.xforms.reading.plan import make_plan
from hrcapp.xforms.reading.texts import LabelReader, check_itext, read_itext


def load(data: bytes, files: FormFiles | None = None) -> FormDefinition:
    """The form in XML; `files` are those beside it (lists, pictures), none when not given.

    Raises `Fault`: FORM_TOO_LARGE, FORM_UNREADABLE (not an XForm), or FORM_PROBLEMS with every problem.
    """
    if len(data) > MAX_FORM_BYTES:
        raise Fault(Code.FORM_TOO_LARGE, limit=size_text(MAX_FORM_BYTES))
    with collector_paused(settled=True):
        try:
            source = xml.parse(data)
        except xml.XmlRefused as error:
            raise Fault(Code.FORM_UNREADABLE, reason=str(error)) from error
        return _FormReader(source, hashlib.sha256(data).hexdigest(), files or FormFiles()).definition()


class _FormReader:
    def __init__(self, source: etree._Element, digest: str, files: FormFiles) -> None:
        self._digest, self._files = digest, files
        self._problems = Problems()
        self._declared = _namespaces(source)
        self._namespaces = {"jr": xml.JAVAROSA, "orx": xml.OPENROSA, "odk": xml.ODK} | self._declared
        head, body = first(source, "head"), first(source, "body")
        model = first(head, "model") if head is not None else None
        if local(source) != "html" or head is None or body is None or model is None:
            raise Fault(Code.FORM_UNREADABLE, reason="no model or no body")
        self._head, self._body, self._model = head, body, model
        self._primary = primary_of(self._model)
        self._lists = read_lists(self._model, files, self._problems)

    def definition(self) -> FormDefinition:
        primary, problems = self._primary, self._problems
        form_id = str(primary.get("id", ""))
        tree = self._model_tree()
        formulas = FormulaReader(tree, self._namespaces, self._lists.names, problems)
        labels = LabelReader(formulas, problems)
        mark_repeats(self._body, tree.root, formulas)
        templates = take_templates(tree)
        itext = read_itext(self._model, labels, problems)
        by_id = read_binds(self._model, tree.root, formulas, labels, problems)
        note_defaults(tree, templates)
        body = BodyReader(tree.root, by_id, formulas, labels, problems, self._lists.absent)
        entries = body.read(self._body)
        actions = read_actions(self._model, tree.root, formulas, problems)
        check_itext(itext, formulas.texts, problems)
        plan = make_plan(tree.nodes, itext, formulas, problems)
        self._refuse_what_needs_a_server()
        problems.refuse()
        return FormDefinition(
            id=form_id,
            version=attribute(primary, "version"),
            digest=self._digest,
            title=self._title(),
            root=tree.root,
            nodes=tree.nodes,
            blank=tree.blank,
            templates=templates,
            instances=self._lists.found,
            last_saved=self._lists.last_saved,
            files=self._files,
            itext=itext,
            body=entries,
            actions=(*actions, *body.actions),
            namespaces=self._namespaces,
            plan=plan,
            warnings=tuple(problems.warnings),
        )

    def _title(self) -> str:
        title = first(self._head, "title")
        return "" if title is None else "".join(str(text) for text in title.itertext()).strip()

    def _model_tree(self) -> ModelTree:
        prefix = next((each for each, uri in self._declared.items() if uri == xml.OPENROSA), None)
        return read_model(xml.build(self._primary, document=False), prefix)

    def _refuse_what_needs_a_server(self) -> None:
        for name, element in elements(self._model):
            if name == "submission" and attribute(element, "base64RsaPublicKey"):
                self._problems.add(place(element), N_("encryption by a key inside the form is not supported"))
        for element in self._primary.iter():
            if local(element) == "entity" and attribute(element, "dataset"):
                self._problems.add(place(element), N_("entity lists need a server"))


def _namespaces(source: etree._Element) -> dict[str, str]:
    """Every prefix declared anywhere in the form; the outermost declaration counts."""
    found: dict[str, str] = {}
    for _event, declared in etree.iterwalk(source, events=("start-ns",)):
        prefix, uri = declared
        found.setdefault(prefix or "", uri)
    found.pop("", None)
    return found
