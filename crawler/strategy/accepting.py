"""What a crawl was asked to do, looked at as a whole before anything is asked of a portal."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping, Sequence
from difflib import get_close_matches
from math import inf
from typing import TYPE_CHECKING, Any, NamedTuple

from crawler.clean.urls import canonical
from crawler.discovery.model import SectionLink
from crawler.fetching.contact import user_agent
from crawler.options import BadOption, Options, read_options
from crawler.portals import registry
from crawler.processes.job import Job
from crawler.strategy.wished import is_wished, no_section

if TYPE_CHECKING:
    from pathlib import Path

    from scrapy.settings import Settings

    from crawler.portals.model import Portal


_NEAR = 0.85
"""How alike two names are of which one is taken for a slip of the pen."""
_OWN = "CONGTIN_"


class Accepted(NamedTuple):
    """A job that can be done."""

    project: Settings
    options: dict[str, str]
    """The spider's."""
    targets: dict[str, str]
    """Target by portal's id, in the order of the call; several targets of one portal are one."""
    portals: list[Portal]


def accept(job: Job) -> Accepted:
    """Looks at ``job``, and makes its proxy and its portals those of this process. Raises ``CongtinError`` for the
    first thing that cannot be."""
    if job.proxy is not None:
        set_proxy(job.proxy)
    project = project_settings(job.archive, job.settings)
    registry.use(job.archive, job.portals)
    options = {name: value for name, value in job.options.items() if value is not None}
    read_options(**options)
    chosen = _chosen(job.targets, project)
    if len(chosen) == 1:
        _check_sections(read_options(**options), *(portal for _, portal in chosen.values()))
    targets = {name: target for name, (target, _) in chosen.items()}
    return Accepted(project, options, targets, [portal for _, portal in chosen.values()])


def project_settings(archive: Path, wished: Mapping[str, Any]) -> Settings:
    """The project's settings with those that are ``wished``. Raises ``BadOption`` for the first that cannot be."""
    from scrapy.settings import Settings

    project = Settings()
    project.setmodule("crawler.settings", priority="project")
    project.set("CONGTIN_ARCHIVE", str(archive), priority="cmdline")
    for name, value in wished.items():
        project.set(name, _checked(project, name, value), priority="cmdline")
    return project


def refuse_unknown_settings(wished: Iterable[str]) -> None:
    """Raises ``BadOption`` for the first of these names that is called like one of congtin's settings and is none."""
    from scrapy.settings import Settings

    project = Settings()
    project.setmodule("crawler.settings", priority="project")
    for name in wished:
        if name.startswith(_OWN):
            _checked(project, name, None)


def set_proxy(proxy: str) -> None:
    """Every request of this process goes through it. Raises ``BadOption`` for what is no address of a proxy."""
    if canonical(proxy) is None or not proxy.lower().startswith("http://"):
        raise BadOption(f"--proxy is an address like http://proxy.example.org:3128, not {proxy!r}")
    # Where Scrapy's proxy middleware looks. What is asked for in the call holds for every host: nothing goes past it.
    os.environ |= {"http_proxy": proxy, "https_proxy": proxy, "no_proxy": "", "NO_PROXY": ""}


def _chosen(targets: Sequence[str], project: Settings) -> dict[str, tuple[str, Portal]]:
    """Each portal by its id, and the target that named it. Raises ``CongtinError`` for the first that cannot be."""
    found: dict[str, tuple[str, Portal]] = {}
    for target in targets:
        portal = registry.resolve(target)
        user_agent(portal.home, project["USER_AGENT"], project["CONGTIN_CONTACT"])
        before, same = found.setdefault(portal.id, (target, portal))
        if same != portal:
            raise BadOption(f"{before} and {target} are one portal, {portal.id}: give one of them")
    return found


def _check_sections(options: Options, portal: Portal) -> None:
    """Raises ``BadOption`` where none is asked for of those that the portal's file names; without a file, its home page
    tells them."""
    links = [SectionLink(url=section.url, name=section.name) for section in portal.sections]
    if links and not any(is_wished(link, options, portal.home) for link in links):
        raise BadOption(f"--section: {no_section(options.sections, [link.name or link.url for link in links])}")


def _checked(project: Settings, name: str, value: Any) -> Any:
    """``value``, where the setting ``name`` can have it. Raises ``BadOption`` for a number that is none, and for a name
    that is none of congtin's or a slip of the pen: a setting of a person's own extension is near none that is known."""
    usual = project.get(name)
    if name not in project and (near := get_close_matches(name.upper(), list(project), 1, _NEAR)):
        raise BadOption(f"no setting is called {name}: did you mean {near[0]}?")
    if name not in project and name.startswith(_OWN):
        there = ", ".join(sorted(known for known in project if known.startswith(_OWN)))
        raise BadOption(f"no setting is called {name}: there are {there}")
    if isinstance(value, str) and isinstance(usual, int | float) and not isinstance(usual, bool):
        try:
            number = float(value)
        except ValueError:
            raise BadOption(f"-s {name}={value}: a number is expected, such as {usual}") from None
        if name == "DOWNLOAD_DELAY" and not 0 <= number < inf:
            raise BadOption(f"-s {name}={value}: seconds from 0 on are expected, such as {usual}")
    return value
