"""Pages that are no articles, each with the reason for which it is to be refused."""

from __future__ import annotations

from collections.abc import Callable

from tests.synthetic import interstitials, words
from tests.synthetic.build import Build
from tests.synthetic.dsl import Child, Node, el
from tests.synthetic.family import Family
from tests.synthetic.interstitials import Refusal, alone
from tests.synthetic.layouts_other import portal_state
from tests.synthetic.layouts_vnpt import state
from tests.synthetic.listings import LISTING_PATHS, fingerprint, json_listing, listing_page
from tests.synthetic.prose import Prose
from tests.synthetic.shell import Parts, document, write

JSON = ("sharepoint-json", "dnn-json")
WEBFORMS = ("vnpt-old", "vnpt-new", "kentico", "dnn", "sharepoint", "sharepoint-tandan")
COMMON = (
    "legal-document",
    "soft-404",
    "login",
    "tombstone",
    "static-page",
    "challenge-503",
    "challenge-200",
    "flood",
    "error-page",
)


def kinds(family: str) -> tuple[str, ...]:
    """What a family refuses: its listing first, then its own kinds, then those that all have."""
    if family in JSON:
        return ("listing", "json-error", "login", "challenge-503")
    own = {
        "nukeviet": ("print-twin", "flood"),
        "nukeviet-egov": ("print-twin", "flood"),
        "next-shell": ("script-only",),
        "liferay-dnict": ("tombstone",),
        "liferay-vnpt": ("json-listing",),
        "webcenter": ("state-url",),
        "sharepoint": ("error-page",),
    }.get(family, ())
    return ("listing", *own, *(kind for kind in COMMON if kind not in own))


def make(b: Build, family: Family, kind: str, prose: Prose) -> Refusal:
    name = family.name
    if kind == "listing":
        url = b.f.site.root + LISTING_PATHS[name]
        if name in JSON:
            return Refusal("listing", json_listing(b, name, prose), content_type="application/json", url=url)
        return _paged(b, family, listing_page(b, name, prose), "listing", url=url)
    if kind == "json-listing":
        url = f"{b.f.site.root}/chinh-tri?p_p_resource_id=loadPage&pageNum=2&recordPerPage=50&keyword="
        return Refusal("listing", json_listing(b, name, prose), content_type="application/json", url=url)
    return _MAKERS[kind](b, family, prose)


def _paged(
    b: Build,
    family: Family,
    parts: Parts,
    reason: str,
    *,
    url: str | None = None,
    also: tuple[str, ...] = (),
    status: int = 200,
) -> Refusal:
    if parts.form is None and family.name in WEBFORMS:
        parts.form = state(b)
    parts.head = parts.head or fingerprint(family.name)
    text = write(b, document(b, parts), old=family.old)
    return Refusal(reason, text.encode(), status=status, url=url, also=also)


def _empty(b: Build, title: str) -> None:
    f = b.f
    f.title, f.lead, f.lead_at, f.items, f.section, f.account = title, None, "none", [], [], None
    f.notes = [note for note in f.notes if note != "double-escaped"]


def _soft_404(b: Build, family: Family, _prose: Prose) -> Refusal:
    head, line = b.pick(
        ("Không tìm thấy trang", "Trang bạn yêu cầu không tồn tại hoặc đã bị xóa."),
        ("404", "Không tìm thấy nội dung bạn yêu cầu. Vui lòng quay lại trang chủ."),
        ("Thông báo", "Bài viết không tồn tại hoặc đã bị gỡ bỏ."),
    )
    _empty(b, head)
    main: list[Child] = [b.nest(el(b.pick("h1", "h2", "div"), head), el("p", line), el("a", "Về trang chủ", href="/"))]
    return _paged(b, family, Parts(main, title_as=b.pick("suffix", "none")), "soft-404", also=("error-page",))


def _tombstone(b: Build, family: Family, _prose: Prose) -> Refusal:
    _empty(b, "Bài viết ngừng xuất bản")
    node = el("h3", "Bài viết ngừng xuất bản")
    main: list[Child] = [el("div.the-article", node) if family.name == "liferay-dnict" else b.nest(node)]
    return _paged(b, family, Parts(main, title_as="site"), "soft-404")


def _login(b: Build, family: Family, _prose: Prose) -> Refusal:
    fields = [
        el("label", "Tên đăng nhập"),
        el("input", type="text", name="username"),
        el("label", "Mật khẩu"),
        el("input", type="password", name="password"),
        el("input", type="submit", value="Đăng nhập"),
    ]
    form = el(
        "form.login",
        el("h2", "Đăng nhập hệ thống"),
        *fields,
        el("a", "Quên mật khẩu?", href="#"),
        method="post",
        action="/login",
    )
    if b.chance(0.5) or family.name in JSON or family.name in WEBFORMS:
        return Refusal("login", alone("Đăng nhập", form), url=f"{b.f.site.root}/dang-nhap?returnUrl=/tin-tuc")
    _empty(b, "Đăng nhập")
    return _paged(b, family, Parts([form]), "login", url=f"{b.f.site.root}/dang-nhap")


