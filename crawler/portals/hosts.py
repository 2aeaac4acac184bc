"""Which portals ask the same hosts: no host is ever asked by two crawls at once."""

from __future__ import annotations

from collections.abc import Iterable

from crawler.clean.urls import host_of
from crawler.portals.model import Portal


def hosts(portal: Portal) -> frozenset[str]:
    """Every host that a crawl of ``portal`` may ask, as ``host_of`` writes them.

    >>> sorted(hosts(Portal(home="https://www.vidu.gov.vn/", aliases=["vidu.vn"], asset_hosts=["tep.vidu.vn"])))
    ['tep.vidu.vn', 'vidu.gov.vn', 'vidu.vn']
    """
    named = [f"https://{name}/" for name in (*portal.aliases, *portal.asset_hosts)]
    return frozenset(host_of(url) for url in (portal.home, *named)) - {""}


def chains(portals: Iterable[Portal]) -> list[list[Portal]]:
    """``portals`` in groups that share no host with each other; those of one group are crawled one after another.

    In the order given, groups by their first portal.

    >>> one, two, three = (Portal(id=name, home=f"https://{name}.vn/") for name in ("mot", "hai", "ba"))
    >>> four = Portal(id="bon", home="https://bon.vn/", asset_hosts=["mot.vn", "ba.vn"])
    >>> [[portal.id for portal in chain] for chain in chains([one, two, three, four])]
    [['mot', 'ba', 'bon'], ['hai']]
    """
    found: list[tuple[set[str], list[tuple[int, Portal]]]] = []
    for numbered in enumerate(portals):
        asked, members = set(hosts(numbered[1])), [numbered]
        apart = []
        for group in found:
            if group[0].isdisjoint(asked):
                apart.append(group)
            else:
                asked |= group[0]
                members = group[1] + members
        found = [*apart, (asked, members)]
    ordered = [sorted(members, key=lambda pair: pair[0]) for _, members in found]
    return [[portal for _, portal in members] for members in sorted(ordered, key=lambda members: members[0][0])]
