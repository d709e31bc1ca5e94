"""Whether it took place: the status of an event, and the words that say so.

A row is a sentence, its status (`none`: the sentence tells no event) and its cue, None where no word says it.
"""

from __future__ import annotations

from typing import Any

import pytest


def limit(text: str, status: str, cue: str | None, *, cause: str) -> Any:
    """A row that is not read as it should be yet."""
    return pytest.param(text, status, cue, marks=pytest.mark.xfail(strict=True, reason=cause))


def check(read: Any, text: str, status: str, cue: str | None) -> None:
    found = [(event["status"], event["status_cue"]) for event in read(text)]
    assert found == ([] if status == "none" else [(status, cue)])


rows = pytest.mark.parametrize


@rows(
    ("text", "status", "cue"),
    [
        ("捷克总理菲亚拉会见了斯洛文尼亚总理戈洛布。", "occurred", None),
        ("捷克总理菲亚拉曾于2019年访问东京。", "occurred", None),
        ("捷克总统帕维尔同意大利总统马塔雷拉举行会谈。", "occurred", None),
        ("捷克总统帕维尔在雅加达会展中心会见印尼副总统吉布兰。", "occurred", None),
        ("阿根廷总统米莱在海洋论坛上表示将放宽市场准入。", "occurred", None),
        ("阿根廷总统米莱正在访问巴西。", "occurred", None),
        ("阿根廷总统米莱刚刚访问了巴西。", "occurred", None),
        ("阿根廷总统米莱昨天结束了对巴西的访问。", "occurred", None),
        ("阿根廷总统米莱启程前往巴西。", "occurred", None),
        ("帛琉總統惠恕仁會見外交部長林佳龍。", "occurred", None),
        ("捷克政府将落实会议精神和总理菲亚拉考察布尔诺重要讲话精神。", "occurred", None),
    ],
)
def test_what_no_cue_calls_in_question_has_occurred(read, text, status, cue):
    check(read, text, status, cue)


@rows(
    ("text", "status", "cue"),
    [
        ("捷克总理菲亚拉将访问东京。", "planned", "将"),
        ("访问期间，捷克总理菲亚拉将同日本首相石破茂会谈。", "planned", "将同"),
        ("捷克总理菲亚拉即将访问东京。", "planned", "即将"),
        ("捷克总理菲亚拉拟于6月访问东京。", "planned", "拟于"),
        ("捷克总理菲亚拉还要访问东京。", "planned", "还要"),
        ("距离捷克总理菲亚拉访问东京还有两天。", "planned", "距离"),
        ("捷克总理菲亚拉计划访问东京。", "planned", "计划"),
        ("希腊总理米佐塔基斯定于6月访问东京。", "planned", "定于"),
        ("捷克总理菲亚拉准备访问东京。", "planned", "准备"),
        ("捷克总理菲亚拉打算访问东京。", "planned", "打算"),
        ("捷克总理菲亚拉同意访问东京。", "planned", "同意"),
        ("捷克总理菲亚拉应邀将访问东京。", "planned", "将"),
        ("捷克总理菲亚拉接受邀请，将访问东京。", "planned", "将"),
        ("捷克总理菲亚拉明天访问东京。", "planned", "明天"),
        ("捷克总理菲亚拉下周会见爱尔兰总理马丁。", "planned", "下周"),
        ("希腊总理米佐塔基斯会访问东京。", "planned", "会"),
        ("阿根廷总统米莱决定访问巴西。", "planned", "决定"),
        ("阿根廷总统米莱与巴西总统卢拉的会晤将于周六举行。", "planned", "将于"),
        ("阿根廷总统米莱与巴西总统卢拉的会晤定于周六举行。", "planned", "定于"),
        ("德国总理默茨将为法国总统马克龙举行欢迎仪式。", "planned", "将为"),
        ("朝鲜外务相崔善姬准备与韩国外长赵兑烈通电话。", "planned", "准备"),
        ("帛琉總統惠恕仁擬訪問台灣。", "planned", "擬"),
        ("帛琉總統惠恕仁將於6月訪問台灣。", "planned", "將於"),
    ],
)
def test_planned(read, text, status, cue):
    check(read, text, status, cue)


