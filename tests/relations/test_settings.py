"""When and where: the time and place of an event, from its own clause, lent by its neighbours, or not told.

The texts are published on Thursday, 16 May 2024. Times are written `start..end`, as far as the text goes.
"""

from __future__ import annotations

from typing import Any

import pytest


def limit(*row: Any, cause: str) -> Any:
    """A row that is not read as it should be yet."""
    return pytest.param(*row, marks=pytest.mark.xfail(strict=True, reason=cause))


def when(event: dict[str, Any]) -> str | None:
    """`2024-05-08` for a day, `2024-05-06..2024-05-08` for a range, `2024-05-06..` where the end is open."""
    start, end = event["start"], event["end"]
    if start is None and end is None:
        return None
    return start if start == end else f"{start or ''}..{end or ''}"


def place(event: dict[str, Any]) -> tuple[str | None, str | None, str | None]:
    return event["place"], event["city"], event["country"]


@pytest.mark.parametrize(
    ("text", "times"),
    [
        # In its own clause, wherever it stands there.
        ("匈牙利总统舒尤克8日在布达佩斯会见了克罗地亚总统米拉诺维奇。", ["2024-05-08"]),
        ("8日，匈牙利总统舒尤克在国会大厦会见了克罗地亚总统米拉诺维奇。", ["2024-05-08"]),
        ("当地时间8日下午，匈牙利总统舒尤克同克罗地亚总统米拉诺维奇举行会谈。", ["2024-05-08"]),
        ("波兰总理图斯克6日晚些时候还会见了爱沙尼亚总理米哈尔。", ["2024-05-06"]),
        ("波兰总理图斯克昨天会见了立陶宛总统瑙塞达。", ["2024-05-15"]),
        ("波兰总理图斯克周一会见了立陶宛总统瑙塞达。", ["2024-05-13"]),
        ("波兰总理图斯克去年12月访问了基辅。", ["2023-12"]),
        ("波兰总理图斯克2023年访问了基辅。", ["2023"]),
        ("波兰总理图斯克将于今年夏天访问东京。", ["2024"]),
        ("波兰总理图斯克于12月31日访问维尔纽斯。", ["2023-12-31"]),
        ("中華民國113年5月8日，總統蔡英文接見帛琉總統惠恕仁。", ["2024-05-08"]),
        # Ranges and open ends.
        ("波兰总理图斯克6日至8日访问立陶宛。", ["2024-05-06..2024-05-08"]),
        ("波兰总理图斯克3月31日至4月2日访问加拿大。", ["2024-03-31..2024-04-02"]),
        ("波兰总理图斯克将于5月20日至22日访问立陶宛。", ["2024-05-20..2024-05-22"]),
        ("波兰总理图斯克下周访问立陶宛。", ["2024-05-20..2024-05-26"]),
        ("波兰总理图斯克6日抵达维尔纽斯。", ["2024-05-06.."]),
        ("波兰总理图斯克8日结束对立陶宛的访问。", ["..2024-05-08"]),
        ("波兰总理图斯克6日抵达维尔纽斯，开始对立陶宛进行访问。", ["2024-05-06.."]),
        ("法国总统马克龙23日启程访问北京。", ["2024-05-23.."]),
        ("德国外长瓦德富尔预计周一开始为期两天的印度之行。", ["2024-05-20..2024-05-21"]),
        ("波兰总理图斯克今年3月访美期间与总统特朗普会谈。", ["2024-03", "2024-03"]),
        ("波兰总理图斯克自2018年以来首次访问东京。", [None]),
        # A later clause that plans something does not put this one ahead.
        ("波兰总理图斯克周五与立陶宛总统瑙塞达通电话，同意在维尔纽斯会晤。", ["2024-05-10"]),
        # From the clauses before, and each clause its own.
        ("波兰总理图斯克6日访问维尔纽斯，与立陶宛总统瑙塞达举行会谈。", ["2024-05-06", "2024-05-06"]),
        (
            "波兰总理图斯克6日会见立陶宛总统瑙塞达，7日会见拉脱维亚总理西莉尼亚。",
            ["2024-05-06", "2024-05-07"],
        ),
        # During a visit of several days.
        (
            "波兰总理图斯克6日至8日访问立陶宛。访问期间，图斯克会见了立陶宛总统瑙塞达。",
            ["2024-05-06..2024-05-08", "2024-05-06..2024-05-08"],
        ),
        (
            "波兰总理图斯克5日至8日访问波罗的海，首站抵达立陶宛。",
            ["2024-05-05..2024-05-08", "2024-05-05.."],
        ),
        (
            "波兰总理图斯克5日至14日访问中亚，首站抵达哈萨克斯坦。之后图斯克将前往乌兹别克斯坦。",
            ["2024-05-05..2024-05-14", "2024-05-05..", "2024-05"],
        ),
        # The legs of a journey, together or in parts.
        (
            "波兰总理图斯克将于20日至28日访问日本。其间图斯克将访问大阪和札幌。",
            ["2024-05-20..2024-05-28", "2024-05-20..2024-05-28", "2024-05-20..2024-05-28"],
        ),
        (
            "王大明率领的渔业访问团将于6月4日至16日访问日本，5日至7日访问东京。之后，远洋分团将前往长崎县，养殖分团将前往千叶县。",
            ["2024-06-04..2024-06-16", "2024-06-05..2024-06-07", "2024-06-07..2024-06-16", "2024-06-07..2024-06-16"],
        ),
        (
            "养殖分团将前往千叶县。王大明率领的渔业访问团于5月4日至16日访问日本，其中4日至7日访问东京。",
            ["2024-05-07..2024-05-16", "2024-05-04..2024-05-16", "2024-05-04..2024-05-07"],
        ),
        # What is planned for a visit that has begun.
        (
            "波兰总理图斯克13日至17日访问日本。在东京期间，图斯克将拜会首相石破茂。",
            ["2024-05-13..2024-05-17", "2024-05-13..2024-05-17"],
        ),
        # On another day: the next leg, what was over before, and all but the last of several.
        ("波兰总理图斯克将于22日前往东京，之后访问首尔。", ["2024-05-22..", None]),
        ("8日，波兰总理图斯克在结束出席首尔海洋论坛后回到华沙。", [None]),
        ("8日，波兰总理图斯克结束对日本和韩国的访问。", [None, "..2024-05-08"]),
        ("2022年是美国总统尼克松访华50周年。", ["1972"]),
        # Each on his own day.
        ("波兰总理图斯克和捷克总理菲亚拉分别于3日和6日访问基辅。", ["2024-05-03", "2024-05-06"]),
        (
            "波兰总理图斯克和捷克总理菲亚拉分别于4月20日至23日与5月2日至4日访问日本。",
            ["2024-04-20..2024-04-23", "2024-05-02..2024-05-04"],
        ),
        ("8日，刚刚抵达基辅的波兰总理图斯克同乌克兰总统泽连斯基举行会谈。", ["2024-05-08", "2024-05-08.."]),
        # At a gathering.
        ("5月3日，挪威大使哈根出席商会举办的年会。席间，哈根与市长贝克进行了交谈。", ["2024-05-03", "2024-05-03"]),
        # A meeting is on one of the days of the journey.
        (
            "波兰总理图斯克6日至8日访问立陶宛，会见了总统瑙塞达。7日，图斯克会见了瑙塞达。",
            ["2024-05-06..2024-05-08", "2024-05-07"],
        ),
        ("波兰总理图斯克在2014年5月之后首次访问东京。", [None]),
        # Since when is not when, and what is said about a journey is said on another day.
        ("自从乌克兰2月发表声明以来，波兰总理图斯克拒绝与匈牙利总理欧尔班会谈。", [None]),
        ("5月初，波兰外长西科尔斯基曾对匈牙利总理欧尔班的莫斯科之行提出批评。", [None]),
        # Not told.
        ("匈牙利总统舒尤克会见了克罗地亚总统米拉诺维奇。", [None]),
        ("匈牙利总统舒尤克近日会见了克罗地亚总统米拉诺维奇。", [None]),
        ("匈牙利总统舒尤克日前访问了萨格勒布。", [None]),
        ("匈牙利总统舒尤克不久前访问了萨格勒布。", [None]),
        ("匈牙利总统舒尤克近日抵达布拉格，8日会见了捷克总统帕维尔。", [None, "2024-05-08"]),
        ("波兰总理图斯克7日与立陶宛总统瑙塞达会谈，此前他在华沙会见了拉脱维亚总理西莉尼亚。", ["2024-05-07", None]),
        # The day of speaking, of a report or of the dateline is not that of the event.
        ("匈牙利外交部8日表示，总统舒尤克将会见克罗地亚总统米拉诺维奇。", [None]),
        ("匈牙利总统舒尤克8日说，他会见了克罗地亚总统米拉诺维奇。", [None]),
        ("意大利外长塔亚尼8日在罗马表示，他将于下周访问贝鲁特。", ["2024-05-20..2024-05-26"]),
        ("据法新社8日报道，匈牙利总统舒尤克会见了克罗地亚总统米拉诺维奇。", [None]),
        ("新华社布达佩斯5月8日电 匈牙利总统舒尤克会见了克罗地亚总统米拉诺维奇。", [None]),
        ("（中央社台北8日電）帛琉總統惠恕仁會見外交部長林佳龍。", [None]),
        ("本报华沙5月8日电（记者丁一）波兰总理图斯克6日在华沙会见立陶宛总统瑙塞达。", ["2024-05-06"]),
        limit(
            "摩洛哥外交大臣布里达14日访问马德里。",
            ["2024-05-14"],
            cause="a day right after a name that ends in 达 is not seen (布里达|14日)",
        ),
        limit(
            "匈牙利外长西雅尔多周四前往莫斯科。",
            ["2024-05-16.."],
            cause="a weekday right after a name that ends in 多 is not seen (西雅尔多|周四)",
        ),
    ],
)
def test_when(read, text, times):
    assert [when(event) for event in read(text)] == times


