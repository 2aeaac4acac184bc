"""One record of an article that a portal splits over several pages (``/2/``, ``?phan=2``)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from archive.article import MORE_PAGES, Article, Attachment, Block, Image, ImageBlock, Paragraph
from archive.dedup import content_hash, text_hash
from crawler.clean.text import fold
from crawler.fields import body
from crawler.fields.paged.pages import FURTHER_PAGE

_NUMBER_OF_PAGE = re.compile(r"\s{0,3}[-–|(:.,]\s{0,3}(?:trang|page|phan)\s{0,3}\d{1,2}\)?$")

JOINED = "pages-joined"
"""Warning: the record is of several pages; ``urls`` has the addresses of the further ones."""


def join(first: Article, further: Sequence[Article], *, is_whole: bool = True) -> Article:
    """``first`` with the content of its further pages, given in their order.

    What stands once in an article is the first page's: title, lead, dates, views. Who signs it is what the first page
    says, else the last that says anything. What every page prints again (the lead, its picture) is left out; so are
    pages of other articles, and a page that is there already, as some portals answer a number that is too high with
    their last page. ``is_whole`` False keeps the warning ``more-pages``: not all pages could be had. Raises nothing.
    """
    pages = list(_fitting(first, further))
    if not pages:
        return first
    blocks = list(first.blocks)
    for page in pages:
        blocks += _new_blocks(first, page)
    signing = next((page for page in (first, *reversed(pages)) if page.byline), first)
    crediting = next((page for page in (first, *reversed(pages)) if page.source), first)
    text = body.text(blocks)
    images = _images([first, *pages])
    files = list({file.url: file for page in (first, *pages) for file in page.attachments}.values())
    return msgspec.structs.replace(
        first,
        urls=list(dict.fromkeys([*first.urls, *(page.url for page in pages if page.url != first.url)])),
        body=text,
        blocks=blocks,
        byline=signing.byline,
        byline_raw=signing.byline_raw,
        authors=signing.authors,
        source=crediting.source,
        tags=list(dict.fromkeys(tag for page in (first, *pages) for tag in page.tags)),
        images=images,
        attachments=files,
        related=first.related or pages[-1].related,
        text_hash=text_hash(text),
        content_hash=_content_hash(first, text, blocks, signing, crediting, images, files),
        warnings=_warnings([first, *pages], is_whole=is_whole),
    )


def goes_on(page: Article, pages: Sequence[Article]) -> bool:
    """Whether ``page`` goes on with the article of ``pages``: it bears the title of the first, and another text."""
    return len(list(_fitting(pages[0], [*pages[1:], page]))) == len(pages)


def alone(first: Article) -> Article:
    """``first`` where nothing goes on with it on the pages that its pager named: they pass through something else."""
    return msgspec.structs.replace(first, warnings=[warning for warning in first.warnings if warning != MORE_PAGES])


def _fitting(first: Article, further: Iterable[Article]) -> Iterator[Article]:
    """The further pages that are of this article, each once: their title tells, since an id may be the address's."""
    seen, title = {first.text_hash}, _title(first)
    for page in further:
        if _title(page) == title and page.text_hash not in seen:
            seen.add(page.text_hash)
            yield page


def _title(page: Article) -> str:
    """The title without the number of the page ("Lễ hội - Trang 2"), to be compared."""
    return _NUMBER_OF_PAGE.sub("", fold(page.title))


def _new_blocks(first: Article, page: Article) -> list[Block]:
    """The blocks of a further page without what it repeats of the first; its first paragraph is no lead there."""
    said = {fold(text) for text in (first.title, first.lead) if text}
    shown = {image.url for image in first.images}
    blocks = list(page.blocks)
    if page.lead and fold(page.lead) not in said:
        blocks.insert(0, Paragraph(text=page.lead))
    while blocks and _is_repeated(blocks[0], said, shown):
        blocks.pop(0)
    return blocks


def _is_repeated(block: Block, said: set[str], shown: set[str | None]) -> bool:
    if isinstance(block, ImageBlock):
        return block.url in shown
    return isinstance(block, Paragraph) and fold(block.text) in said


def _images(pages: Sequence[Article]) -> list[Image]:
    """Each image once, with the first caption that any page prints."""
    found: dict[str | None, Image] = {}
    for image in (image for page in pages for image in page.images):
        known = found.get(image.url)
        if known is None or (image.caption and not known.caption):
            found[image.url] = image
    return list(found.values())


def _content_hash(
    first: Article,
    text: str,
    blocks: list[Block],
    signing: Article,
    crediting: Article,
    images: list[Image],
    files: list[Attachment],
) -> str:
    return content_hash(
        title=first.title,
        lead=first.lead,
        body=text,
        blocks=blocks,
        byline=signing.byline,
        source=crediting.source,
        published_at=first.published_at,
        images=images,
        attachments=files,
    )


def _warnings(pages: Sequence[Article], *, is_whole: bool) -> list[str]:
    """All of them once: that there are more pages only where that still holds."""
    said = dict.fromkeys(warning for page in pages for warning in page.warnings)
    said.pop(MORE_PAGES, None)
    said.pop(FURTHER_PAGE, None)
    return [*said, JOINED, *([] if is_whole else [MORE_PAGES])]