@rows(
    ("text", "status", "cue"),
    [
        ("捷克总理菲亚拉可能访问东京。", "possible", "可能"),
        ("捷克总理菲亚拉有望访问东京。", "possible", "有望"),
        ("捷克总理菲亚拉考虑访问东京。", "possible", "考虑"),
        ("捷克总理菲亚拉或将访问东京。", "possible", "或将"),
        ("捷克总理菲亚拉或下月访问东京。", "possible", "或"),
        ("捷克总理菲亚拉可能下周访问东京。", "possible", "可能"),
        ("捷克总理菲亚拉有意访问东京。", "possible", "有意"),
        ("捷克总理菲亚拉希望访问东京。", "possible", "希望"),
        ("捷克总理菲亚拉寻求与爱尔兰总理马丁会晤。", "possible", "寻求"),
        ("日本首相石破茂邀请捷克总理菲亚拉访问东京。", "possible", "邀请"),
        ("阿根廷总统米莱提议与巴西总统卢拉会晤。", "possible", "提议"),
        ("阿根廷总统米莱争取访问巴西。", "possible", "争取"),
        ("阿根廷总统米莱正酝酿访问巴西。", "possible", "酝酿"),
        ("阿根廷总统米莱不排除与巴西总统卢拉会面。", "possible", "不排除"),
        ("帛琉總統惠恕仁可望訪問台灣。", "possible", "可望"),
        ("双方商定促成捷克总理菲亚拉早日访问东京。", "possible", "促成"),
        ("日本首相石破茂计划邀请捷克总理菲亚拉访问东京。", "possible", "邀请"),
        ("日本首相石破茂欢迎捷克总理菲亚拉早日访问东京。", "possible", "早日"),
    ],
)
def test_possible(read, text, status, cue):
    check(read, text, status, cue)


@rows(
    ("text", "status", "cue"),
    [
        ("捷克总理菲亚拉取消访问东京。", "cancelled", "取消"),
        ("捷克总理菲亚拉对日本的访问被取消。", "cancelled", "被取消"),
        ("捷克总理菲亚拉原计划周末访问东京。", "cancelled", "原计划"),
        ("阿根廷总统米莱原定周六访问巴西。", "cancelled", "原定"),
        ("捷克总理菲亚拉原定周五访问东京，但行程取消。", "cancelled", "取消"),
        ("阿根廷总统米莱与巴西总统卢拉的会谈告吹。", "cancelled", "告吹"),
        ("阿根廷总统米莱被迫叫停对巴西的访问。", "cancelled", "叫停"),
        ("因罢工，阿根廷总统米莱访问巴西未能成行。", "cancelled", "未能成行"),
        ("捷克总理菲亚拉推迟访问东京。", "postponed", "推迟"),
        ("有关加沙问题的美以会谈已经暂停。", "postponed", "已经暂停"),
        ("捷克总理菲亚拉访问日本的行程延期。", "postponed", "延期"),
        ("捷克总理菲亚拉与爱尔兰总理马丁的会晤推迟至下月。", "postponed", "推迟至"),
        ("阿根廷总统米莱与巴西总统卢拉的会晤改期。", "postponed", "改期"),
        ("阿根廷总统米莱访问巴西的计划押后。", "postponed", "押后"),
        ("帛琉總統惠恕仁延後訪問台灣。", "postponed", "延後"),
    ],
)
def test_called_off_or_put_off(read, text, status, cue):
    check(read, text, status, cue)


