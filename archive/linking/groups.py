"""Pairs of copies -> clusters, by union and find."""

from __future__ import annotations

from collections.abc import Iterable


def clusters(pairs: Iterable[tuple[int, int]]) -> list[list[int]]:
    """The members of each cluster in ascending order; the clusters by their least member.

    >>> clusters([(3, 4), (1, 2), (4, 5)])
    [[1, 2], [3, 4, 5]]
    """
    parents: dict[int, int] = {}

    def root(member: int) -> int:
        top = member
        while (above := parents.setdefault(top, top)) != top:
            top = above
        while member != top:
            parents[member], member = top, parents[member]
        return top

    for one, other in pairs:
        first, second = sorted((root(one), root(other)))
        parents[second] = first
    found: dict[int, list[int]] = {}
    for member in sorted(parents):
        found.setdefault(root(member), []).append(member)
    return [found[least] for least in sorted(found)]
