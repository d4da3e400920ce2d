"""The tree that XPath runs on: our own nodes, so that evaluation never asks the XML library anything.

A leaf keeps its text in `text` and makes its text node only when an expression asks for it; mixed content
keeps text nodes among its children. Document order is stamped on demand and forgotten when the structure
changes.
"""

from __future__ import annotations

from collections.abc import Iterator

DOCUMENT, ELEMENT, ATTRIBUTE, TEXT, COMMENT, INSTRUCTION = range(6)


class Node:
    """One node. `prefix` is kept because unprefixed names in forms mean "whatever the default namespace
    is".
    """

    __slots__ = ("_text_node", "kind", "name", "namespace", "order", "parent", "prefix", "text")

    relevant: bool = True
    repeated: bool = False  # an instance of a repeat
    static: bool = True  # never changes: part of a secondary instance
    attributes: list[Node] = []  # only elements have any; the shared empty lists are never written to
    children: list[Node] = []

    def __init__(
        self,
        kind: int,
        name: str = "",
        namespace: str = "",
        prefix: str | None = None,
        text: str = "",
        parent: Element | None = None,
    ) -> None:
        self.kind = kind
        self.name = name
        self.namespace = namespace
        self.prefix = prefix
        self.text = text
        self.parent = parent
        self.order = 0
        self._text_node: Node | None = None

    def content(self) -> list[Node]:
        """Children in document order, text nodes included."""
        return []

    def named(self, name: str) -> list[Node]:
        """Child elements with this local name (any prefix)."""
        return []

    def string_value(self) -> str:
        """XPath 1.0, section 5: the text of the node and of everything under it."""
        return self.text

    def root(self) -> Node:
        """The top of the tree that holds this node."""
        node: Node = self
        while node.parent is not None:
            node = node.parent
        return node

    @property
    def qname(self) -> str:
        """The name as written, with its prefix."""
        return f"{self.prefix}:{self.name}" if self.prefix else self.name


class Element(Node):
    """An element, or (with kind DOCUMENT) the node above the root element."""

    __slots__ = ("_index", "_tables", "attributes", "children")

    def __init__(
        self,
        kind: int = ELEMENT,
        name: str = "",
        namespace: str = "",
        prefix: str | None = None,
        text: str = "",
        parent: Element | None = None,
    ) -> None:
        super().__init__(kind, name, namespace, prefix, text, parent)
        self.children: list[Node] = []
        self.attributes: list[Node] = []
        self._index: dict[str, list[Node]] | None = None
        self._tables: dict[tuple[str, str], dict[str, list[Node]]] | None = None

    @property
    def tables(self) -> dict[tuple[str, str], dict[str, list[Node]]]:
        """Children by (their test, the name of a child of theirs) and that child's text.

        See `xpath.lookup`.
        """
        if self._tables is None:
            self._tables = {}
        return self._tables

    def content(self) -> list[Node]:
        if self.children:
            return self.children
        if not self.text:
            return []
        if self._text_node is None or self._text_node.text != self.text:
            self._text_node = Node(TEXT, text=self.text, parent=self)
            self._text_node.order = self.order
        return [self._text_node]

    def named(self, name: str) -> list[Node]:
        index = self._index
        if index is None:
            index = {}
            for child in self.children:
                if child.kind == ELEMENT:
                    index.setdefault(child.name, []).append(child)
            self._index = index
        return index.get(name, [])

    def text_of(self, name: str) -> str:
        """The text of the first child element of that name without prefix; empty without one."""
        for child in self.named(name):
            if child.prefix is None:
                return child.string_value()
        return ""

    def elements(self) -> Iterator[Element]:
        """Child elements."""
        return (child for child in self.children if isinstance(child, Element))

    def string_value(self) -> str:
        if not self.children:
            return self.text
        return "".join(child.string_value() for child in self.children if child.kind in (ELEMENT, TEXT))

    def append(self, child: Node) -> None:
        """Adds a last child."""
        self.insert(len(self.children), child)

    def insert(self, at: int, child: Node) -> None:
        """Adds a child before the one at `at`."""
        child.parent = self
        self.children.insert(at, child)
        self._index = None
        _forget_order(self)

    def remove(self, child: Node) -> None:
        """Takes a child out; it keeps its own subtree."""
        self.children.remove(child)
        child.parent = None
        self._index = None
        _forget_order(self)

    def attribute(self, name: str, namespace: str = "") -> str | None:
        """The value of an attribute, or None."""
        for attribute in self.attributes:
            if attribute.name == name and attribute.namespace == namespace:
                return attribute.text
        return None


def descendants(node: Node) -> Iterator[Node]:
    """Everything under a node in document order, without recursion."""
    stack = list(reversed(node.content()))
    while stack:
        current = stack.pop()
        yield current
        content = current.content()
        if content:
            stack.extend(reversed(content))


def _forget_order(node: Node) -> None:
    node.root().order = -1


def in_document_order(nodes: list[Node]) -> list[Node]:
    """The nodes without doubles, in document order; trees one after another as they first appear."""
    if len(nodes) < 2:
        return nodes
    unique = list({id(node): node for node in nodes}.values())
    roots: dict[int, int] = {}
    keys: dict[int, tuple[int, int, int]] = {}
    for node in unique:
        root = node.root()
        rank = roots.setdefault(id(root), len(roots))
        if root.order <= 0:
            _stamp(root)
        keys[id(node)] = (rank, node.order, 1 if node.kind == TEXT else 0)
    unique.sort(key=lambda node: keys[id(node)])
    return unique


def _stamp(root: Node) -> None:
    root.order = count = 1
    for node in descendants(root):
        count += 1
        node.order = count
        for attribute in node.attributes:
            count += 1
            attribute.order = count