@rows(
    ("text", "status", "cue"),
    [
        ("捷克总理菲亚拉拒绝会见爱尔兰总理马丁。", "refused", "拒绝"),
        ("捷克总理菲亚拉婉拒访问东京。", "refused", "婉拒"),
        ("捷克总理菲亚拉未获爱尔兰总理马丁接见。", "refused", "未获"),
        ("针对即将举行的捷克爱尔兰首脑会晤，菲亚拉谈了看法。", "planned", "即将"),
        ("捷克总理菲亚拉不会访问东京。", "refused", "不会"),
        ("捷克总理菲亚拉将不会与爱尔兰总理马丁会面。", "refused", "将不会"),
        ("捷克总理菲亚拉无意与爱尔兰总理马丁会面。", "refused", "无意"),
        ("捷克总理菲亚拉没有计划访问东京。", "refused", "没有计划"),
        ("捷克总理菲亚拉没有访问东京的计划。", "refused", "没有"),
        ("捷克总理菲亚拉未能与爱尔兰总理马丁会面。", "refused", "未能"),
        ("捷克总理菲亚拉无法与爱尔兰总理马丁会面。", "refused", "无法"),
        ("捷克总理菲亚拉不会出席北约峰会。", "refused", "不会出席"),
        ("朝鲜外务相崔善姬本周将缺席东盟地区论坛。", "refused", "将缺席"),
        ("朝鲜外务相崔善姬谢绝会见韩国外长赵兑烈。", "refused", "谢绝"),
        ("朝鲜外务相崔善姬不再访问首尔。", "refused", "不再"),
        ("帛琉總統惠恕仁拒絕會見外交部長林佳龍。", "refused", "拒絕"),
        ("捷克总理菲亚拉否认曾与爱尔兰总理马丁会面。", "denied", "否认曾"),
        ("捷克外交部否认菲亚拉将访问东京。", "denied", "否认"),
        ("阿根廷总统米莱与巴西总统卢拉会面一事并不属实。", "denied", "不属实"),
        limit(
            "捷克总理菲亚拉缺席七国集团峰会。", "refused", "缺席", cause="a trigger that says the status gives no cue"
        ),
    ],
)
def test_refused_or_denied(read, text, status, cue):
    check(read, text, status, cue)


@rows(
    ("text", "cue"),
    [
        ("捷克总理菲亚拉没有访问东京。", "没有"),
        ("捷克总理菲亚拉尚未访问东京。", "尚未"),
        ("无法想象捷克总理菲亚拉访问东京。", "无法想象"),
        ("朝鲜外务相崔善姬未与韩国外长赵兑烈会面。", "未与"),
        ("朝鲜外务相崔善姬从未访问首尔。", "从未"),
        ("帛琉總統惠恕仁未會見外交部長林佳龍。", "未會見"),
        ("如果捷克总理菲亚拉访问东京，日方会很高兴。", "如果"),
        ("一旦捷克总理菲亚拉访问东京，协议就会签署。", "一旦"),
        ("只有阿根廷总统米莱访问巴西，问题才能解决。", "只有"),
        ("捷克总理菲亚拉呼吁与爱尔兰总理马丁会谈。", "呼吁"),
        ("阿根廷总统米莱敦促与巴西总统卢拉会谈。", "敦促"),
        ("帛琉總統惠恕仁呼籲與外交部長林佳龍會談。", "呼籲"),
        ("捷克总理菲亚拉愿意与爱尔兰总理马丁会谈。", "愿意"),
        ("捷克总理菲亚拉应该访问东京。", "应该"),
        ("捷克总理菲亚拉必须与爱尔兰总理马丁会谈。", "必须"),
        ("捷克总理菲亚拉多次会见爱尔兰总理马丁。", "多次"),
        ("捷克总理菲亚拉每年访问东京。", "每年"),
        ("捷克总理菲亚拉平日出席海洋论坛。", "平日"),
        ("阿根廷总统米莱定期会见巴西总统卢拉。", "定期"),
        ("捷克总理菲亚拉是否访问东京仍不清楚。", "是否"),
        ("朝鲜外务相崔善姬要求会见韩国外长赵兑烈。", "要求"),
    ],
)
def test_what_is_denied_wished_conditional_or_habitual_is_no_event_and_the_cue_is_named(nlp, text, cue):
    doc = nlp(text)
    assert doc._.events == []
    assert [cue in miss.reason for miss in doc._.misses] == [True]


