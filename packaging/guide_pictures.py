"""The pictures of the guides, made small from those in docs/pictures: half the size, few colours.

`guide_pictures.py` makes them; `guide_pictures.py check` says which are not as they would be made.
"""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ROOT / "docs" / "pictures"
GUIDES = ROOT / "resources" / "guides"
LANGUAGES = ("en", "ar")
"""Those in which every scene is drawn; a reader of another one sees the English picture."""
COLOURS = 24
_PICTURE = re.compile(r"!\[[^\]]*\]\(\.\./pictures/([a-z0-9-]+)-en\.png\)")


def names() -> set[str]:
    """The scenes that the English guides show."""
    texts = (page.read_text("utf-8") for page in (GUIDES / "en").glob("*.md"))
    return {name for text in texts for name in _PICTURE.findall(text)}


def small(source: Path) -> bytes:
    """A picture as it ships."""
    with Image.open(source) as opened:
        half = opened.convert("RGB").resize((opened.width // 2, opened.height // 2), Image.Resampling.LANCZOS)
    out = io.BytesIO()
    # By coverage: rare colours that matter, such as that of a button, are not averaged away.
    few = half.quantize(COLOURS, Image.Quantize.MAXCOVERAGE, kmeans=4, dither=Image.Dither.NONE)
    few.save(out, "PNG", optimize=True)
    return out.getvalue()


def wanted() -> dict[Path, bytes]:
    """Every picture that ships, by its path."""
    files = [f"{name}-{language}.png" for name in sorted(names()) for language in LANGUAGES]
    return {GUIDES / "pictures" / file: small(SOURCES / file) for file in files}


def stale() -> Iterator[Path]:
    """Pictures that are missing, out of date, or shown by no guide."""
    made = wanted()
    yield from (path for path, data in made.items() if not path.is_file() or path.read_bytes() != data)
    yield from (path for path in (GUIDES / "pictures").glob("*") if path not in made)


def make() -> None:
    """Write what is stale, and remove what no guide shows."""
    made = wanted()
    for path in list(stale()):
        if path in made:
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(made[path])
        else:
            path.unlink()


if __name__ == "__main__":
    if sys.argv[1:] == ["check"]:
        found = [str(path.relative_to(ROOT)) for path in stale()]
        print("\n".join(found) or "The pictures of the guides are as they would be made.")
        sys.exit(bool(found))
    make()