def _legal(b: Build, family: Family, prose: Prose) -> Refusal:
    number = b.rng.randint(10, 3000)
    kind, sign = b.pick(("Quyết định", "QĐ-UBND"), ("Kế hoạch", "KH-UBND"), ("Công văn", "UBND-VX"))
    article = b.f.url
    _empty(b, b.pick(f"{kind} số {number}/{sign}", "Chi tiết văn bản", f"{kind} số {number}/{sign} năm 2022"))
    b.f.published = b.f.views = None
    rows = [
        ("Số ký hiệu", f"{number}/{sign}"),
        ("Ngày ban hành", f"{b.rng.randint(1, 28):02}/05/2022"),
        ("Loại văn bản", kind),
        ("Ngày có hiệu lực", "01/06/2022"),
        ("Cơ quan ban hành", f"UBND tỉnh {b.f.site.place}"),
        ("Người ký", prose.full_name()),
        ("Trích yếu", prose.sentence()),
    ]
    extra = b.rng.sample(rows[2:], b.rng.randint(2, len(rows) - 2))
    cells = [el("tr", el(b.pick("td", "th"), label), el("td", value)) for label, value in [*rows[:2], *extra]]
    table: Node = el("table.table", *cells)
    if b.chance(0.3):
        table = el("div.van-ban", *(el("p", el("b", f"{label}: "), value) for label, value in [*rows[:2], *extra]))
    file = el("p", "Tệp đính kèm: ", el("a", f"{number}.signed.pdf", href=f"/upload/vb/{number}.signed.pdf"))
    main: list[Child] = [el(b.pick("h1", "h2", "div.title"), b.f.title), table, file]
    url = b.pick(f"{b.f.site.root}/chi-tiet-van-ban/VB_ID={number}", article)
    return _paged(b, family, Parts(main), "legal-document", url=url)


def _static(b: Build, family: Family, _prose: Prose) -> Refusal:
    title, path = b.pick(("Liên hệ", "lien-he"), ("Sơ đồ cổng", "so-do-cong"), ("Giới thiệu chung", "gioi-thieu"))
    _empty(b, title)
    b.f.published = b.f.views = b.f.byline = b.f.credit = None
    kids: list[Child] = [
        el("p", f"Văn phòng UBND tỉnh {b.f.site.place}"),
        el("p", "Địa chỉ: Số 1, đường 19/5"),
        el("p", "Điện thoại: (0294) 3855 895"),
    ]
    if path == "so-do-cong":
        kids = [el("ul", *(el("li", el("a", name, href="#")) for name in words.MENU))]
    elif path == "gioi-thieu":
        place = b.f.site.place
        kids = [
            el(
                "p",
                f"Tỉnh {place} có diện tích tự nhiên {b.rng.randint(1200, 9000)} km², gồm 9 đơn vị cấp huyện.",
            ),
            el("p", f"Dân số của {place} trên 1 triệu người, gồm các dân tộc Kinh, Khmer và Hoa."),
        ]
    main: list[Child] = [el(b.pick("h1", "h2"), title), *kids]
    return _paged(b, family, Parts(main), "static-page", url=f"{b.f.site.root}/{path}", also=("not-an-article",))


def _print_twin(b: Build, family: Family, _prose: Prose) -> Refusal:
    """The whole article once more, for the printer or to be saved."""
    f = b.f
    kind = b.pick("print", "savefile")
    url = f"{f.site.root}/vi/news/{kind}/tin-tuc/{f.slug}-{f.number}.html"
    parts = family.layout(b)
    column = [el("div#print", el("a", "Cổng thông tin điện tử", href="/"), *parts.main)]
    root = el(
        "html",
        el("head", el("title", f.title), *parts.head, el("link", rel="canonical", href=url)),
        el("body", *column),
    )
    return Refusal("print-twin", write(b, root, old=False).encode(), url=url)


def _state_url(b: Build, family: Family, _prose: Prose) -> Refusal:
    """An article whose only address is the state of somebody's session."""
    b.f.url = f"{b.f.site.root}/wps/portal/{portal_state(b.rng)}/"
    parts = family.layout(b)
    parts.head = [kid for kid in parts.head if not (isinstance(kid, Node) and kid.tag == "link")]
    url = f"{b.f.site.root}/wps/portal/{portal_state(b.rng)}/"
    return _paged(b, family, parts, "not-an-article", url=url, also=("*",))


_MAKERS: dict[str, Callable[[Build, Family, Prose], Refusal]] = {
    "challenge-503": lambda b, _family, _prose: interstitials.challenge(b),
    "challenge-200": lambda b, _family, _prose: interstitials.challenge_200(b),
    "flood": lambda b, _family, _prose: interstitials.flood(b),
    "script-only": lambda b, _family, _prose: interstitials.script_only(b),
    "error-page": lambda b, _family, _prose: interstitials.error(b),
    "json-error": lambda b, _family, _prose: interstitials.json_error(b),
    "soft-404": _soft_404,
    "tombstone": _tombstone,
    "login": _login,
    "legal-document": _legal,
    "static-page": _static,
    "print-twin": _print_twin,
    "state-url": _state_url,
}