@rows(
    ("text", "status", "cue"),
    [
        # Words that contain a cue and are none.
        ("捷克将军帕维尔访问东京。", "occurred", None),
        ("爱尔兰国防军司令克兰西将军会见了捷克将军热赫卡。", "occurred", None),
        ("捷克总理菲亚拉应邀访问东京。", "occurred", None),
        ("捷克总理菲亚拉应约会见爱尔兰总理马丁。", "occurred", None),
        ("捷克总理菲亚拉在国会会见了爱尔兰总理马丁。", "occurred", None),
        ("捷克总理菲亚拉就稳定供应会见爱尔兰总理马丁。", "occurred", None),
        ("捷克总理菲亚拉非常高兴地会见了爱尔兰总理马丁。", "occurred", None),
        ("捷克总理菲亚拉将近午夜时会见爱尔兰总理马丁。", "occurred", None),
        ("捷克总理菲亚拉取消制裁后访问东京。", "occurred", None),
        ("安哥拉总统若昂·洛伦索访问里斯本。", "occurred", None),
        ("阿根廷总统米莱出席未来峰会。", "occurred", None),
        # A cue of another clause or sentence.
        ("阿根廷国会推迟表决，总统米莱访问巴西。", "occurred", None),
        ("捷克总理菲亚拉会见爱尔兰总理马丁，双方将加强合作。", "occurred", None),
        ("阿根廷总统米莱首次访问巴西，他表示将推动贸易。", "occurred", None),
        ("阿根廷总统米莱在机场会见巴西总统卢拉，感谢他的邀请。", "occurred", None),
        ("阿根廷总统米莱说，如果条件允许，两国会扩大贸易。他会见了巴西总统卢拉。", "occurred", None),
        # Of two cues the one that decides.
        ("捷克总理菲亚拉可能将于下周访问东京。", "possible", "可能将"),
        ("捷克总理菲亚拉推迟原定6月对东京的访问。", "postponed", "推迟"),
        ("捷克总理菲亚拉拒绝邀请，不会访问东京。", "refused", "不会"),
        # A cue in what only describes a party or the time.
        ("阿根廷总统米莱会见了拒绝参选的巴西总统卢拉。", "occurred", None),
        limit(
            "阿根廷总统米莱会见了准备参选的巴西总统卢拉。",
            "occurred",
            None,
            cause="a verb of saying or planning inside a modifier (准备参选的) ends the match",
        ),
        ("阿根廷总统米莱在可能爆发危机之际访问巴西。", "occurred", None),
    ],
)
def test_scope_of_cues_and_words_that_are_none(read, text, status, cue):
    check(read, text, status, cue)


def test_a_plan_is_carried_over_to_the_clause_that_shares_its_subject(read):
    found = read("波兰总理图斯克计划6日访问维尔纽斯，与立陶宛总统瑙塞达举行会谈。")
    assert [(e["type"], e["status"], e["status_cue"]) for e in found] == [
        ("visit", "planned", "计划"),
        ("meet", "planned", "计划"),
    ]


def test_a_plan_is_not_carried_over_beyond_what_came_of_it(read):
    told = read("图斯克5月2日宣布将访问韩国，5日他抵达首尔，当晚与总统尹锡悦会谈。")
    assert [event["status"] for event in told if event["type"] == "meet"] == ["occurred"]


def test_a_plan_without_an_event_is_carried_over_to_the_clause_that_goes_on_with_it(read):
    found = read("德国外长瓦德富尔将先参观一家工厂，并与印度外长苏杰生会晤。")
    assert [(e["type"], e["status"]) for e in found if e["type"] == "meet"] == [("meet", "planned")]


def test_a_visit_is_planned_where_the_departure_before_it_is(read):
    assert [e["status"] for e in read("帕劳总统惠恕仁将于11月30日启程，出访斐济。")] == ["planned"]


def test_a_plan_is_carried_over_to_what_another_does_likewise(read):
    events = read("希腊外长耶拉佩特里蒂斯将访问越南，捷克总理菲亚拉则访问东京。")
    assert [event["status"] for event in events] == ["planned", "planned"]


