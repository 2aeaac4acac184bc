"""Forms that a pager fills in with the number of a page, and sends."""

from __future__ import annotations

import re
from itertools import islice
from typing import NamedTuple

from selectolax.lexbor import LexborNode

from crawler.discovery import acts, forms
from crawler.discovery.anchors import Anchors
from crawler.discovery.model import NextPage
from crawler.discovery.paging import turning
from crawler.discovery.scripting import written
from crawler.discovery.scripting.scripts import Script
from crawler.discovery.shapes import leads_elsewhere

_FORMS = 50


class Turn(NamedTuple):
    """What turns the page: a function, its parameter that is the page, and what that is for the page wished for."""

    function: str
    parameter: str
    value: int
    has_sign: bool
    """It has an arrow, or stands in what is called a pager."""


def read(anchors: Anchors, script: Script, body: range, turn: Turn) -> NextPage | None:
    """The request that the function with ``body`` sends by a form; None where it sends none, or one that may do more
    than show a page: ``document.form.page.value = n; document.form.submit()``."""
    tokens = [script.tokens[at] for at in body]
    said = {part for token in tokens if token.kind == "name" for part in token.text.split(".")}
    if "submit" not in said or "action" in said:  # what is sent elsewhere than the form says is not known
        return None
    said |= {token.text for token in tokens if token.kind == "text"}
    filled = [
        (node, name)
        for node in islice(anchors.page.css("form"), _FORMS)
        for name, ids in _fields(node).items()
        if _sets(script, body, ids, turn.parameter)
    ]
    if len({node.mem_id for node, _ in filled}) > 1:
        filled = [(node, name) for node, name in filled if said & {node.attributes.get("name"), node.id}]
    if len(filled) != 1:
        return None
    node, name = filled[0]
    action = node.attributes.get("action") or ""
    url = anchors.resolve(action) if action.strip() else anchors.resolve(anchors.page.url)
    if url is None or (stands := forms.sent(node, name)) is None:
        return None
    form = stands | {name: str(turn.value)}
    if leads_elsewhere(url) or acts.is_act(url, form):
        return None
    every = {**dict.fromkeys(_fields(node), ""), **form}
    if not turning.may_send(node, every, name, turn.function, has_sign=turn.has_sign):
        return None
    if (node.attributes.get("method") or "get").lower() != "post":
        return NextPage(url=anchors.resolve(written.query(url, form)) or url)
    return NextPage(url=url, method="POST", form=form, kind="postback")


def _fields(form: LexborNode) -> dict[str, set[str]]:
    """Names of a form's fields to what a script may call them."""
    found: dict[str, set[str]] = {}
    for node in form.css("input[name], select[name]"):
        name = node.attributes.get("name") or ""
        found[name] = {name, node.attributes.get("id") or name}
    return found


def _sets(script: Script, body: range, ids: set[str], counter: str) -> bool:
    """Whether the field that is called one of ``ids`` is given the number of the page."""
    tokens = script.tokens
    for at in body:
        token = tokens[at]
        ahead = [each.text for each in tokens[at + 1 : at + 8]]
        if token.kind == "name" and ahead[:2] == ["=", counter] and token.text.endswith(".value"):
            if token.text.split(".")[-2] in ids:
                return True  # form.page.value = n
        elif token.kind == "text" and token.text.lstrip("#").rpartition("=")[2].strip("'\"]") in ids:
            # getElementById("page").value = n, $("#page").val(n), form["page"].value = n
            said = "".join(ahead)
            if re.match(rf"[)\]]\.?(?:value=|val\(){re.escape(counter)}(?!\w)", said):
                return True
    return False
