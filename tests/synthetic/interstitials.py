"""Pages that stand in the way: challenges, waiting rooms, empty shells, errors."""

from __future__ import annotations

import random
from dataclasses import dataclass

from tests.synthetic.build import Build
from tests.synthetic.dsl import Child, Node, Raw, Style, Writer, el


@dataclass(slots=True)
class Refusal:
    reason: str
    body: bytes
    status: int = 200
    content_type: str = "text/html; charset=utf-8"
    url: str | None = None
    """Another URL than that of the article."""
    also: tuple[str, ...] = ()


def alone(title: str, *kids: Child, head: tuple[Child, ...] = ()) -> bytes:
    root = el("html", el("head", el("meta", charset="utf-8"), el("title", title), *head), el("body", *kids))
    return ("<!DOCTYPE html>" + _plain(root)).encode()


def _plain(root: Node) -> str:
    return Writer(random.Random(0), Style()).render([root])


def challenge(b: Build, *, status: int = 503) -> Refusal:
    roll = b.rng.random()
    if roll < 0.6:
        script = "(function(){window._cf_chl_opt={cvId:'3',cType:'managed',cRay:'8a1b2c'};})();"
        kids = [
            el(
                "div.main-wrapper",
                el("h1", b.f.site.host),
                el("h2", "Verifying you are human. This may take a few seconds."),
                el("noscript", "Enable JavaScript and cookies to continue"),
                el("div.footer", "Ray ID: 8a1b2c3d4e5f", el("div", "Performance & security by Cloudflare")),
            ),
            el("script", Raw(script)),
            el("script", src="/cdn-cgi/challenge-platform/h/b/orchestrate/chl_page/v1"),
        ]
        return Refusal("challenge", alone("Just a moment...", *kids), status=status)
    kids = [
        el("h1", "Checking your browser before accessing " + b.f.site.host),
        el("p", "This process is automatic."),
        el("p", "DDoS protection by Cloudflare"),
        el("div#cf-content", el("form#challenge-form", action="/?__cf_chl_f_tk=x")),
    ]
    return Refusal("challenge", alone("Attention Required! | Cloudflare", *kids), status=status)


def challenge_200(b: Build) -> Refusal:
    return challenge(b, status=200)


def flood(b: Build) -> Refusal:
    seconds = b.rng.randint(5, 60)
    kids = [
        el(
            "div",
            el("h1", "Hãy đợi..."),
            el("p", f"Bạn đã truy cập quá nhanh. Vui lòng đợi {seconds} giây."),
            el("span#secField", str(seconds)),
        )
    ]
    return Refusal("flood", alone("Hãy đợi...", *kids), status=b.pick(200, 200, 429), also=("challenge",))


def script_only(b: Build) -> Refusal:
    root = el(b.pick("div#__next", "div#root", "div#app"))
    note = el("noscript", "You need to enable JavaScript to run this app.")
    script = el("script", src=f"/_next/static/chunks/main-{b.rng.getrandbits(40):010x}.js", defer="")
    return Refusal("script-only", alone(b.f.site.name, note, root, script))


def error(b: Build) -> Refusal:
    status = b.pick(500, 500, 200)
    title, lines = b.pick(
        (
            "Runtime Error",
            (
                "Server Error in '/' Application.",
                "Runtime Error",
                "Description: An application error occurred on the server.",
            ),
        ),
        (
            "Error",
            ("Sorry, something went wrong", "An unexpected error has occurred.", "Correlation ID: 1f3c9e9f-aa12-4033"),
        ),
        ("500 - Lỗi máy chủ", ("500 - Lỗi máy chủ", "Đã xảy ra lỗi trong quá trình xử lý. Vui lòng thử lại sau.")),
        ("503 Service Unavailable", ("Service Unavailable", "HTTP Error 503. The service is unavailable.")),
    )
    kids = [el("h1", lines[0]), *(el("p", line) for line in lines[1:])]
    return Refusal("error-page", alone(title, *kids), status=status)


def json_error(b: Build) -> Refusal:
    text = b.pick(
        '{"Message":"An error has occurred."}',
        '{"error":{"code":500,"message":"Internal Server Error"}}',
        '{"data":[]}',
    )
    return Refusal("error-page", text.encode(), status=b.pick(500, 200), content_type="application/json", also=("*",))