def test_a_plan_is_carried_over_to_all_whom_the_next_clause_names(read):
    found = read("波兰总理图斯克一行将会见首相石破茂，并拜会外相岩屋毅、防卫大臣中谷元。")
    assert [event["status"] for event in found] == ["planned"] * 3


@pytest.mark.parametrize(
    "text",
    [
        "美国与朝鲜的第二次峰会，定于本月27日在越南举行。",
        "图斯克访问日本时，将转达问候。",
        "图斯克将于周二离开华沙，前往东京。",
        "图斯克与石破茂5月30日在大阪的会晤备受关注。",
    ],
)
def test_a_plan_is_told_by_what_follows_by_the_departure_or_by_the_day(read, text):
    assert [event["status"] for event in read(text)] == ["planned"]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("石破茂邀请图斯克明年春天访日，图斯克原则接受邀请。", "planned"),
        ("石破茂邀请图斯克明年春天访日，图斯克表示感谢。", "possible"),
        ("图斯克说，愿在出席海洋峰会期间再次与石破茂会晤。", "planned"),
        ("图斯克除拜会石破茂外，也将与智库座谈。", "planned"),
        ("图斯克与石破茂会谈，将该计划作了修改。", "occurred"),
        ("图斯克将来华。", "planned"),
        ("在图斯克即将结束对日本的访问之际，双方发表声明。", "occurred"),
    ],
)
def test_invitations_accepted_and_what_is_done_on_the_occasion(read, text, status):
    assert [event["status"] for event in read(text)] == [status]


def test_a_meeting_is_planned_where_the_way_to_it_is(read):
    assert [e["status"] for e in read("图斯克将前往首相官邸，与石破茂会晤。")] == ["planned"]


