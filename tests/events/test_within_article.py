"""What a short article tells, title and body together: its rows of the event table.

All articles are published on Thursday, 16 May 2024. A row is written as what happened, when, where and whether.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest


def read(nlp: Any, title: str, *paragraphs: str) -> list[dict[str, Any]]:
    from nlp import Article, to_doc

    article = Article(
        id="a1", url=None, title=title, published=date(2024, 5, 16), source=None, text="\n".join(paragraphs)
    )
    return nlp(to_doc(article, nlp))._.events


def row(event: dict[str, Any]) -> tuple[str, str | None, str | None, str]:
    """(what, when, where, status): `visit A → D`, `2024-05-06..2024-05-07`, `塔林 EST`, `planned`."""
    whom = f" 与 {'、'.join(event['whom'])}" if event["whom"] else ""
    to = f" → {event['to']}" if event["to"] else ""
    start, end = event["start"], event["end"]
    when = None if start == end is None else start if start == end else f"{start or ''}..{end or ''}"
    where = " ".join(filter(None, (event["place"] or event["city"], event["country"]))) or None
    return f"{event['type']} {'、'.join(event['who'])}{whom}{to}", when, where, event["status"]


ARTICLES = {
    "title and body tell one meeting": (
        ("芬兰总理奥尔波会见爱沙尼亚总理米哈尔", "芬兰总理奥尔波14日在赫尔辛基会见爱沙尼亚总理米哈尔。"),
        [("meet 奥尔波 与 米哈尔", "2024-05-14", "赫尔辛基 FIN", "occurred")],
    ),
    "the title in general words": (
        ("两国总理举行会谈", "芬兰总理奥尔波星期二在塔林与爱沙尼亚总理米哈尔举行会谈。"),
        [("meet 奥尔波 与 米哈尔", "2024-05-14", "塔林 EST", "occurred")],
    ),
    "a heading in general words": (
        ("一周要闻", "两国总理举行会谈", "芬兰总理奥尔波14日在塔林与爱沙尼亚总理米哈尔举行会谈。"),
        [("meet 奥尔波 与 米哈尔", "2024-05-14", "塔林 EST", "occurred")],
    ),
    "a heading ends what was told before it": (
        ("一周要闻", "波兰总理图斯克14日会见日本首相石破茂。", "欧洲新闻", "会见了外长岩屋毅。"),
        [("meet 图斯克 与 石破茂", "2024-05-14", None, "occurred")],
    ),
    "one gathering has one day and place": (
        ("驻法国大使王立出席海洋论坛", "驻法国大使王立14日出席海洋论坛。", "巴黎市长杜邦也出席了海洋论坛。"),
        [
            ("attend 王立 → 海洋论坛", "2024-05-14", "FRA", "occurred"),
            ("attend 杜邦 → 海洋论坛", "2024-05-14", "FRA", "occurred"),
        ],
    ),
    "the next leg of a journey is another visit": (
        ("图斯克访问加拿大", "波兰总理图斯克14日访问加拿大。图斯克还要飞往多伦多。"),
        [
            ("visit 图斯克 → 加拿大", "2024-05-14", "CAN", "occurred"),
            ("visit 图斯克 → 多伦多", None, "多伦多 CAN", "planned"),
        ],
    ),
    "what was sought in vain and what is to come": (
        ("图斯克会见石破茂", "波兰总理图斯克14日未能与石破茂会面。图斯克将于20日与石破茂会面。"),
        [
            ("meet 图斯克 与 石破茂", "2024-05-14", None, "refused"),
            ("meet 图斯克 与 石破茂", "2024-05-20", None, "planned"),
        ],
    ),
    "the title by countries": (
        ("德国和波兰举行会谈", "德国外长贝尔伯克14日与波兰外长西科尔斯基举行会谈。"),
        [("meet 贝尔伯克 与 西科尔斯基", "2024-05-14", None, "occurred")],
    ),
    "the title by rank": (
        ("摩洛哥高官访问马德里", "摩洛哥外交大臣布里达于14日访问马德里。"),
        [("visit 布里达 → 马德里", "2024-05-14", "马德里 ESP", "occurred")],
    ),
    "the title by office": (
        ("韩国总统抵达伦敦", "韩国总统尹锡悦星期二抵达伦敦。"),
        [("visit 尹锡悦 → 伦敦", "2024-05-14..", "伦敦 GBR", "occurred")],
    ),
    "one of before and one to come": (
        ("立陶宛总统将访日", "立陶宛总统瑙塞达将于20日至22日访问日本。", "瑙塞达此前也曾访问日本。"),
        [
            ("visit 瑙塞达 → 日本", "2024-05-20..2024-05-22", "JPN", "planned"),
            ("visit 瑙塞达 → 日本", None, "JPN", "occurred"),
        ],
    ),
    "told as done and spoken of as a wish": (
        ("石破茂会见图斯克", "石破茂在东京与图斯克会面时表示，“你提出与我会面，我很高兴。”"),
        [("meet 石破茂 与 图斯克", None, "东京 JPN", "occurred")],
    ),
    "once planned and still so": (
        ("石破茂将会见图斯克", "石破茂说，一定要办好原定下月12日与图斯克的会谈。", "石破茂期待下月12日与图斯克会谈。"),
        [("meet 石破茂 与 图斯克", "2024-06-12", None, "planned")],
    ),
    "guests by several words": (
        ("王沪宁会见外方代表", "王沪宁8日在北京会见出席海洋论坛的亚非拉各国代表。"),
        [("meet 王沪宁 与 亚非拉各国代表", "2024-05-08", "北京 CHN", "occurred")],
    ),
    "today and since then": (
        ("石破茂会见诗琳通公主", "石破茂欢迎诗琳通公主访日。诗琳通公主1981年访日以来增进友谊。"),
        [
            ("meet 石破茂 与 诗琳通", None, "JPN", "occurred"),
            ("visit 诗琳通 → 日", None, "JPN", "occurred"),
            ("visit 诗琳通 → 日", "1981", "JPN", "occurred"),
        ],
    ),
    "a forum and its opening": (
        ("石破茂出席海洋论坛开幕式", "海洋论坛8日在釜山开幕。石破茂出席并致辞。"),
        [("attend 石破茂 → 海洋论坛", "2024-05-08", "釜山 KOR", "occurred")],
    ),
    "a departure still to come": (
        ("帛琉總統訪台", "帛琉總統惠恕仁13日抵達台北。", "惠恕仁將於15日結束訪台行程。"),
        [("visit 惠恕仁 → 台北", "2024-05-13..2024-05-15", "台北 TWN", "occurred")],
    ),
    "an envoy is not who sent him": (
        ("荷兰首相与德国总理通话", "荷兰首相吕特13日与德国总理朔尔茨通话。", "吕特还会见了朔尔茨的特使。"),
        [("call 吕特 与 朔尔茨", "2024-05-13", None, "occurred")],
    ),
    "a week in the title, days in the body": (
        (
            "新西兰外长下周访问斐济",
            "新西兰外长彼得斯将于20日至22日访问斐济。",
            "彼得斯将在苏瓦会见斐济总理兰布卡。",
        ),
        [
            ("visit 彼得斯 → 斐济", "2024-05-20..2024-05-22", "苏瓦 FJI", "planned"),
            ("meet 彼得斯 与 兰布卡", "2024-05-20..2024-05-22", "苏瓦 FJI", "planned"),
        ],
    ),
    "planned in the title, done in the body": (
        ("秘鲁外长将会见智利外长", "秘鲁外长谢雷尔15日在利马会见了智利外长范克拉韦伦。"),
        [("meet 谢雷尔 与 范克拉韦伦", "2024-05-15", "利马 PER", "occurred")],
    ),
    "planned in one sentence, done in the next": (
        (
            "新西兰外长彼得斯访问斐济",
            "新西兰外长彼得斯原计划本周访问斐济。",
            "斐济外交部说，彼得斯已于15日访问了斐济。",
        ),
        [("visit 彼得斯 → 斐济", "2024-05-15", "FJI", "occurred")],
    ),
    "planned, then called off": (
        ("挪威首相取消访问", "挪威首相斯特勒原定下周访问汉诺威。", "挪威政府说，斯特勒访问汉诺威的行程已取消。"),
        [("visit 斯特勒 → 汉诺威", "2024-05-20..2024-05-26", "汉诺威 DEU", "cancelled")],
    ),
    "several meetings, one told again": (
        (
            "蒙古国总统分别会见两国领导人",
            "蒙古国总统呼日勒苏赫13日在乌兰巴托分别会见哈萨克斯坦总统托卡耶夫和吉尔吉斯斯坦总统扎帕罗夫。",
            "会见托卡耶夫时，呼日勒苏赫表示，愿扩大贸易。",
        ),
        [
            ("meet 呼日勒苏赫 与 托卡耶夫", "2024-05-13", "乌兰巴托 MNG", "occurred"),
            ("meet 呼日勒苏赫 与 扎帕罗夫", "2024-05-13", "乌兰巴托 MNG", "occurred"),
        ],
    ),
    "told jointly, then severally": (
        (
            "约旦国王同两国外长会谈",
            "约旦国王阿卜杜拉二世14日同埃及外长阿卜杜勒阿提、伊拉克外长侯赛因举行会谈。",
            "阿卜杜拉二世在会见阿卜杜勒阿提时说，地区局势严峻。",
            "阿卜杜拉二世同侯赛因举行了会谈。",
        ),
        [
            ("meet 阿卜杜拉二世 与 阿卜杜勒阿提", "2024-05-14", None, "occurred"),
            ("meet 阿卜杜拉二世 与 侯赛因", "2024-05-14", None, "occurred"),
        ],
    ),
    "a joint meeting told again of one guest stays one": (
        (
            "德法波三国外长会谈",
            "德国外长贝尔伯克13日同法国外长塞茹尔内、波兰外长西科尔斯基在魏玛举行会谈。",
            "贝尔伯克同塞茹尔内会谈时表示，欧洲应当团结。",
        ),
        [("meet 贝尔伯克 与 塞茹尔内、西科尔斯基", "2024-05-13", "魏玛 DEU", "occurred")],
    ),
    "talks, ceremony and spouse are one meeting": (
        (
            "习近平同匈牙利总统会谈",
            "国家主席习近平9日在布达佩斯同匈牙利总统舒尤克举行会谈。",
            "会谈前，习近平和夫人彭丽媛出席舒尤克夫妇举行的欢迎仪式。",
        ),
        [("meet 习近平、彭丽媛 与 舒尤克", "2024-05-09", "布达佩斯 HUN", "occurred")],
    ),
    "a dinner with a spouse, then talks": (
        (
            "马来西亚国王宴请文莱苏丹",
            "马来西亚国王易卜拉欣12日设宴款待文莱苏丹哈桑纳尔和王后萨莱哈。",
            "易卜拉欣当天会见了哈桑纳尔。",
        ),
        [("meet 易卜拉欣 与 哈桑纳尔、萨莱哈", "2024-05-12", None, "occurred")],
    ),
    "arrival and departure make a range": (
        (
            "希腊总理访问华沙",
            "希腊总理米佐塔基斯10日抵达华沙，开始对波兰进行访问。",
            "米佐塔基斯12日结束对波兰的访问。",
        ),
        [("visit 米佐塔基斯 → 华沙", "2024-05-10..2024-05-12", "华沙 POL", "occurred")],
    ),
    "a name in full and in short": (
        (
            "伊姆兰·汗访问阿拉木图",
            "巴基斯坦总理伊姆兰·汗8日抵达阿拉木图。",
            "汗会见了哈萨克斯坦总统托卡耶夫。",
            "哈萨克斯坦总统托卡耶夫8日与伊姆兰·汗举行会谈。",
        ),
        [
            ("visit 伊姆兰·汗 → 阿拉木图", "2024-05-08..", "阿拉木图 KAZ", "occurred"),
            ("meet 托卡耶夫 与 伊姆兰·汗", "2024-05-08", "阿拉木图 KAZ", "occurred"),
        ],
    ),
    "a visit lends its days to a meeting with a host": (
        ("韩国外长访日", "韩国外长赵兑烈6日至7日访问日本。", "赵兑烈会见了日本首相岸田文雄。"),
        [
            ("visit 赵兑烈 → 日本", "2024-05-06..2024-05-07", "JPN", "occurred"),
            ("meet 赵兑烈 与 岸田文雄", "2024-05-06..2024-05-07", "JPN", "occurred"),
        ],
    ),
    "but not to a call or a meeting with a third country": (
        ("韩国外长访日", "韩国外长赵兑烈6日至7日访问日本。", "赵兑烈还将会见德国外长贝尔伯克。"),
        [
            ("visit 赵兑烈 → 日本", "2024-05-06..2024-05-07", "JPN", "occurred"),
            ("meet 赵兑烈 与 贝尔伯克", None, None, "planned"),
        ],
    ),
    "what a summit brought about is not the summit": (
        (
            "图斯克会见石破茂",
            "波兰总理图斯克14日在华沙会见日本首相石破茂。",
            "日方愿同波方一道，推进两国领导人重要共识和渔业论坛北京峰会成果。",
        ),
        [("meet 图斯克 与 石破茂", "2024-05-14", "华沙 POL", "occurred")],
    ),
    "a bare weekday is that of the plan told for it": (
        ("图斯克周五访日", "波兰总理图斯克将于周五访问日本。"),
        [("visit 图斯克 → 日本", "2024-05-17", "JPN", "planned")],
    ),
    "a visit of one day lends it, and one still to come its days": (
        (
            "图斯克访问拉脱维亚",
            "波兰总理图斯克14日访问拉脱维亚。图斯克同拉脱维亚总理西莉尼亚会谈。",
            "日本首相石破茂将于20日至22日访问波兰。他将与图斯克会晤。",
        ),
        [
            ("visit 图斯克 → 拉脱维亚", "2024-05-14", "LVA", "occurred"),
            ("meet 图斯克 与 西莉尼亚", "2024-05-14", "LVA", "occurred"),
            ("visit 石破茂 → 波兰", "2024-05-20..2024-05-22", "POL", "planned"),
            ("meet 石破茂 与 图斯克", "2024-05-20..2024-05-22", "POL", "planned"),
        ],
    ),
    "what was done since today's arrival was done today, not in the month or country of a visit told of after it": (
        (
            "波罗的海三国",
            "波兰总理图斯克16日抵达爱沙尼亚。图斯克与爱沙尼亚总理米哈尔会晤。",
            "李强同朔尔茨举行会谈。德国总理朔尔茨曾于2022年11月访华。",
        ),
        [
            ("visit 图斯克 → 爱沙尼亚", "2024-05-16..", "EST", "occurred"),
            ("meet 图斯克 与 米哈尔", "2024-05-16", "EST", "occurred"),
            ("meet 李强 与 朔尔茨", None, None, "occurred"),
            ("visit 朔尔茨 → 华", "2022-11", "CHN", "occurred"),
        ],
    ),
    "a meeting lends its city to the visit": (
        (
            "法国总统将访德",
            "法国总统马克龙将于26日至28日对德国进行国事访问。",
            "马克龙将在柏林与德国总统施泰因迈尔会谈。",
        ),
        [
            ("visit 马克龙 → 德国", "2024-05-26..2024-05-28", "柏林 DEU", "planned"),
            ("meet 马克龙 与 施泰因迈尔", "2024-05-26..2024-05-28", "柏林 DEU", "planned"),
        ],
    ),
    "two visits to one city on two dates are two": (
        (
            "捷克总理访问",
            "捷克总理菲亚拉4月3日访问维也纳，会见了奥地利总理内哈默。",
            "菲亚拉5月7日再次访问维也纳，与内哈默举行会谈。",
        ),
        [
            ("visit 菲亚拉 → 维也纳", "2024-04-03", "维也纳 AUT", "occurred"),
            ("meet 菲亚拉 与 内哈默", "2024-04-03", "维也纳 AUT", "occurred"),
            ("visit 菲亚拉 → 维也纳", "2024-05-07", "维也纳 AUT", "occurred"),
            ("meet 菲亚拉 与 内哈默", "2024-05-07", "维也纳 AUT", "occurred"),
        ],
    ),
    "two meetings on two days are two": (
        ("捷克总理会见英国首相", "捷克总理菲亚拉7日会见英国首相苏纳克，8日又同苏纳克举行会谈。"),
        [
            ("meet 菲亚拉 与 苏纳克", "2024-05-07", None, "occurred"),
            ("meet 菲亚拉 与 苏纳克", "2024-05-08", None, "occurred"),
        ],
    ),
    "country and city of one trip are one visit": (
        ("波兰总理访问立陶宛", "波兰总理图斯克13日抵达维尔纽斯。", "图斯克访问立陶宛期间会见了总统瑙塞达。"),
        [
            ("visit 图斯克 → 维尔纽斯", "2024-05-13..", "维尔纽斯 LTU", "occurred"),
            ("meet 图斯克 与 瑙塞达", None, "LTU", "occurred"),
        ],
    ),
    "a call and a meeting of the same two are two": (
        ("荷兰首相与德国总理通话", "荷兰首相吕特13日与德国总理朔尔茨通话。", "两人将于20日在海牙会面。"),
        [
            ("call 吕特 与 朔尔茨", "2024-05-13", None, "occurred"),
            ("meet 吕特 与 朔尔茨", "2024-05-20", "海牙 NLD", "planned"),
        ],
    ),
    "in traditional script": (
        (
            "帛琉總統訪台",
            "帛琉總統惠恕仁13日抵達台北。",
            "總統蔡英文14日在台北賓館接見惠恕仁。",
        ),
        [
            ("visit 惠恕仁 → 台北", "2024-05-13..", "台北 TWN", "occurred"),
            ("meet 蔡英文 与 惠恕仁", "2024-05-14", "台北賓館 TWN", "occurred"),
        ],
    ),
    "a visit of last year, and one to come, are others": (
        (
            "德国总统会见图斯克",
            "德国总统施泰因迈尔13日在柏林会见来德国访问的波兰总理图斯克。",
            "图斯克去年曾访问德国。",
        ),
        [
            ("meet 施泰因迈尔 与 图斯克", "2024-05-13", "柏林 DEU", "occurred"),
            ("visit 图斯克 → 德国", None, "柏林 DEU", "occurred"),
            ("visit 图斯克 → 德国", "2023", "DEU", "occurred"),
        ],
    ),
    "to receive somebody and to chair a commission with him are two": (
        (
            "格鲁吉亚外长会见土耳其外长",
            "格鲁吉亚外长博乔里什维利13日会见土耳其外长费丹。",
            "14日，博乔里什维利同费丹共同主持两国战略对话。",
        ),
        [
            ("meet 博乔里什维利 与 费丹", "2024-05-13", None, "occurred"),
            ("meet 博乔里什维利 与 费丹", "2024-05-14", None, "occurred"),
        ],
    ),
    "the occasion of what is planned is planned": (
        (
            "图斯克将访问立陶宛",
            "波兰总理图斯克将于20日至22日访问立陶宛。",
            "访问立陶宛期间，图斯克将会见立陶宛总统瑙塞达。",
        ),
        [
            ("visit 图斯克 → 立陶宛", "2024-05-20..2024-05-22", "LTU", "planned"),
            ("meet 图斯克 与 瑙塞达", "2024-05-20..2024-05-22", "LTU", "planned"),
        ],
    ),
    "talks of two countries told of in passing are those of their leaders": (
        (
            "图斯克与石破茂会晤",
            "波兰总理图斯克13日在大阪与日本首相石破茂会晤。",
            "日波会谈受到关注。",
        ),
        [("meet 图斯克 与 石破茂", "2024-05-13", "大阪 JPN", "occurred")],
    ),
    "a first visit that was made is none that is to come": (
        (
            "双方发表声明",
            "图斯克已首次访问日本。",
            "石破茂邀请图斯克明年春天访日，图斯克接受邀请。",
        ),
        [
            ("visit 图斯克 → 日本", None, "JPN", "occurred"),
            ("visit 图斯克 → 日", "2025", "JPN", "planned"),
        ],
    ),
    "a visit to be made again is none that was made": (
        ("图斯克谈访日", "图斯克表示，他计划再次访问日本。", "图斯克4月访问了日本。"),
        [
            ("visit 图斯克 → 日本", None, "JPN", "planned"),
            ("visit 图斯克 → 日本", "2024-04", "JPN", "occurred"),
        ],
    ),
    "nor is one of the weeks to come": (
        ("图斯克谈访日", "图斯克说，他计划未来几周内访问日本。", "他4月初访问日本时已提出此事。"),
        [
            ("visit 图斯克 → 日本", None, "JPN", "planned"),
            ("visit 图斯克 → 日本", "2024-04", "JPN", "occurred"),
        ],
    ),
    "each of several went in a year of his own": (
        ("卢拉访日", "卢拉2011年访问了日本。", "包括图斯克、卢拉在内的多位领导人也曾访问日本。"),
        [
            ("visit 卢拉 → 日本", "2011", "JPN", "occurred"),
            ("visit 图斯克、卢拉 → 日本", None, "JPN", "occurred"),
        ],
    ),
    "to see a sight is a visit of its own": (
        ("图斯克访华", "图斯克访问中国，参观了故宫。"),
        [
            ("visit 图斯克 → 中国", None, "CHN", "occurred"),
            ("visit 图斯克 → 故宫", None, "北京 CHN", "occurred"),
        ],
    ),
    "what he 还 visited belongs to the journey": (
        ("图斯克访日", "5月6日至8日，波兰总理图斯克对日本进行访问。", "图斯克还参观了明川大学；参观明川工厂。"),
        [
            ("visit 图斯克 → 日本", "2024-05-06..2024-05-08", "JPN", "occurred"),
            ("visit 图斯克 → 明川大学", "2024-05-06..2024-05-08", "JPN", "occurred"),
            ("visit 图斯克 → 明川工厂", "2024-05-06..2024-05-08", "JPN", "occurred"),
        ],
    ),
    "whom he met on a day of the journey he met there": (
        ("图斯克访日", "5月6日至9日，波兰总理图斯克对日本进行访问。", "7日，图斯克会见众议院议长额贺福志郎。"),
        [
            ("visit 图斯克 → 日本", "2024-05-06..2024-05-09", "JPN", "occurred"),
            ("meet 图斯克 与 额贺福志郎", "2024-05-07", "JPN", "occurred"),
        ],
    ),
    "a guest is in one country on one day": (
        (
            "波兰客人",
            "日本首相石破茂5月15日在东京会见波兰总理图斯克。",
            "石破茂说，日本外务大臣岩屋毅15日也会见了图斯克。",
        ),
        [
            ("meet 石破茂 与 图斯克", "2024-05-15", "东京 JPN", "occurred"),
            ("meet 岩屋毅 与 图斯克", "2024-05-15", "JPN", "occurred"),
        ],
    ),
    "the host's spouse is told of later": (
        (
            "欢迎仪式",
            "波兰总理图斯克15日举行仪式，欢迎日本首相石破茂。",
            "图斯克总理夫人玛乌戈扎塔，外长等出席欢迎仪式。",
        ),
        [("meet 图斯克、玛乌戈扎塔 与 石破茂", "2024-05-15", None, "occurred")],
    ),
    "a summit told of after a call is no echo of it": (
        ("通话", "图斯克同石破茂通电话。", "风波会令图斯克和石破茂的峰会一波三折。"),
        [
            ("call 图斯克 与 石破茂", None, None, "occurred"),
            ("meet 图斯克 与 石破茂", None, None, "planned"),
        ],
    ),
    "a month that has ended holds no plan": (
        ("往事", "图斯克表示，愿以去年日美在东京会晤时达成的方案为基础。"),
        [("meet 日 与 美", "2023", "东京 JPN", "occurred")],
    ),
    "unless it was only meant": (
        ("往事", "2012年，石破茂计划与图斯克会晤。"),
        [("meet 石破茂 与 图斯克", "2012", None, "planned")],
    ),
    "with whom he met on a journey of some days, of whatever country": (
        ("图斯克访日", "5月6日至9日，波兰总理图斯克对日本进行访问。", "会见议长野田时，图斯克谈到了渔业。"),
        [
            ("visit 图斯克 → 日本", "2024-05-06..2024-05-09", "JPN", "occurred"),
            ("meet 图斯克 与 野田", "2024-05-06..2024-05-09", "JPN", "occurred"),
        ],
    ),
    "what is counted by the year is not the meeting of today, nor on a visit": (
        (
            "图斯克会见石破茂",
            "波兰总理图斯克15日在东京会见日本首相石破茂。",
            "去年以来，图斯克总理和石破茂首相已经两度会晤。",
            "两国总理成功互访。",
        ),
        [
            ("meet 图斯克 与 石破茂", "2024-05-15", "东京 JPN", "occurred"),
            ("meet 图斯克 与 石破茂", "2023..2024", None, "occurred"),
            ("visit 图斯克 → 日本", None, "东京 JPN", "occurred"),
            ("visit 石破茂 → 波兰", None, "POL", "occurred"),
        ],
    ),
    "the title by countries, the body by a country and a delegation": (
        ("日波举行会谈", "日本和波兰代表团14日在大阪举行会谈。"),
        [("meet 日本 与 波兰代表团", "2024-05-14", "大阪 JPN", "occurred")],
    ),
    "a hall is where its city is": (
        ("大会", "全国渔业大会14日在京举行。", "文化部长王大明在人民大会堂会见大会代表。"),
        [("meet 王大明 与 大会代表", "2024-05-14", "人民大会堂 CHN", "occurred")],
    ),
    "a dinner is when it is given, not when its guests attend something": (
        (
            "歡迎宴",
            "林大使5月6日晚間設宴歡迎參加漁業協會8日至9日舉辦的海洋論壇的代表團，市長亦親臨晚宴現場。"
            "商會主席王大明應邀出席晚宴。",
        ),
        [("attend 王大明 → 晚宴", "2024-05-06", None, "occurred")],
    ),
    "what was arranged for a day that is past": (
        ("往事", "代表處前於4月20日安排林大使訪問大阪，會見市長王立。"),
        [
            ("visit 林大使 → 大阪", "2024-04-20", "大阪 JPN", "occurred"),
            ("meet 林大使 與 王立".replace("與", "与"), "2024-04-20", "大阪 JPN", "occurred"),
        ],
    ),
    "lines of a page before the lead": (
        (
            "王立出席海洋论坛并致辞",
            "来源：",
            "某通讯社",
            "字号：默认",
            "第二届海洋论坛5月14日在大阪开幕。市长王立出席并致辞。",
        ),
        [("attend 王立 → 第二届海洋论坛", "2024-05-14", "大阪 JPN", "occurred")],
    ),
    "what is said of a visit to come is of no other": (
        ("图斯克访日", "波兰总理图斯克将于周五访问日本。", "石破茂认为，图斯克访日期间，应该谈渔业。"),
        [("visit 图斯克 → 日本", "2024-05-17", "JPN", "planned")],
    ),
    "each invites the other": (
        ("近况", "波兰总理图斯克和日本首相石破茂已经发出互访邀请。"),
        [("visit 图斯克 → 日本", None, "JPN", "possible"), ("visit 石破茂 → 波兰", None, "POL", "possible")],
    ),
    "a group of his country is whom the article names": (
        (
            "瑟比加访日",
            "乌克兰外长瑟比加14日抵达日本。",
            "乌克兰代表团访问日本是为了渔业。",
            "日本首相石破茂14日在东京会见瑟比加。",
            "这是石破茂首次会见乌克兰官员。",
        ),
        [
            ("visit 瑟比加 → 日本", "2024-05-14..", "东京 JPN", "occurred"),
            ("meet 石破茂 与 瑟比加", "2024-05-14", "东京 JPN", "occurred"),
        ],
    ),
    "a summit of two countries is that of their leaders": (
        (
            "峰会在即",
            "美国正在为总统特朗普与朝鲜领导人金正恩的会晤做准备。",
            "美国与朝鲜第二次峰会定于5月27日至28日在越南举行。",
        ),
        [("meet 特朗普 与 金正恩", "2024-05-27..2024-05-28", "VNM", "planned")],
    ),
    "a country as the article calls it": (
        ("传邀图斯克到访", "印尼总统普拉博沃邀请波兰总理图斯克到访。", "图斯克对访问印尼感兴趣。"),
        [("visit 图斯克 → 印尼", None, "IDN", "possible")],
    ),
    "what was sought in vain is no plan": (
        ("石破茂将会见特朗普", "日本首相石破茂将会见美国总统特朗普。", "石破茂曾试图在1月会见特朗普，但遭到拒绝。"),
        [
            ("meet 石破茂 与 特朗普", None, None, "planned"),
            ("meet 石破茂 与 特朗普", "2024-01", None, "refused"),
        ],
    ),
    "an institution by a shorter name, and a talk on the telephone": (
        (
            "图斯克访日",
            "波兰总理图斯克14日参观日本太空总署。",
            "有学者说，图斯克这次参观太空总署很重要。",
            "图斯克15日同石破茂通电话。",
            "图斯克与石破茂就渔业问题深入交换意见。",
        ),
        [
            ("visit 图斯克 → 日", None, "JPN", "occurred"),
            ("visit 图斯克 → 日本太空总署", "2024-05-14", "JPN", "occurred"),
            ("call 图斯克 与 石破茂", "2024-05-15", None, "occurred"),
        ],
    ),
    "stops within a journey take its days": (
        ("图斯克访日", "波兰总理图斯克8日至14日访问日本。", "图斯克一行还分别赴札幌和大阪参访。"),
        [
            ("visit 图斯克 → 日本", "2024-05-08..2024-05-14", "JPN", "occurred"),
            ("visit 图斯克 → 札幌", "2024-05-08..2024-05-14", "札幌 JPN", "occurred"),
            ("visit 图斯克 → 大阪", "2024-05-08..2024-05-14", "大阪 JPN", "occurred"),
        ],
    ),
    "the time of a modifier and that of the clause": (
        (
            "图斯克谈渔业",
            "去年5月访问过日本的波兰总理图斯克谈渔业。",
            "3日曾访问日本的挪威首相斯特勒也谈渔业。",
            "14日到访波兰的芬兰总理奥尔波与图斯克会晤。",
        ),
        [
            ("visit 图斯克 → 日本", "2023-05", "JPN", "occurred"),
            ("visit 斯特勒 → 日本", "2024-05-03", "JPN", "occurred"),
            ("meet 奥尔波 与 图斯克", "2024-05-14", "POL", "occurred"),
            ("visit 奥尔波 → 波兰", None, "POL", "occurred"),
        ],
    ),
    "how long a stay is": (
        (
            "图斯克访日",
            "波兰总理图斯克12日抵达东京，开始为期一周的访日行程。",
            "挪威首相斯特勒13日抵达波恩，展开两日一夜的访问。",
            "中国外长王毅20日起一连三日到韩国访问。",
        ),
        [
            ("visit 图斯克 → 东京", "2024-05-12..2024-05-18", "东京 JPN", "occurred"),
            ("visit 斯特勒 → 波恩", "2024-05-13..2024-05-14", "波恩 DEU", "occurred"),
            ("visit 王毅 → 韩国", "2024-05-20..2024-05-22", "KOR", "planned"),
        ],
    ),
    "what a time counts, whose seat it is, and what two do after their talks": (
        (
            "黄英贤谈渔业",
            "波兰总理图斯克13日同石破茂作本月第二次会谈。",
            "澳大利亚外长黄英贤14日在总理府同所罗门群岛总理索加瓦雷会晤。",
            "会谈后，索加瓦雷与黄英贤共同参观了海军博物馆。",
        ),
        [
            ("meet 图斯克 与 石破茂", "2024-05-13", None, "occurred"),
            ("meet 黄英贤 与 索加瓦雷", "2024-05-14", "总理府 SLB", "occurred"),
            ("visit 索加瓦雷、黄英贤 → 海军博物馆", "2024-05-14", None, "occurred"),
        ],
    ),
    "since when it is the first": (
        (
            "图斯克访日",
            "波兰总理图斯克14日访问日本，这是2014年后首次访问。",
            "挪威首相斯特勒是1949年后首位访问斐济的首相。",
        ),
        [
            ("visit 图斯克 → 日本", "2024-05-14", "JPN", "occurred"),
            ("visit 斯特勒 → 斐济", None, "FJI", "occurred"),
        ],
    ),
    "nothing": (
        ("欧盟委员会发表声明", "欧盟委员会15日就渔业发表声明。", "声明呼吁各方早日举行会谈。"),
        [],
    ),
}


@pytest.mark.parametrize(
    ("article", "rows"),
    [pytest.param(*case, id=name) for name, case in ARTICLES.items()],
)
def test_the_rows_of_an_article(nlp, article, rows):
    assert [row(event) for event in read(nlp, *article)] == rows
