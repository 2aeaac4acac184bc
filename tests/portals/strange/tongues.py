# ruff: noqa: E501 - markup as a portal writes it
"""Two languages with numbers of their own, documents and procedures beside news, print twins, filters without end."""

from tests.portals.strange.host import Ask, Reply, Site
from tests.portals.strange.newsroom import News, newsroom

VI = {"Tin nổi bật": "noi-bat", "Tin sở, ngành": "so-nganh", "Tin địa phương": "dia-phuong"}
EN = {"Provincial news": "provincial", "Investment": "investment"}


def english(n: News) -> News:
    body = tuple(f"Report {n.number} paragraph {i}. Officials said the project has reached {n.number % 90}% of its plan and "
                 "local people will benefit from better roads, schools and health care in the coming years." for i in range(3))  # fmt: skip
    title = f"Province reviews project number {n.number} with partners and investors"
    lead = f"The working group met on {n.at.day} {n.at:%B} to discuss project {n.number} with the communes."
    return News(n.number, title, lead, body, n.at, n.section, "en")


class Tongues(Site):
    """`/vi/` and `/en/`."""

    def __init__(self) -> None:
        vi = newsroom(10, tuple(VI), 60, first=2000, unit="vi")
        en = [english(n) for n in newsroom(11, tuple(EN), 20, first=2100)]
        super().__init__(sorted(vi + en, key=lambda n: n.at, reverse=True))
        self.robots = "User-agent: *\nDisallow: /vi/noi-bo/\n"

    def page(self, lang: str, title: str, main: str) -> Reply:
        names, root = (VI, "/vi/tin-tuc") if lang == "vi" else (EN, "/en/news")
        menu = "".join(f"<a href='{root}/{p}'>{s}</a>" for s, p in names.items())
        menu += "<a href='/vi/van-ban'>Văn bản</a><a href='/vi/thu-tuc'>Thủ tục</a><a href='/vi/noi-bo/tin'>Nội bộ</a>"
        return Reply(
            f"<html lang='{lang}'><head><meta charset='utf-8'><title>{title}</title></head><body><div class='lang'>"
            f"<a href='/vi'>Tiếng Việt</a> <a href='/en'>English</a></div><nav>{menu}</nav>{main}</body></html>"
        )

    def link(self, n: News) -> str:
        return f"/vi/tin-tuc/{n.slug}-{n.number}" if n.unit == "vi" else f"/en/news/{n.slug}-{n.number}"

    def row(self, n: News) -> str:
        return f"<li><h3><a href='{self.link(n)}'>{n.title}</a></h3><span>{n.at:%d/%m/%Y}</span><p>{n.lead}</p></li>"

    def listing(self, lang: str, name: str, ask: Ask) -> Reply:
        news = self.of(name, lang)
        if ask.query.get("sapxep") == "cu":
            news = news[::-1]
        page = int(ask.query.get("page", "1")) if ask.query.get("page", "1").isdigit() else 1
        size = 12 if ask.query.get("xem") == "luoi" else 6
        rows = "".join(map(self.row, news[page * size - size : page * size]))
        last = -(-len(news) // size)
        kept = "".join(f"&amp;{k}={v}" for k, v in ask.query.items() if k != "page")
        pages = "".join(f"<a href='?page={p}{kept}'>{p}</a> " for p in range(1, last + 1) if p != page)
        month = int(ask.query.get("thang", "1")) % 12 + 1
        sort = "".join(f"<a href='?sapxep={s}&amp;xem={x}&amp;thang={month}{kept}'>{s} {x}</a> "
                       for s in ("moi", "cu") for x in ("luoi", "hang"))  # fmt: skip
        filters = f"<div class='loc'>Sắp xếp: {sort}<a href='?thang={month}{kept}'>Tháng {month}</a></div>"
        return self.page(lang, name, f"<h1>{name}</h1>{filters}<ul>{rows}</ul><div class='pager'>{pages}</div>")

    def article(self, n: News, printed: bool = False) -> Reply:
        text = "".join(f"<p>{p}</p>" for p in n.body)
        core = (
            f"<h1>{n.title}</h1><div class='date'>{n.at:%d/%m/%Y %H:%M}</div><p class='lead'>{n.lead}</p>"
            f"<div class='text'>{text}</div>"
        )
        if printed:
            return Reply(
                f"<html><head><meta charset='utf-8'><title>In: {n.title}</title></head><body onload='print()'>{core}</body></html>"
            )
        root = (
            ("Trang chủ", "/vi/tin-tuc/" + VI[n.section]) if n.unit == "vi" else ("Home", "/en/news/" + EN[n.section])
        )
        crumb = (
            f"<div class='breadcrumbs'><a href='/{n.unit}'>{root[0]}</a> / <a href='{root[1]}'>{n.section}</a></div>"
        )
        tools = f"<a href='/{n.unit}/in/{n.number}'>Bản in</a> <a href='?mode=print'>In trang</a> <a href='?size=lon'>A+</a>"
        near = "".join(map(self.row, [o for o in self.of(n.section, n.unit)[:4] if o != n]))
        return self.page(
            n.unit, n.title, f"{crumb}{core}<div class='tools'>{tools}</div><h4>Tin khác</h4><ul>{near}</ul>"
        )

    def document(self, path: str) -> Reply | None:
        kind, number = path.split("/")[2], path.rpartition("-")[2]
        if number.isdigit():
            label = "Quyết định" if kind == "van-ban" else "Thủ tục"
            rows = "".join(f"<tr><td>{k}</td><td>{v}</td></tr>" for k, v in (
                ("Số ký hiệu", f"{number}/QĐ-UBND"), ("Ngày ban hành", f"{int(number) % 27 + 1}/03/2026"),
                ("Trích yếu", f"{label} số {number} về việc phê duyệt kế hoạch"), ("Cơ quan ban hành", "UBND tỉnh")))  # fmt: skip
            return self.page("vi", f"{label} {number}", f"<h1>{label} số {number}/QĐ-UBND</h1><table>{rows}</table>")
        rows = "".join(f"<li><a href='/vi/{kind}/quyet-dinh-{i}'>Quyết định số {i}/QĐ-UBND về việc phê duyệt kế hoạch</a> 0{i % 9 + 1}/03/2026</li>"
                       for i in range(300, 315))  # fmt: skip
        return self.page("vi", "Văn bản", f"<h1>Văn bản</h1><ul>{rows}</ul>")

    def answer(self, ask: Ask) -> Reply | None:
        path = ask.path.rstrip("/")
        parts = path.split("/")
        if path in ("", "/vi", "/en"):
            lang = "en" if path == "/en" else "vi"
            return self.page(
                lang, "Portal", "<ul>" + "".join(map(self.row, [n for n in self.news if n.unit == lang][:6])) + "</ul>"
            )
        if parts[1] not in ("vi", "en") or len(parts) < 3:
            return None
        if parts[2] == "noi-bo":
            self.harm.append("disallowed")
        if parts[2] in ("van-ban", "thu-tuc"):
            return self.document(path)
        if parts[2] == "in":
            found = self.by_number(parts[-1], parts[1])
            return self.article(found, printed=True) if found else None
        name = next((s for s, p in (VI if parts[1] == "vi" else EN).items() if p == parts[-1]), None)
        if name:
            return self.listing(parts[1], name, ask)
        found = self.by_number(path.rpartition("-")[2], parts[1])
        return self.article(found, printed=ask.query.get("mode") == "print") if found else None
