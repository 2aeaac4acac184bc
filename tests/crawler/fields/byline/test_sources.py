"""Papers, agencies and offices as the source of an article, and what only reads like one."""

from __future__ import annotations

import pytest

from tests.crawler.families.page_kit import BOTH, FACTS, HEAD, ONE, TEXT, TITLE, TWO, article, last


@pytest.mark.parametrize(
    "name",
    [
        "Tuổi Trẻ", "Dân trí", "Vietnam+", "Người Lao Động", "Sức khỏe và Đời sống", "VnExpress", "CAND",
        "Kinh tế đô thị", "Pháp luật Việt Nam", "Hà Nội mới",
    ],
)  # fmt: skip
@pytest.mark.parametrize("line", ["Theo {}", "(Theo {})", "<em>Theo {}</em>"])
def test_papers_that_no_list_has_are_sources(name: str, line: str) -> None:
    found = last(line.format(name), "right")
    assert (found.body, found.source) == (BOTH, name)


def test_a_source_in_capitals_below_who_wrote() -> None:
    found = article(f"<div>{HEAD}<div>{TEXT}<p>Minh Hà</p><p align=right><b>THEO TUỔI TRẺ</b></p></div></div>")
    assert (found.body, found.byline, found.source) == (BOTH, "Minh Hà", "TUỔI TRẺ")


@pytest.mark.parametrize(
    "line",
    [
        "Theo Nghị quyết của Đảng ủy xã", "Theo Kế hoạch năm", "Theo Luật Đất đai", "Theo quy định", "NGUỒN NƯỚC SẠCH",
        "Nguồn Ngân sách Trung ương", "Theo Công văn 12", "Nguồn: Nước ngầm", "Nguồn: Quỹ đất công",
        "Nguồn: Vốn Trung ương",
    ],
)  # fmt: skip
def test_rules_and_funds_are_none(line: str) -> None:
    found = last(line, "right")
    assert (found.body, found.source) == (f"{BOTH}\n\n{line}", None)


@pytest.mark.parametrize("name", ["Điện lực Trà Vinh", "Quỹ Bảo trợ trẻ em tỉnh", "Điện ảnh Việt Nam"])
def test_offices_that_are_called_as_a_fund_is_are_sources(name: str) -> None:
    assert last(f"Nguồn: {name}").source == name


@pytest.mark.parametrize("sign", ["(ĐTO)", "(BDO)", "(TTO)"])
def test_a_papers_sign_is_the_source(sign: str) -> None:
    below = article(f"<div>{HEAD}<div>{TEXT}<p>{sign}</p></div></div>")
    assert (below.source, below.byline, below.body) == (sign.strip("()"), None, BOTH)
    above = article(f"<div>{HEAD}<div><p>{sign} {ONE}</p><p>{TWO}</p></div></div>")
    assert above.source == sign.strip("()")


@pytest.mark.parametrize("sign", ["(WHO)", "(OCOP)", "(VIDEO)", "(ILO)", "ĐTO", "(THƠ)", "(LÀO)"])
def test_other_capitals_are_no_papers_sign(sign: str) -> None:
    found = article(f"<div>{HEAD}<div>{TEXT}<p>{sign}</p></div></div>")
    assert (found.source, found.body) == (None, f"{BOTH}\n\n{sign}")


@pytest.mark.parametrize("paper", ["Tuổi Trẻ", "VnExpress", "Người Lao Động", "Vietnam+"])
def test_a_paper_behind_its_label_without_a_colon(paper: str) -> None:
    line = f"<p>Nguồn {paper}</p>"
    for text in (f"{line}{TEXT}", f"<p>{ONE}</p>{line}<p>{TWO}</p>", f"{TEXT}{line}"):
        found = article(f"<div>{HEAD}<div>{text}</div></div>")
        assert (found.source, found.body) == (paper, BOTH)


@pytest.mark.parametrize(
    "heading",
    [
        "Nguồn lao động",
        "Nguồn Lao động",
        "Nguồn Lao Động",
        "NGUỒN LAO ĐỘNG",
        "Nguồn Sông Cái",
        "Nguồn vốn",
        "Nguồn Internet",
    ],
)
def test_a_heading_that_begins_so_is_text(heading: str) -> None:
    found = article(f"<div>{HEAD}<div><p>{ONE}</p><p><b>{heading}</b></p><p>{TWO}</p></div></div>")
    assert (found.source, found.body) == (None, f"{ONE}\n\n{heading}\n\n{TWO}")


@pytest.mark.parametrize("named", ["source", "nguon-tin", "detail_source", "nguon"])
@pytest.mark.parametrize(("printed", "source"), [("Báo Ấp Bắc", "Báo Ấp Bắc"), ("(vidu.gov.vn)", "vidu.gov.vn")])
def test_an_agency_that_its_class_calls_the_source(named: str, printed: str, source: str) -> None:
    found = article(
        f"<div><h1>{TITLE}</h1>{FACTS}{TEXT}<p class=author>Ngọc Hân</p><p class={named}>{printed}</p></div>"
    )
    assert (found.byline, found.source, found.body) == ("Ngọc Hân", source, f"{ONE}\n\n{TWO}")


@pytest.mark.parametrize(
    ("line", "byline"),
    [
        ("<p class=source>Nước ngầm là nguồn nước chính của xã ven biển này</p>", None),
        ("<p class=source>Trần Thị Ngọc Hân</p>", "Trần Thị Ngọc Hân"),
        ("<p class=photo-source>Báo Ấp Bắc</p>", "Báo Ấp Bắc"),
    ],
)
def test_what_else_such_a_class_holds_is_no_source(line: str, byline: str | None) -> None:
    found = article(f"<div><h1>{TITLE}</h1>{FACTS}{TEXT}{line}</div>")
    assert (found.byline, found.source) == (byline, None)
