"""Names of districts that may be persons', too: who stands beside a date without a label may be a place.

From the list of administrative units that the General Statistics Office kept until there were no districts any more
(1 July 2025): of 667 names that 696 of them had, the 254 made of syllables that names of persons are made of.
"""

from __future__ import annotations

from crawler.clean.namewords import phrases
from crawler.clean.persons import lowered

NAMES = phrases(
    """
    an biên, an dương, an minh, anh sơn, biên hòa, bình chánh, bình gia, bình giang, bình lục, bình sơn, bình thủy,
    bình xuyên, bình đại, bạch long vĩ, bạch thông, bảo lâm, bảo lạc, bảo lộc, bảo thắng, bảo yên, bắc bình, bắc hà,
    bắc quang, bắc sơn, bắc tân uyên, bắc từ liêm, bắc yên, can lộc, cao lộc, cao phong, chi lăng, châu phú, châu
    đức, chí linh, chương mỹ, cát hải, cẩm giàng, cẩm mỹ, cẩm thủy, cẩm xuyên, di linh, diên khánh, duy tiên, dương
    minh châu, gia bình, gia lâm, gia lộc, gia nghĩa, gia viễn, giang thành, giao thủy, hiệp hòa, hiệp đức, hoài ân,
    hoài đức, hoàng mai, hà quảng, hà trung, hà đông, hòa an, hòa thành, hưng hà, hưng nguyên, hương thủy, hương
    trà, hạ hòa, hạ long, hải an, hải hà, hải hậu, hậu lộc, hồng dân, hồng lĩnh, khoái châu, khánh sơn, khánh vĩnh,
    kim sơn, kim thành, kiên hải, kiên lương, kỳ anh, kỳ sơn, long biên, long hồ, long khánh, long phú, lâm bình,
    lâm hà, lâm thao, lý nhân, lý sơn, lương sơn, lương tài, lạc dương, lạc sơn, lạc thủy, lập thạch, lệ thủy, lộc
    bình, lộc ninh, lục nam, lục yên, mai châu, mai sơn, minh long, mỹ hào, mỹ tú, mỹ xuyên, nam trực, nam từ liêm,
    nga sơn, nghi lộc, nghi sơn, nghi xuân, nghĩa hưng, nguyên bình, ngân sơn, ngô quyền, ngọc hiển, nho quan, như
    thanh, như xuân, ninh giang, ninh hòa, ninh hải, ninh kiều, ninh phước, ninh sơn, phan thiết, phong điền, phú
    bình, phú hòa, phú lương, phú lộc, phú mỹ, phú ninh, phú thiện, phú vang, phú xuân, phúc thọ, phúc yên, phụng
    hiệp, quan sơn, quang bình, quảng hòa, quảng trạch, quảng xương, quảng yên, quảng điền, quế phong, quế võ, quỳnh
    lưu, sơn dương, sơn hà, sơn hòa, sơn tịnh, sầm sơn, thanh chương, thanh hà, thanh liêm, thanh sơn, thanh thủy,
    thoại sơn, thuận an, thuận bắc, thuận châu, thuận nam, thuận thành, thái hòa, thái thụy, thường tín, thường
    xuân, thạch an, thạch hà, thạch thành, thạnh phú, thọ xuân, thủy nguyên, tiên du, tiên lữ, tiên yên, tiền hải,
    tri tôn, triệu phong, triệu sơn, trấn yên, trần văn thời, trực ninh, tân biên, tân hiệp, tân hưng, tân hồng, tân
    kỳ, tân lạc, tân phú đông, tân phước, tân sơn, tân thạnh, tân uyên, tân yên, tây hòa, tây hồ, tây sơn, tịnh
    biên, từ sơn, việt yên, vân hồ, văn giang, văn lâm, văn quan, văn yên, vĩnh bảo, vĩnh hưng, vĩnh lộc, vĩnh lợi,
    vĩnh thuận, vĩnh thạnh, vĩnh tường, vĩnh yên, vũ quang, vũ thư, xuân trường, yên bình, yên châu, yên khánh, yên
    lạc, yên lập, yên minh, yên mỹ, yên phong, yên sơn, yên thành, yên thế, yên thủy, yên định, ân thi, ý yên, đan
    phượng, đoan hùng, đình lập, đô lương, đông hòa, đông hưng, đông hải, đông triều, đại từ, đồng phú, đồng văn,
    đồng xuân, đức huệ, đức hòa, đức linh, đức thọ, đức trọng
    """
)
"""As ``lowered`` writes them."""


def is_district(name: str) -> bool:
    """Whether a name that a person may have is that of a district, in either spelling of "Thủy".

    >>> is_district("Mai Châu"), is_district("LỆ THUỶ"), is_district("Ngọc Hồng"), is_district("Nguyễn Văn An")
    (True, True, False, False)
    """
    return lowered(name) in NAMES
