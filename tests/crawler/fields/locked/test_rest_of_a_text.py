"""A form for the password of the rest, below a lead or a text."""

from __future__ import annotations

from tests.crawler.families.skins_kit import skins
from tests.crawler.families.written import LEAD, TEXT, article

BODY = TEXT.strip()
FORM = (
    "<form class=post-password-form method=post action='/wp-login.php?action=postpass'><p>Nội dung này được bảo mật. "
    "Hãy nhập mật khẩu để xem tiếp:</p><p><label>Mật khẩu: <input name=post_password type=password></label></p></form>"
)


def test_the_question_for_the_password_of_the_rest_is_no_text_below_a_lead() -> None:
    for page in skins("", text=FORM):
        found = article(page)
        assert (found.lead, found.body) == (LEAD, "")


def test_a_text_over_a_form_for_its_rest_is_read() -> None:
    said = "Mật khẩu của hộ dân do công an xã cấp, không ai được hỏi."
    for end in ("", f"<p>{said}</p>"):
        found = article(skins("", text=f"<p>{TEXT}</p><p>{TEXT}</p>{end}{FORM}")[3])
        assert found.body == "\n\n".join([BODY, BODY, *([said] if end else [])])
        found = article(skins("", text=f"<p>{TEXT}</p><p>{TEXT}</p>{end}")[3])
        assert found.body == "\n\n".join([BODY, BODY, *([said] if end else [])])
