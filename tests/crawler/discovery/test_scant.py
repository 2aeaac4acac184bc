"""Pages that link hardly any section: what is followed there, and what never is."""

from __future__ import annotations

import pytest

from tests.crawler.discovery.onward_kit import HOST, ROWS, read


@pytest.mark.parametrize(
    ("address", "label"),
    [
        ("/dang-xuat", "Đăng xuất"), ("/like?id=5", "Thích tin này"), ("/gio-hang/them?id=4", "Thêm vào giỏ"),
        ("/thich/5", "Thích bài viết"), ("/huy-dang-ky?u=1", "Hủy đăng ký"), ("/xoa-lich-su", "Xóa lịch sử"),
        ("/go/7", "Xóa lịch sử"), ("/u/2", "Đăng nhập hệ thống"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("place", ["<p>{}</p>", "<script>var menu = [{}];</script>"])
def test_what_would_change_something_is_no_section(address: str, label: str, place: str) -> None:
    def linked(name: str, url: str) -> str:
        return f'{{"text": "{name}", "url": "{url}"}},' if "script" in place else f"<a href='{url}'>{name}</a> | "

    shown = place.format(linked("Kinh tế", "/kinh-te") + linked(label, address) + linked("Văn hóa", "/van-hoa"))
    found = [each.url for each in read(f"{ROWS}{shown}", "/", home=True).sections]
    assert found == [f"{HOST}/kinh-te", f"{HOST}/van-hoa"]


def test_a_month_leads_to_no_further_months() -> None:
    months = "".join(f"<a href='/lich/2024/{n:02}'>Tháng {n}</a> " for n in range(1, 13))
    around = "<a href='/lich/2023'>2023</a> <a href='/lich/2025'>2025</a>"
    assert len(read(months + around, "/lich").months) == 12
    assert read(months + around, "/lich/2024/05").months == []


@pytest.mark.parametrize(
    ("name", "is_marked"), [("chon-trang", False), ("lua-chon", False), ("dang-chon", True), ("so chon", True)]
)
def test_a_link_is_the_page_at_hand_only_where_its_class_says_so(name: str, is_marked: bool) -> None:
    pager = f"<div class=pagination><span>1</span><a class='{name}' href='?page=2'>2</a><a href='?page=3'>3</a></div>"
    (following,) = read(f"{ROWS}{pager}").next
    assert following.url.endswith("page=3" if is_marked else "page=2")
