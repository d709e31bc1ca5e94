"""Archive files: every markup of the three broadcasters, in texts of our own."""

from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from nlp.articles import Article, iter_articles

HEAD = "<!--1700000000000-->\n[{title}](https://www.{host}/zh/{slug})\n------\n\n"

RFI = (
    "<div>02/03/2024 - 09:15</div><img src='a.jpg'><p><strong>甲国外长周六抵达乙国首都。        </strong></p>"
    "<div><p>他将与乙国外长会谈，\n讨论边境贸易。</p><p>双方    去年已会晤两次。</p>"
    "<a href='/b'><figure><picture><sourcetype='image/webp'srcset='b.webp'/></picture>"
    "<figcaption><span>两国外长在机场握手。</span><span>© 某摄影师</span></figcaption></figure></a>"
    "<p>会谈将于周日结束。（译者：张三/核稿：李四）</p>"
    "<p>.（翻译编辑：<strong>某电台 王五</strong>）.</p><p>.</p>"
    "<p>点击视频收看相关报道</p><p class='t-copyright'>© 2024 AFP</p>"
    "<div data-selfpromo-newsletter>订阅我们的新闻信</div></div>"
    "<div><div>分享 :</div><div><a href='whatsapp://send?text=x'><span>发送</span></a>"
    "<a href='https://www.facebook.com/dialog/share?x'>脸书</a>"
    "<span data-root-share><share-button>更多</share-button></span></div></div>"
)
DW = (
    "<div><i><br>2024-03-02T07:20:14.216Z</i></div><img src='a.jpg'>"
    "<div><small style='color: #999;'>甲国外长此前曾于二月访问丁国。</small></div>"
    "<p>（某台中文网）甲国外长<a href='u' rel='ArticleRef'>周六</a>抵达<span data-id='1'>乙国</span>。</p>"
    "<h3>相关图集：两国关系的十年</h3>"
    "<div><img src='c.jpg'><b>建交</b>：2014年，甲国总统访问乙国。</div>"
    "<div><img src='d.jpg'><b>断航</b>：2016年，两国外长会谈破裂。</div>"
    "<p><strong>议程未公布</strong></p><p>双方没有公布议程。</p><p> </p><p>（综合报道）</p>"
    "<p><em>© 2024</em><em>年某台版权声明：未经授权，不得使用。</em></p>"
)
VOA = (
    "<div><i>Sat, 02 Mar 2024 10:59:29 GMT</i></div><img src='a.jpg'>"
    "<div><small>资料照：甲国外长在机场。（2023年1月1日）</small></div>"
    "<p>甲国外长星期六抵达乙国。<br /><br />他说，<span>“</span>我们将会谈。”<br /><br />"
    "会谈地点尚未公布。</p>"
)
FEED = "<br><hr><div>获取更多RSS：<br><a href='https://feed.example'>https://feed.example</a> <br></div>"


def read(tmp_path: Path, body: str, host: str, title: str = "甲国外长访问乙国", tail: str = "") -> Article:
    file = tmp_path / "article.md"
    file.write_text(HEAD.format(title=title, host=host, slug="a-1") + body + tail, encoding="utf-8")
    (article,) = iter_articles(file)
    assert isinstance(article, Article)
    return article


@pytest.mark.parametrize("tail", ["", FEED, "\n------\n", FEED + "\n\n------"])
def test_rfi_keeps_the_paragraphs_and_nothing_else(tmp_path: Path, tail: str) -> None:
    article = read(tmp_path, RFI, "rfi.fr", tail=tail)
    assert article.text.split("\n") == [
        "甲国外长周六抵达乙国首都。",
        "他将与乙国外长会谈，讨论边境贸易。",
        "双方 去年已会晤两次。",
        "会谈将于周日结束。",
    ]


def test_dw_drops_captions_and_the_gallery_in_mid_article(tmp_path: Path) -> None:
    article = read(tmp_path, DW, "dw.com", tail=FEED)
    assert article.text.split("\n") == [
        "（某台中文网）甲国外长周六抵达乙国。",
        "议程未公布",
        "双方没有公布议程。",
        "（综合报道）",
    ]


def test_voa_double_breaks_part_paragraphs(tmp_path: Path) -> None:
    article = read(tmp_path, VOA, "voachinese.com")
    assert article.text == "甲国外长星期六抵达乙国。\n他说，“我们将会谈。”\n会谈地点尚未公布。"


@pytest.mark.parametrize(
    ("body", "host", "published"),
    [
        # A French broadcaster's date line is Paris time, summer time included.
        (RFI, "rfi.fr", datetime(2024, 3, 2, 9, 15, tzinfo=ZoneInfo("Europe/Paris"))),
        (DW, "dw.com", datetime(2024, 3, 2, 7, 20, 14, 216000, tzinfo=UTC)),
        (VOA, "voachinese.com", datetime(2024, 3, 2, 10, 59, 29, tzinfo=UTC)),
        # Without a date line, the epoch of the header.
        ("<p>甲国外长抵达乙国。</p>", "dw.com", datetime(2023, 11, 14, 22, 13, 20, tzinfo=UTC)),
    ],
)
def test_the_date_line_is_the_publishing_date(tmp_path: Path, body: str, host: str, published: datetime) -> None:
    article = read(tmp_path, body, host)
    assert article.published == published
    assert isinstance(article.published, datetime)
    assert article.published.utcoffset() == published.utcoffset()


def test_a_date_line_without_a_known_zone_gives_the_day(tmp_path: Path) -> None:
    article = read(tmp_path, RFI, "unknown.example")
    assert str(article.published) == "2024-03-02"


@pytest.mark.parametrize(
    ("given", "title"),
    [
        ("甲国外长访乙国 – 法国国际广播电台 - RFI", "甲国外长访乙国"),
        ("甲国外长访乙国 | DW", "甲国外长访乙国"),
        ("甲国外长访乙国 &amp; 丙国", "甲国外长访乙国 & 丙国"),
        ("甲国外长[图]访乙国 - 专家：意义重大", "甲国外长[图]访乙国 - 专家：意义重大"),
        ("RFI", "RFI"),
    ],
)
def test_titles_lose_the_station_and_nothing_else(tmp_path: Path, given: str, title: str) -> None:
    assert read(tmp_path, VOA, "rfi.fr", title=given).title == title


def test_identity_comes_from_the_url(tmp_path: Path) -> None:
    article = read(tmp_path, VOA, "voachinese.com")
    assert article.source == "voachinese.com"
    assert article.url == "https://www.voachinese.com/zh/a-1"
    assert article.id == read(tmp_path, DW, "voachinese.com").id
    assert article.id != read(tmp_path, VOA, "dw.com").id


def test_a_title_repeated_as_first_line_is_dropped(tmp_path: Path) -> None:
    article = read(tmp_path, "<h1>甲国外长　访问乙国</h1><p>他周六抵达。</p>", "dw.com", title="甲国外长 访问乙国")
    assert article.text == "他周六抵达。"
