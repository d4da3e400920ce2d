"""`setvalue` at its events, and preloads.

What puts values into an instance besides a person and calculations.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, time, tzinfo

from hrcapp.xforms.datatypes import written
from hrcapp.xforms.definition import Action, Bind
from hrcapp.xforms.engine import Engine
from hrcapp.xforms.instance import InstanceNode
from hrcapp.xforms.limits import MAX_ROUNDS
from hrcapp.xforms.xpath.values import Moment

FIRST_LOAD = "odk-instance-first-load"
LOAD = "odk-instance-load"
NEW_REPEAT = "odk-new-repeat"
VALUE_CHANGED = "xforms-value-changed"


class Actions:
    """Fires the actions of a form on one engine."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def loaded(self, *, first: bool) -> None:
        """When a form is opened: `first` for a new one, else for saved answers."""
        events = {LOAD, FIRST_LOAD, "xforms-ready"} if first else {LOAD}
        for action in self._engine.definition.actions:
            if action.events & events:
                self._everywhere(action)
        self.follow()

    def repeated(self, node: InstanceNode) -> None:
        """When an instance of a repeat was added."""
        model = node.model
        for action in self._engine.definition.actions:
            if NEW_REPEAT not in action.events:
                continue
            if _is_at_or_below(action.home, model.path):
                for home in node.below():
                    if home.model.path == action.home:
                        self._perform(action, home)
            elif _is_at_or_below(action.target_path, model.path):
                self._perform(action, node)
        self.follow()

    def follow(self) -> None:
        """Fires what hangs on values that changed, until nothing changes, a bounded number of rounds."""
        for _ in range(MAX_ROUNDS):
            valued, self._engine.valued = self._engine.valued, []
            added, self._engine.series.added = self._engine.series.added, []
            if not valued and not added:
                return
            for node in added:
                self.repeated(node)
            for node in dict.fromkeys(valued):
                control = node.model.control
                for action in control.actions if control is not None and node.relevant else ():
                    self._perform(action, node)
        self._engine.valued.clear()
        self._engine.series.added.clear()

    def _everywhere(self, action: Action) -> None:
        model = self._engine.definition.nodes[action.home]
        for home in list(self._engine.instances(model)):
            self._perform(action, home)

    def _perform(self, action: Action, home: InstanceNode) -> None:
        world = self._engine.world
        world.unfiltered = True
        targets = self._engine.run(action.target, home)
        world.unfiltered = False
        target = (
            next((node for node in targets if isinstance(node, InstanceNode)), None)
            if isinstance(targets, list)
            else None
        )
        if target is None:
            return
        value = self._engine.run(action.value, target) if action.value is not None else action.text
        self._engine.write(target, written(value, target.model.bind.type, world.zone))
        self._engine.settle()


def _is_at_or_below(path: str, above: str) -> bool:
    return path == above or path.startswith(f"{above}/")


def preload(
    engine: Engine, *, now: datetime, zone: tzinfo, properties: Mapping[str, str], instance_id: str
) -> None:
    """Fills the preloads of a new form: uid, timestamp start, date today, property."""
    local = now.astimezone(zone)
    makers: dict[tuple[str, str], Callable[[], str]] = {
        ("timestamp", "start"): lambda: Moment(local, False).text(),
        ("date", "today"): lambda: Moment(datetime.combine(local.date(), time(), zone), True).text(),
    }
    for node in engine.root.below():
        bind = node.model.bind
        if bind.preload == "uid":
            engine.write(node, node.text or instance_id)
        elif bind.preload == "property":
            engine.write(node, properties.get(bind.preload_params, ""))
        elif (bind.preload, bind.preload_params) in makers:
            engine.write(node, makers[bind.preload, bind.preload_params]())


def stamp_end(engine: Engine, *, now: datetime, zone: tzinfo) -> None:
    """Fills the end time stamps of a form that is finished."""
    for node in engine.root.below():
        if _is_end(node.model.bind):
            engine.write(node, Moment(now.astimezone(zone), False).text())


def _is_end(bind: Bind) -> bool:
    return bind.preload == "timestamp" and bind.preload_params == "end"
