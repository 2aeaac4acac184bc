"""What stands before, behind and around an element on a page, nearest first."""

from __future__ import annotations

from collections.abc import Container, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

_ENDS = frozenset({"body"})


def before(
    node: LexborNode | None, levels: int, neighbours: int, *, ends: Container[str | None] = _ENDS
) -> Iterator[tuple[int, LexborNode]]:
    """The elements before ``node``, then those before each element around it, up to ``levels`` of them and to one of
    the tags ``ends``; each with how many levels above ``node`` it stands. Of each level the ``neighbours`` nodes that
    are nearest are looked at, texts among them."""
    return _beside(node, levels, neighbours, ends, is_before=True)


def behind(node: LexborNode | None, levels: int, neighbours: int) -> Iterator[tuple[int, LexborNode]]:
    """The same of the elements behind ``node``."""
    return _beside(node, levels, neighbours, _ENDS, is_before=False)


def _beside(
    node: LexborNode | None, levels: int, neighbours: int, ends: Container[str | None], *, is_before: bool
) -> Iterator[tuple[int, LexborNode]]:
    for above in range(levels):
        if node is None or node.tag in ends:
            return
        beside = node.prev if is_before else node.next
        for _ in range(neighbours):
            if beside is None:
                break
            if not beside.is_text_node:
                yield above, beside
            beside = beside.prev if is_before else beside.next
        node = node.parent


def next_to(node: LexborNode, *, back: bool = False, but: str | None = None) -> LexborNode | None:
    """The node right behind ``node`` in its element, or before it, but for texts of nothing but space (of the
    characters ``but``, where they are given)."""
    beside = node.prev if back else node.next
    while beside is not None and beside.is_text_node and not (beside.text_content or "").strip(but):
        beside = beside.prev if back else beside.next
    return beside


def ancestors(node: LexborNode | None) -> Iterator[LexborNode]:
    """The elements around ``node``, from the inside."""
    above = node.parent if node is not None else None
    while above is not None:
        yield above
        above = above.parent
