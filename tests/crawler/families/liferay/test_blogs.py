"""Entries of Liferay's blogs and publisher: counts, links and the foot."""

from __future__ import annotations

from archive.article import Article
from tests.crawler.families.road_kit import ONE, OTHERS, ROWS, TEXT, THREE, TITLE, TWO, parsed

TOOLS = "<div class=asset-metadata><span class='metadata-entry metadata-view-count'>1482 Xem</span></div>"


def liferay(content: str, below: str = "") -> Article:
    portlet = (
        f"<div class='portlet-boundary' id=p_p_id_101_><div class=taglib-header><h3><span>{TITLE}</span></h3></div>"
    )
    when = "<span class='metadata-entry metadata-publish-date'>03/03/2022 09:10</span>"
    return parsed(f"<body>{portlet}{content}{when}{below}</div>", url="https://vidu.gov.vn/tin/-/blogs/khoi-cong")


def test_counts_and_links_of_the_publisher_have_places_of_their_own() -> None:
    links = f"<div class=asset-links><h2>Các tài sản liên quan:</h2><ul class=asset-links-list>{ROWS}</ul></div>"
    found = liferay(f"<div class=journal-content-article>{TEXT}</div>", f"{TOOLS}{links}")
    assert (found.views, [other.title for other in found.related]) == (1482, list(OTHERS))


def test_an_entry_of_a_blog_ends_above_its_foot() -> None:
    foot = "<div class=stats><span class=view-count>356 Xem,</span><span>0 Bình luận</span></div>"
    foot = f"<div class=entry-footer><div>Bởi quantri</div>{foot}<a href=/t>đường</a></div>"
    found = liferay(f"<div class=portlet-blogs><div class=entry-body>{TEXT}</div>{foot}</div>")
    assert (found.body, found.views) == (f"{ONE}\n\n{TWO}\n\n{THREE}", 356)