def test_each_clause_has_its_own_status(read):
    found = read("捷克总理菲亚拉已会见爱尔兰总理马丁，将于明年访问东京。")
    assert [(e["type"], e["status"]) for e in found] == [("meet", "occurred"), ("visit", "planned")]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("图斯克目前没有访问日本的计划。", "refused"),
        ("图斯克没有与石破茂会面的安排。", "refused"),
        ("图斯克没有会见石破茂，各方公布了停火的计划。", "none"),
        ("发言人表示，不排除图斯克与石破茂会面的可能性。", "possible"),
        ("这将是图斯克五年来首次访问日本。", "planned"),
        ("图斯克将成为首位访问越南的波兰总理。", "planned"),
        ("王健上周去了大阪，为图斯克访日做准备。", "planned"),
        ("图斯克要求与石破茂会面，但遭到拒绝。", "refused"),
        ("图斯克要求与石破茂会面。", "none"),
        ("图斯克访欧期间将会见石破茂。", "planned"),
        ("图斯克接受了石破茂的访日邀请。", "planned"),
        ("图斯克接受石破茂访问日本的邀请。", "planned"),
        ("石破茂向图斯克发出访日邀请。", "possible"),
        ("如果石破茂拒绝与图斯克会晤，军演将恢复。", "none"),
    ],
)
def test_cues_around_what_they_deny_and_what_is_to_be(read, text, status):
    found = {e["status"] for e in read(text) if "图斯克" in (*e["who"], *e["whom"])}
    assert found == ({status} - {"none"})


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("图斯克取消访华，但最后一刻又飞抵北京。", "occurred"),
        ("图斯克也许会与石破茂会面。", "possible"),
        ("图斯克决定不访问韩国。", "refused"),
        ("图斯克暂无会见石破茂的计划。", "refused"),
        ("图斯克下周会前往韩国访问。", "planned"),
        ("图斯克不顾反对会见石破茂。", "occurred"),
        ("图斯克会见了来华访问或出席会议的石破茂。", "occurred"),
    ],
)
def test_words_of_doubt_of_a_change_of_mind_and_of_none(read, text, status):
    assert {event["status"] for event in read(text)} == {status}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("访问东京时，图斯克将会见石破茂。", "planned"),
        ("图斯克将访问东京，期间会见石破茂。", "planned"),
        ("图斯克放弃访问日本。", "cancelled"),
        ("图斯克宣布访问日本。", "planned"),
        ("图斯克对会晤石破茂持开放态度。", "possible"),
        ("图斯克有机会与石破茂会面。", "possible"),
        ("在图斯克访日前夕，石破茂表示欢迎。", "planned"),
        ("2019年图斯克访日前夕，石破茂表示欢迎。", "occurred"),
        ("图斯克接受石破茂邀请，在适当时候访问日本。", "planned"),
        ("图斯克接受邀请，于5日访问日本。", "occurred"),
        ("议员敦促图斯克在会晤石破茂时，应当提及此事。", "planned"),
        ("图斯克原打算顺道前往大阪，终因时间不够而作罢。", "cancelled"),
        ("图斯克最初还准备访问日本，这一站已从行程里划掉。", "cancelled"),
        ("图斯克原订本月访问日本，但是总统府表示，行程取消。", "cancelled"),
        ("华盛顿不同意图斯克过境纽约。", "refused"),
        ("图斯克曾求见石破茂，却吃了闭门羹。", "refused"),
        ("议员呼吁图斯克访问日本，并与石破茂会谈。", "none"),
        ("议员敦促图斯克前往东京，与石破茂会谈。", "none"),
        ("距离图斯克与石破茂会晤还有一个月。", "planned"),
        ("在距离图斯克与石破茂会晤一个月之际，外交部发表声明。", "planned"),
        ("图斯克不会以对抗的主调与石破茂会谈，而是谈合作。", "occurred"),
        ("对于在日本出席海洋论坛的图斯克来说，时间不多。图斯克周六抵达日本，出席海洋论坛。", "occurred"),
        ("图斯克如前往日本，将受制裁。", "none"),
        ("乌方迫使图斯克会见石破茂。", "none"),
        ("图斯克曾数度访问日本。", "none"),
        ("图斯克28日密集拜会了石破茂、卢拉。", "occurred"),
        ("图斯克和石破茂，将于月底到访首尔，与卢拉会面。", "planned"),
    ],
)
def test_the_eve_an_occasion_to_come_and_what_was_meant_once(read, text, status):
    assert {event["status"] for event in read(text)} == ({status} - {"none"})


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("图斯克试图与石破茂会面，但未能成功。", "refused"),
        ("图斯克要求会见石破茂，但是未果。", "refused"),
        ("如果条件是撤军，图斯克则不准备与石破茂会谈。", "none"),
        ("图斯克定于周三发表讲话，随后会见石破茂。", "planned"),
        ("图斯克表示将继续合作，随后会见了石破茂。", "occurred"),
        ("议员6日致函图斯克，敦促他在会晤石破茂时提及此事。", "planned"),
        ("图斯克将首次在没有翻译的情况下会见石破茂。", "planned"),
        ("图斯克已应允于适当时机访问日本。", "planned"),
        ("“东京之友会”主席图斯克与石破茂共进午餐。", "occurred"),
        ("公开信期盼图斯克与石破茂见面。", "none"),
        ("图斯克就任以来10次访问日本。", "none"),
        ("这是图斯克第10次访问日本。", "occurred"),
        ("图斯克去年三次访问日本。", "occurred"),
        ("议员鼓励图斯克直言，并在与石破茂会晤时，应当提及此事。", "planned"),
        ("大使馆安排图斯克于15日会见石破茂。", "occurred"),
        ("大使馆安排图斯克于18日会见石破茂。", "planned"),
        ("14日至15日，图斯克应邀赴日本出席海洋论坛。", "occurred"),
        ("图斯克不亲自出席海洋论坛。", "refused"),
        ("大使警告议会不要让图斯克访问日本。", "none"),
        ("图斯克最快于周五访问日本。", "planned"),
        ("图斯克期待有机会再次访问日本。", "possible"),
        ("图斯克访问日本的消息未有传出。", "none"),
        ("图斯克接受了明年春天访问日本的邀请。", "planned"),
        ("海洋论坛下月2日将在曼谷举行，图斯克已经确认出席。", "planned"),
    ],
)
def test_attempts_conditions_and_what_follows_a_plan(read, text, status):
    assert {event["status"] for event in read(text)} == ({status} - {"none"})
