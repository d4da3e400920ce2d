"""What is in a package: its bill of materials."""

from __future__ import annotations

import json
from importlib import metadata
from pathlib import Path

from whole import whole


def bill(out: Path, version: str) -> Path:
    """What is in it, as a CycloneDX 1.6 list; versions and licences as the packages state them."""
    found = sorted(metadata.distributions(), key=lambda one: one.metadata["Name"].lower())
    parts = []
    for one in found:
        about = one.metadata
        name = about["Name"]
        stated = [about[key] for key in ("License-Expression", "License") if key in about]
        part: dict[str, object] = {
            "type": "library",
            "name": name,
            "version": one.version,
            "purl": f"pkg:pypi/{name.lower().replace('_', '-')}@{one.version}",
        }
        if lines := "\n".join(stated).splitlines():
            part["licenses"] = [{"license": {"name": lines[0][:100]}}]
        parts.append(part)
    target = out / f"hrcapp-{version}.cdx.json"
    listed = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": {"type": "application", "name": "hrcapp", "version": version}},
        "components": parts,
    }
    with whole(target) as part:
        part.write_text(json.dumps(listed, ensure_ascii=False, indent=1) + "\n", "utf-8")
    return target
