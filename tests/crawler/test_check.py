"""``portals check``: what is live is told step by step, kept with its day, and shown by ``portals list``."""

from __future__ import annotations

import json
from pathlib import Path

from crawler.discovery.recognition.checking import Step
from crawler.inspecting import checks
from crawler.inspecting.checks import Check
from tests.certificates import server_context, signed
from tests.conftest import Run
from tests.portal_server import Answer, PortalServer, listing, served
from tests.ports import refusing


def declare(folder: Path, name: str, home: str, **more: object) -> None:
    folder.mkdir(exist_ok=True)
    lines = [f'home = "{home}"', *(f"{key} = {json.dumps(value)}" for key, value in more.items())]
    (folder / f"{name}.toml").write_text("\n".join(lines), encoding="utf-8")


def steps(check: dict[str, object]) -> dict[str, object]:
    return {step["what"]: step["ok"] for step in check["steps"]}  # type: ignore[attr-defined]


def test_what_is_live_is_told_kept_and_listed(congtin: Run, tmp_path: Path) -> None:
    own = tmp_path / "portals"
    forbidding = PortalServer(answers={"/robots.txt": Answer(200, b"User-agent: *\nDisallow: /\n")})
    partly = PortalServer(answers={"/robots.txt": Answer(200, b"User-agent: *\nDisallow: /tin/\n")})
    sign = "<head><meta name=generator content='NukeViet v4.5'>"
    home = listing(range(1, 13)).replace("<head>", sign).encode()
    signed_home = PortalServer(answers={"/": Answer(200, home)})
    with (
        served(PortalServer()) as plain,
        served(signed_home) as other,
        served(forbidding) as forbidden,
        served(partly) as half,
        refusing() as closed,
    ):
        declare(own, "song", plain.url, family="generic")
        declare(own, "khac", other.url, family="wordpress")
        declare(own, "tat", f"http://{closed}/")
        declare(own, "cam", forbidden.url)
        declare(own, "nua", half.url)
        declare(own, "chua", "https://chua.invalid/")
        declare(own, "dong", f"https://{closed}/")
        run = congtin("portals", "check", "song", "khac", "tat", "cam", "dong", "nua", "--archive", tmp_path, "--json")
    assert run.returncode == 1, run.stderr
    found = {check["portal"]: check for check in json.loads(run.stdout)}
    assert {name: check["state"] for name, check in found.items()} == {
        "song": "ok",
        "khac": "short",
        "tat": "down",
        "cam": "down",
        "dong": "down",
        "nua": "short",
    }
    assert steps(found["song"]) == dict.fromkeys(("dns", "robots", "home", "family", "listing", "article"), True)
    assert {"title", "body", "published_at"} <= set(found["song"]["fields"])
    assert (steps(found["khac"])["family"], found["khac"]["family"]) == (False, "nukeviet")
    assert steps(found["tat"]) == {"dns": True, "robots": False, "home": False}
    assert steps(found["dong"])["tls"] is None  # never tried
    (said,) = (step["said"] for step in found["nua"]["steps"] if step["what"] == "article")
    assert "/tin/1/bai-viet robots.txt forbids it; " in said
    assert (steps(found["cam"])["robots"], steps(found["cam"])["home"]) == (False, False)

    day = found["song"]["checked_at"][:10]
    assert [path.name for path in (tmp_path / "checks").iterdir()] == [f"{day}.jsonl"]
    listed = congtin("portals", "list", CONGTIN_ARCHIVE=str(tmp_path)).stdout.splitlines()
    said = {line.split()[0]: line for line in listed}
    assert f"ok {day}" in said["song"]
    assert f"down {found['tat']['checked_at'][:10]}" in said["tat"]
    assert "not checked" in said["chua"]
    assert json.loads(congtin("portals", "list", "--json", CONGTIN_ARCHIVE=str(tmp_path)).stdout)