@pytest.mark.parametrize(
    ("text", "places"),
    [
        # In its own clause: venue, city and country, each as far as it follows.
        ("匈牙利总统舒尤克8日在布达佩斯会见了克罗地亚总统米拉诺维奇。", [("布达佩斯", "布达佩斯", "HUN")]),
        ("日本首相岸田文雄在长崎会见了蒙古国总统呼日勒苏赫。", [("长崎", "长崎", "JPN")]),
        ("王毅7日在钓鱼台国宾馆会见法国外长塞茹尔内。", [("钓鱼台国宾馆", "北京", "CHN")]),
        ("韩国总统尹锡悦在青瓦台会见了德国总理朔尔茨。", [("青瓦台", "首尔", "KOR")]),
        ("法国总统马克龙在爱丽舍宫会见乌克兰总统泽连斯基。", [("爱丽舍宫", "巴黎", "FRA")]),
        ("英国首相苏纳克在唐宁街10号会见冰岛总理本尼迪克松。", [("唐宁街10号", "伦敦", "GBR")]),
        ("外交部長林佳龍6日在台北賓館會見帛琉總統惠恕仁。", [("台北賓館", "台北", "TWN")]),
        ("印度总理莫迪在新德里海得拉巴宫会见了埃及总统塞西。", [("海得拉巴宫", "新德里", "IND")]),
        ("美国总统拜登在戴维营与日本首相岸田文雄会晤。", [("戴维营", None, "USA")]),
        ("匈牙利总统舒尤克在萨格勒布机场会见了克罗地亚总统米拉诺维奇。", [("萨格勒布", "萨格勒布", "HRV")]),
        ("總統賴清德在總統府接見帛琉總統惠恕仁。", [("總統府", None, "TWN")]),
        # The destination of a visit: a country is no place, a city is none besides `to`.
        ("尼日利亚总统提努布访问巴黎。", [(None, "巴黎", "FRA")]),
        ("克罗地亚总统米拉诺维奇访问匈牙利。", [(None, None, "HUN")]),
        ("波兰总理图斯克访问立陶宛首都维尔纽斯。", [(None, "维尔纽斯", "LTU")]),
        # From an adjunct or the clauses before.
        (
            "埃及外长阿卜杜勒阿提在纽约出席联合国大会期间会见了阿曼外长巴德尔。",
            [("纽约", "纽约", "USA"), ("纽约", "纽约", "USA")],
        ),
        (
            "在布鲁塞尔出席欧盟峰会期间，波兰总理图斯克分别会见了立陶宛总统瑙塞达、拉脱维亚总理西莉尼亚。",
            [("布鲁塞尔", "布鲁塞尔", "BEL")] * 3,
        ),
        (
            "波兰总理图斯克6日在华沙会见立陶宛总统瑙塞达，7日在克拉科夫会见拉脱维亚总理西莉尼亚。",
            [("华沙", "华沙", "POL"), ("克拉科夫", "克拉科夫", "POL")],
        ),
        # Lent by the visit during which it is told, and to it.
        ("挪威外长艾德抵达基辅，同乌克兰外长瑟比加会谈。", [("基辅", "基辅", "UKR"), ("基辅", "基辅", "UKR")]),
        (
            "波兰总理图斯克访问立陶宛。访问期间，图斯克会见了立陶宛总统瑙塞达。",
            [(None, None, "LTU"), (None, None, "LTU")],
        ),
        (
            "波兰总理图斯克访问立陶宛，在维尔纽斯会见总统瑙塞达。",
            [("维尔纽斯", "维尔纽斯", "LTU"), ("维尔纽斯", "维尔纽斯", "LTU")],
        ),
        (
            "尼泊尔总理奥利会见来访的孟加拉国外交顾问侯赛因。",
            [(None, None, "NPL"), (None, None, "NPL")],
        ),
        # Not told: neither where somebody spoke nor the home of a party.
        ("匈牙利总统舒尤克会见了克罗地亚总统米拉诺维奇。", [(None, None, None)]),
        ("意大利外长塔亚尼8日在罗马表示，他将会见希腊外长格拉佩特里蒂斯。", [(None, None, None)]),
        ("新华社布达佩斯5月8日电 匈牙利总统舒尤克会见了克罗地亚总统米拉诺维奇。", [(None, None, None)]),
        ("波兰总理图斯克6日以视频方式会见立陶宛总统瑙塞达。", [(None, None, None)]),
        # Where a body of state has its seat.
        ("波兰总理图斯克8日在立陶宛议会会见了议长奥莱卡斯。", [("立陶宛议会", None, "LTU")]),
        # In a text of Taiwan's government 華 is Taiwan.
        ("中華民國駐日代表處邀請日本議員中山訪華。", [(None, None, "TWN")]),
        ("日本議員中山應邀訪華。", [(None, None, "CHN")]),
        # The city in the name of an institution.
        ("德國議員貝格參訪新竹科學園區。", [("新竹", "新竹", "TWN")]),
        # A town that no table has, after what it is and of which country.
        ("危地马拉总统阿雷瓦洛在洪都拉斯边境城市奥科特佩克会见总统卡斯特罗。", [("奥科特佩克", "奥科特佩克", "HND")]),
        # Of names within names the longest.
        ("德国总理朔尔茨访问刚果（金）首都金沙萨。", [(None, "金沙萨", "COD")]),
        ("赤道几内亚总统奥比昂访问利伯维尔。", [(None, "利伯维尔", "GAB")]),
        ("尼日利亚总统提努布在阿布贾会见尼日尔总理拉明。", [("阿布贾", "阿布贾", "NGA")]),
        ("法国外长塞茹尔内访问尼日尔。", [(None, None, "NER")]),
        ("格鲁吉亚总理科巴希泽访问巴库。", [(None, "巴库", "AZE")]),
        ("约旦国王阿卜杜拉二世会见约翰·克里。", [(None, None, None)]),
    ],
)
def test_where(read, text, places):
    assert [place(event) for event in read(text)] == places


