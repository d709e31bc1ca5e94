"""An article of the archive, markup and all, from file to table: every row it tells and no other.

Both stories are invented. They have what such reports have: a trip told again and again, a conference before it, a
meeting during it, other people's journeys and plans in passing, and pages full of links that are no text.
"""

from __future__ import annotations

from typing import Any

import nlp as huiwu
import pytest

SIMPLIFIED = """<!--1714521600000-->
[贝尔伯克将在法巴首脑会晤临近之际访印 推动防务合作](https://www.example.org/cn/20240430-%E8%B4%9D%E5%B0%94%E4%BC%AF%E5%85%8B)
------

<div>30/04/2024 - 20:10</div><img src="https://img.example.org/1.jpg"><p><strong>德新社新德里消息，印度外交部4月30日公布，\
德国外长贝尔伯克将于5月2日至3日访印，讨论包括防务采购在内的议题。印度外交部说，贝尔伯克此访有望推动两国的伙伴关系。   \
</strong></p><div><p>消息说，贝尔伯克预计先出席1日至2日在尼泊尔加德满都举行的南亚区域合作联盟（SAARC）外长会议，\
会后直接前往印度，这是她自2022年12月以来再次访印。</p><p>贝尔伯克3日下午将与印度外长苏杰生会谈，预计谈到气候与贸易。</p>\
<p>与此同时，越南正在同俄罗斯走近，这让一些国家不安。</p>\
<p>德新社指出，不久之前，越南总理范明政访问莫斯科，与俄罗斯总统普京及外长拉夫罗夫会面，双方同意扩大能源贸易。</p>\
<p>周一，法国政府一名官员说，法国总统马克龙和巴西总统卢拉的团队已原则上同意将于6月在里约热内卢会面，但细节仍待商定。</p>\
<p>报道说，这将是贝尔伯克时隔一年多访印，也是在莫迪政府连任后首次到访。预计德印双方还将就移民问题交换意见。</p>\
<div data-selfpromo-newsletter></div></div><div><div>分享 :</div><div>\
<a href="https://www.facebook.com/dialog/share?app_id=1" target="_blank"><span></span></a>\
<share-button v-on:open="openModal"></share-button></div></div>
------
"""

TRADITIONAL = """<!--1703952000000-->
[拉脫維亞國會議長下週率團訪台](https://www.example.org/tw/20231230)
------

<div>30/12/2023 - 09:05</div><p>外交部30日宣布，拉脫維亞國會議長米耶莉娜將於1月2日至5日率團訪問台灣。</p>\
<p>外交部長吳釗燮3日將在台北賓館會見米耶莉娜。</p>\
<p>另外，捷克眾議院議長艾達莫娃今年3月曾訪問台北，並拜會總統蔡英文。</p>\
<div>分享 :</div>
------
"""


def row(event: dict[str, Any]) -> tuple[str, str | None, str | None, str]:
    whom = f" 与 {'、'.join(event['whom'])}" if event["whom"] else ""
    to = f" → {event['to']}" if event["to"] else ""
    start, end = event["start"], event["end"]
    when = None if start == end is None else start if start == end else f"{start or ''}..{end or ''}"
    where = " ".join(filter(None, (event["place"] or event["city"], event["country"]))) or None
    return f"{event['type']} {'、'.join(event['who'])}{whom}{to}", when, where, event["status"]


@pytest.fixture
def events(tmp_path, nlp, request) -> list[dict[str, Any]]:
    path = tmp_path / "article.txt"
    path.write_text(request.param, encoding="utf-8")
    frame = huiwu.extract(huiwu.read_articles([path]), nlp).astype(object)
    return frame.where(frame.notna(), None).to_dict("records")


@pytest.mark.parametrize("events", [SIMPLIFIED], indirect=True)
def test_a_report_on_a_trip_gives_its_six_events_and_no_other(events):
    assert [row(event) for event in events] == [
        ("visit 贝尔伯克 → 印度", "2024-05-02..2024-05-03", "IND", "planned"),
        (
            "attend 贝尔伯克 → 南亚区域合作联盟（SAARC）外长会议",
            "2024-05-01..2024-05-02",
            "加德满都 NPL",
            "planned",
        ),
        ("meet 贝尔伯克 与 苏杰生", "2024-05-03", None, "planned"),
        ("visit 范明政 → 莫斯科", None, "莫斯科 RUS", "occurred"),
        ("meet 范明政 与 普京、拉夫罗夫", None, "莫斯科 RUS", "occurred"),
        ("meet 马克龙 与 卢拉", "2024-06", "里约热内卢 BRA", "planned"),
    ]


@pytest.mark.parametrize("events", [SIMPLIFIED], indirect=True)
def test_the_trip_is_one_row_however_often_it_is_told_and_has_its_article(events):
    (visit,) = [event for event in events if (event["type"], event["who"]) == ("visit", ["贝尔伯克"])]
    assert visit["mentions"] >= 4
    assert (visit["who_title"], visit["who_country"]) == (["外长"], ["DEU"])
    assert visit["url"].startswith("https://www.example.org/cn/20240430-")
    assert visit["published"].startswith("2024-04-30")
    assert all("分享" not in event["sentence"] for event in events)


@pytest.mark.parametrize("events", [TRADITIONAL], indirect=True)
def test_a_report_in_traditional_script_across_the_turn_of_the_year(events):
    assert [row(event) for event in events] == [
        ("visit 米耶莉娜 → 台灣", "2024-01-02..2024-01-05", "TWN", "planned"),
        ("meet 吳釗燮 与 米耶莉娜", "2024-01-03", "台北賓館 TWN", "planned"),
        ("visit 艾達莫娃 → 台北", "2023-03", "台北 TWN", "occurred"),
        ("meet 艾達莫娃 与 蔡英文", "2023-03", "台北 TWN", "occurred"),
    ]