def test_what_the_file_says_of_addresses_and_places_is_held_against_the_pages(congtin: Run, tmp_path: Path) -> None:
    own = tmp_path / "portals"
    with served(PortalServer()) as plain:
        declare(own, "duong", plain.url, article_path=r"/ban-tin-(?P<number>\d+)$")
        declare(own, "dung", plain.url, article_path=r"/tin/(?P<number>\d+)/")
        for name, title, tags in (("tieude", ".khong-co", "h1"), ("the", "h1", ".khong-co")):
            declare(own, name, plain.url)
            with (own / f"{name}.toml").open("a", encoding="utf-8") as stream:
                stream.write(f'\n[selectors]\ntitle = "{title}"\ntags = ["{tags}"]\n')
        run = congtin("portals", "check", "duong", "dung", "tieude", "the", "--archive", tmp_path, "--json")
    found = {check["portal"]: check for check in json.loads(run.stdout)}
    assert {name: check["state"] for name, check in found.items()} == {
        "duong": "short",  # a crawl would take none of its addresses for an article's
        "dung": "ok",
        "tieude": "short",
        "the": "ok",  # an article may have no tags
    }
    assert (steps(found["duong"])["listing"], "article" in steps(found["duong"])) == (False, False)
    said = {name: [step["said"] for step in found[name]["steps"] if step["what"] == "article"] for name in found}
    assert said["tieude"][0].endswith("; nothing is where the file's selectors have title")
    assert said["the"][0].endswith("; nothing is where the file's selectors have tags")
    assert "selectors" not in said["dung"][0]


def test_a_name_that_leads_nowhere_takes_a_line(congtin: Run, tmp_path: Path) -> None:
    hosts = {name: f"{name * 70}.vidu.vn" for name in "ab"}  # no name may have so long a part: nobody is asked
    for name, host in hosts.items():
        declare(tmp_path / "portals", name, f"https://{host}/")
    run = congtin("portals", "check", *hosts, "--archive", tmp_path, CONGTIN_CONTACT="toi@vidu.vn")
    lines = [line for line in (run.stdout + run.stderr).splitlines() if not line.startswith("Written to ")]
    assert run.returncode == 1
    assert [line.partition(" from here: ")[0] for line in lines] == [
        f"{name}: down: {host} is not found" for name, host in hosts.items()
    ]


def test_what_all_portals_lack_is_said_once(congtin: Run, tmp_path: Path) -> None:
    for name in "ab":
        declare(tmp_path / "portals", name, f"https://{name}.vidu.vn/")
    run = congtin("portals", "check", "a", "b", "--archive", tmp_path, CONGTIN_CONTACT="")
    assert (run.returncode, run.stdout) == (2, "")
    assert run.stderr.startswith("congtin: set CONGTIN_CONTACT")
    assert "Traceback" not in run.stderr


def test_a_certificate_that_nobody_signed_is_told(congtin: Run, tmp_path: Path) -> None:
    context = server_context(tmp_path, signed("127.0.0.1", for_host="127.0.0.1"))
    with served(PortalServer(), context) as site:
        declare(tmp_path / "portals", "nghiem", site.url)
        declare(tmp_path / "portals", "long", site.url, tls="unverified")
        run = congtin("portals", "check", "nghiem", "long", "--archive", tmp_path, "--json")
    strict, loose = json.loads(run.stdout)
    assert (strict["state"], loose["state"]) == ("down", "short")
    (said,) = (step["said"] for step in strict["steps"] if step["what"] == "tls")
    assert "not trusted: self-signed" in said
    assert (steps(loose)["tls"], steps(loose)["article"]) == (False, True)


def test_the_last_check_of_a_portal_is_the_one_shown(tmp_path: Path) -> None:
    up, down = Step(what="home", ok=True, said="answers 200"), Step(what="home", ok=False, said="dns")
    for day, step in (("2026-11-24", up), ("2026-11-25", down), ("2026-11-25", up), ("2026-11-25", down)):
        found = Check(portal="vidu", checked_at=f"{day}T01:00:00Z", home="https://vidu.gov.vn/", steps=[step])
        path = checks.write(tmp_path, [found])
        assert path.name == f"{day}.jsonl"
    with path.open("ab") as stream:
        stream.write(b'{"portal": "vi')  # a run that was cut off
    assert {name: check.state for name, check in checks.newest(tmp_path).items()} == {"vidu": "down"}
    assert checks.newest(tmp_path / "none") == {}
