"""A town's app follows its campaign to a new root key, and no stranger."""

from __future__ import annotations

from pathlib import Path

import pytest

from hrcapp.exchange.keys import SigningKey
from hrcapp.exchange.kit import hand_on, publish
from hrcapp.model.faults import Code, Fault
from hrcapp.officer.incoming import OfferedKit, bring_in
from tests.exchange_world import NOW, World
from tests.sample import Clock, open_workspace, pledge_form


def test_a_kit_of_the_new_root_is_taken_and_its_root_remembered(tmp_path: Path) -> None:
    world, new, stranger = World(), SigningKey.generate(), SigningKey.generate()
    workspace = open_workspace(tmp_path / "town", Clock())
    forms = {"pledge.xml": pledge_form()}
    workspace.kit.adopt(world.kit_bytes(forms=forms))
    words = workspace.kit.words(workspace.kit.required())
    word = hand_on(world.root, new.public, world.campaign, 2)
    file = tmp_path / "next.hrckit"

    file.write_bytes(publish(world.kit_content(version=2, forms=forms), stranger, NOW))
    with pytest.raises(Fault) as caught:
        bring_in(workspace, file)
    assert caught.value.code is Code.KIT_NOT_SIGNED

    file.write_bytes(publish(world.kit_content(version=2, forms=forms, roots=(word,)), new, NOW))
    assert isinstance(bring_in(workspace, file), OfferedKit)
    assert workspace.kit.required().root == new.public
    assert workspace.kit.words(workspace.kit.required()) != words

    file.write_bytes(publish(world.kit_content(version=3, forms=forms), world.root, NOW))
    with pytest.raises(Fault) as caught:
        bring_in(workspace, file)
    assert caught.value.code is Code.KIT_NOT_SIGNED
    workspace.close()
