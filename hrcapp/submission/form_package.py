"""A form from a disk, compiled where it is a workbook, together with the files that it names."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from hrcapp.model.faults import Code, Fault
from hrcapp.submission.form_source import FormSource, read_source
from hrcapp.xforms import FormDefinition, FormFiles, load
from hrcapp.xforms.authoring import Review
from hrcapp.xforms.named_files import named_files


@dataclass(frozen=True)
class FormPackage:
    """`name` is the source's plain name, `xml` the XForm; `missing` are files it names that are not there.

    `review` is what there is to say of the sheets of a workbook.
    """

    name: str
    xml: bytes = field(repr=False)
    files: Mapping[str, bytes] = field(repr=False, default_factory=dict)
    missing: tuple[str, ...] = ()
    review: Review = field(default_factory=Review)

    def definition(self) -> FormDefinition:
        """The form ready to be filled in. Raises Fault FORM_*, with places in the sheets where it has any."""
        try:
            return load(self.xml, FormFiles.given(self.files))
        except Fault as fault:
            raise self.review.with_engine(fault) from fault


def read_package(path: Path, *, own_folder: bool = False) -> FormPackage:
    """Read a form with its files; takes a moment for a workbook. `own_folder` as `read_source` has it.

    Raises Fault FILE_UNREADABLE, FORM_UNREADABLE, FORM_TOO_LARGE, FORM_PACKAGE_*, and FORM_PROBLEMS for a
    workbook that can't be compiled.
    """
    source = read_source(path, own_folder=own_folder)
    is_xform = source.name.lower().endswith(".xml")
    xml, review = (source.data, Review()) if is_xform else _compiled(source)
    named = named_files(xml)
    files = source.files(named)
    return FormPackage(source.name, xml, files, tuple(name for name in named if name not in files), review)


def require_files(package: FormPackage) -> None:
    """Raises Fault FORM_FILES_MISSING that names every file which is not there."""
    if package.missing:
        raise Fault(
            Code.FORM_FILES_MISSING,
            name=package.name,
            count=len(package.missing),
            files=", ".join(package.missing),
        )


def _compiled(source: FormSource) -> tuple[bytes, Review]:
    """pyxform reads by path: a copy under our own name, so that no name from outside reaches the disk."""
    from hrcapp.xforms.compile import compile_workbook

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"form{Path(source.name).suffix.lower()}"
        path.write_bytes(source.data)
        return compile_workbook(path)
