"""A report as one HTML file that needs no network. Needs the extra ``report``."""

from __future__ import annotations

import re
from functools import cache
from html import escape

import orjson
import vl_convert

from archive.showing.times import moment
from crawler.reporting import between, charts, curves, drawing
from crawler.reporting.model import Report
from crawler.reporting.putting import IN_HTML
from crawler.reporting.sections import Section, Table, sections

_NUMBER = re.compile(r"[\d,.]+ ?%?$")
_SHORT = 16
"""Characters of a cell that is not broken: a day, a name."""
_CODE = re.compile(r"`([^`]+)`")

_STYLE = """
:root { color-scheme: light; font: 16px/1.5 system-ui, sans-serif; color: #1a1a1a; background: #fff }
body { max-width: 70rem; margin: 0 auto; padding: 1rem }
h1 { font-size: 1.5rem; margin: .5rem 0; overflow-wrap: anywhere }
h2 { font-size: 1.2rem; margin: 2.2rem 0 .4rem; border-top: 1px solid #d0d0d0; padding-top: 1rem }
p { margin: .3rem 0; overflow-wrap: anywhere }
nav { display: flex; flex-wrap: wrap; gap: .2rem 1rem; margin: .8rem 0 }
a { color: #0b5394 }
.plot { width: 100%; margin: .6rem 0 }
.vega-embed { width: 100% }
.wide { max-width: 100%; overflow-x: auto;
  background: linear-gradient(to right, #fff 40%, transparent) left / 2rem 100% no-repeat local,
    linear-gradient(to left, #fff 40%, transparent) right / 2rem 100% no-repeat local,
    linear-gradient(to right, #0006, transparent) left / 0.8rem 100% no-repeat scroll,
    linear-gradient(to left, #0006, transparent) right / 0.8rem 100% no-repeat scroll }
table { border-collapse: collapse; font-size: .85rem; font-variant-numeric: tabular-nums }
th, td { text-align: left; padding: .25rem .7rem .25rem 0; border-bottom: 1px solid #e4e4e4; vertical-align: top }
th { white-space: nowrap }
td { overflow-wrap: break-word; min-width: 14rem; max-width: 24rem }
td.number, td.short { min-width: 0 }
td:first-child { min-width: 8rem }
td.number, th.number { text-align: right }
.number, .short { white-space: nowrap }
summary { cursor: pointer; color: #0b5394; margin: .4rem 0 }
footer { margin: 2rem 0; color: #555; font-size: .85rem }
"""

_DRAW = """
const plots = JSON.parse(document.getElementById("plots").textContent);
const options = { actions: false, renderer: "svg", ast: true };
for (const [name, plot] of Object.entries(plots)) vegaEmbed("#plot-" + name, plot, options);
"""

# The file asks nobody for anything, whatever the titles in it are. Vega makes functions of its expressions.
_POLICY = "default-src 'none'; script-src 'unsafe-inline' 'unsafe-eval'; style-src 'unsafe-inline'; img-src data:"


_OF_PORTALS = {
    "per_day": charts.per_day,
    "coverage": charts.coverage,
    "changed": charts.changed,
    "filled": charts.filled,
}


def html(report: Report) -> str:
    """The whole report. What portals wrote is text in it: no title is markup, a script or an address to follow."""
    parts = sections(report)
    plots = {section.name: _drawn(section.plot, report) for section in parts if section.plot is not None}
    # In a script nothing is markup but the end of it.
    data = orjson.dumps(plots).decode().replace("<", "\\u003c")
    title = escape(f"Report of {report.directory}")
    return "\n".join(
        [
            "<!DOCTYPE html>",
            '<html lang="en"><head><meta charset="utf-8">',
            IN_HTML,
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">',
            f"<title>{title}</title><style>{_STYLE}</style></head><body>",
            f"<header><h1>{title}</h1><p>Made {escape(moment(report.made_at))} UTC.</p></header>",
            f'<nav aria-label="Parts">{"".join(_entry(section) for section in parts)}</nav><main>',
            *map(_section, parts),
            "</main><footer>Made by congtin; the same facts: <code>congtin report --json</code>.</footer>",
            f'<script type="application/json" id="plots">{data}</script>',
            f"<script>{_library()}</script><script>{_DRAW}</script></body></html>\n",
        ]
    )


@cache
def _library() -> str:
    """Vega, Vega-Lite and what puts a plot in its place."""
    return str(vl_convert.javascript_bundle()).replace("</script", "<\\/script")  # type: ignore[call-arg]


def _drawn(plot: str, report: Report) -> drawing.Spec:
    match plot:
        case "curves":
            return curves.curves(report.curves)
        case "decay":
            return curves.decay(report.paces)
        case "copies":
            return between.copies(report.copies)
        case "fates":
            return between.fates({each.portal: each.fates for each in report.mergers if each.fates})
    return _OF_PORTALS[plot](report.portals)


def _entry(section: Section) -> str:
    return f'<a href="#{section.name}">{escape(section.heading)}</a>'


def _section(section: Section) -> str:
    says = "".join(f"<p>{_said(sentence)}</p>" for sentence in section.says)
    plot = ""
    if section.plot is not None:
        label = escape(f"Plot: {section.heading}. The table below has the numbers.")
        plot = f'<div class="plot" id="plot-{section.name}" role="img" aria-label="{label}"></div>'
    return f'<section id="{section.name}"><h2>{escape(section.heading)}</h2>{says}{plot}{_table(section)}</section>'


def _said(sentence: str) -> str:
    return _CODE.sub(r"<code>\1</code>", escape(sentence))


def _table(section: Section) -> str:
    if section.table is None:
        return ""
    table = f'<div class="wide" tabindex="0">{_rows(section.table)}</div>'
    return table if section.is_open else f"<details><summary>Numbers</summary>{table}</details>"


def _rows(table: Table) -> str:
    """Columns of numbers stand to the right."""
    right = [all(_NUMBER.match(row[at]) for row in table.rows) for at in range(len(table.head))]
    head = "".join(_cell("th", name, is_right) for name, is_right in zip(table.head, right, strict=True))
    body = "".join(
        f"<tr>{''.join(_cell('td', cell, is_right) for cell, is_right in zip(row, right, strict=True))}</tr>"
        for row in table.rows
    )
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"


def _cell(tag: str, text: str, is_right: bool) -> str:
    kind = ' class="number"' if is_right else ' class="short"' if len(text) <= _SHORT else ""
    scope = ' scope="col"' if tag == "th" else ""
    return f"<{tag}{scope}{kind}>{escape(text)}</{tag}>"