@pytest.mark.parametrize(
    ("text", "mode"),
    [
        ("波兰总理图斯克会见立陶宛总统瑙塞达。", "in_person"),
        ("波兰总理图斯克6日以视频方式会见立陶宛总统瑙塞达。", "video"),
        ("波兰总理图斯克与立陶宛总统瑙塞达在线上举行会谈。", "video"),
        ("波兰总理图斯克与立陶宛总统瑙塞达举行视频会晤。", "video"),
        ("帛琉總統惠恕仁與外交部長林佳龍以視訊方式會談。", "video"),
        ("波兰外长西科尔斯基同捷克外长利帕夫斯基举行电话会谈。", "phone"),
        ("波兰总理图斯克访问维尔纽斯。", "in_person"),
    ],
)
def test_how(read, text, mode):
    assert [event["mode"] for event in read(text)] == [mode]


def test_words_and_places_are_given_in_the_script_of_the_article(read):
    (event,) = read("菲律賓總統馬可仕擬於下週訪問河內。")
    assert (event["when_text"], event["status_cue"], event["to"], event["trigger"]) == (
        "下週",
        "擬於",
        "河內",
        "訪問",
    )


def test_what_a_date_was_resolved_against_is_told(read):
    texts = ("波兰总理图斯克2023年5月8日访问基辅。", "波兰总理图斯克8日访问基辅。")
    assert [read(text)[0]["date_basis"] for text in texts] == ["text", "published"]
