"""Names that the lexicon knows. Examples mark what must be found: form and expected code, [阿曼|OMN]外长."""

import csv
import re
from importlib.resources import files

import pytest
from nlp.entities import gazetteer
from nlp.entities.script import simplify

LEXICON = files("nlp.entities").joinpath("lexicon")


def read(annotated):
    """Split an annotated example into its text and the (form, mark) pairs in their order."""
    marks = re.findall(r"\[([^|\]]+)\|([^\]]*)\]", annotated)
    return re.sub(r"\[([^|\]]+)\|[^\]]*\]", r"\1", annotated), marks


def table(name):
    lines = LEXICON.joinpath(f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize(
    "annotated",
    [
        # the longest name wins
        "[赤道几内亚|GNQ]、[几内亚比绍|GNB]和[几内亚|GIN]三国外长",
        "[尼日尔|NER]与[尼日利亚|NGA]接壤",
        "[印度尼西亚|IDN]总统访问[印度|IND]，途经[印度洋|]",
        "[多米尼加|DOM]不是[多米尼克|DMA]",
        "[刚果（金）|COD]总统与[刚果(布)|COG]总统会谈，[民主刚果|COD]外长在座",
        "[圣多美和普林西比|STP]总理抵达[圣多美|STP]",
        "[中非共和国|CAF]总统出席中非合作论坛",
        "[巴布亚新几内亚|PNG]和[巴新|PNG]方",
        # a country is not the state or the person that sounds like it
        "[格鲁吉亚|GEO]总理访问[佐治亚州|USA]，也写作[乔治亚州|USA]",
        # a republic by its whole name, and as Taiwan shortens a country that the text names
        "[意大利共和国|ITA]总统访问[帛琉共和国|PLW]",
        "[菲律宾|PHL]外长说，[菲国|PHL]政府已经道歉，墨国没有被提到",
        "抵达哈立德国王大学",
        "约翰昨天抵达[约旦|JOR]首都[安曼|JOR]",
        "[马里兰州|USA]州长会见[马里|MLI]外长和[索马里|SOM]外长",
        "[南非|ZAF]和[南苏丹|SSD]",
        "[马里乌波尔|UKR]市长",
        # Taiwan and Hong Kong names
        "[寮国|LAO]、[纽西兰|NZL]、[义大利|ITA]与[沙乌地阿拉伯|SAU]的外长",
        "[北韩|PRK]代表团抵达[南韩|KOR]首都[首尔|KOR]，旧称[汉城|KOR]",
        "[史瓦帝尼|SWZ]国王与[帛琉|PLW]总统",
        "[波札那|BWA]、[尚比亚|ZMB]、[辛巴威|ZWE]",
        # names that news prefers
        "[阿联酋|ARE]、[沙特|SAU]、[波黑|BIH]、[科特迪瓦|CIV]、[科索沃|XKX]",
        "[苏联|SUN]和[南斯拉夫|YUG]",
        "[台湾|TWN]、[香港|HKG]、[澳门|MAC]、[巴勒斯坦|PSE]",
    ],
)
def test_countries_in_text(annotated):
    text, marks = read(annotated)
    found = [(hit.entry.form, hit.entry.country or "") for hit in gazetteer.find_places(text)]
    assert found == marks


@pytest.mark.parametrize(
    "text",
    [
        "发展中国家应当团结",
        "其中国有企业占一半",
        "沿海地区经济较快",
        "古巴比伦的文明",
        "韩国瑜当选市长",
        "巴拿马运河的通行费",
        "两国共同隆重庆祝建交",
        "提出一系列重大理念",
        "马里奥和理查德先后发言",
        "保持均衡水平，包罗万象",
        "为世界和平作出贡献，和平、光明的未来",
        "阿里巴巴与华盛顿邮报",
        "中美元首",  # abbreviations need grammar
    ],
)
def test_words_that_only_look_like_places(text):
    assert gazetteer.find_places(text) == []


@pytest.mark.parametrize(
    ("text", "form", "name", "city", "country"),
    [
        ("在人民大会堂会见", "人民大会堂", "人民大会堂", "北京", "CHN"),
        ("在北京钓鱼台国宾馆会谈", "北京钓鱼台国宾馆", "钓鱼台国宾馆", "北京", "CHN"),
        ("在瀛台散步", "瀛台", "瀛台", "北京", "CHN"),
        ("在青瓦台设宴", "青瓦台", "青瓦台", "首尔", "KOR"),
        ("在戴维营举行三方会谈", "戴维营", "戴维营", None, "USA"),
        ("在唐宁街10号门前", "唐宁街10号", "唐宁街10号", "伦敦", "GBR"),
        ("在爱丽舍宫会晤", "爱丽舍宫", "爱丽舍宫", "巴黎", "FRA"),
        ("抵达联合国总部", "联合国总部", "联合国总部", "纽约", "USA"),
        ("在百花园迎宾馆下榻", "百花园迎宾馆", "百花园迎宾馆", "平壤", "PRK"),
        ("双橡园举行酒会", "双橡园", "双橡园", "华盛顿", "USA"),
        ("飞抵华府", "华府", "华盛顿", "华盛顿", "USA"),
        ("在雪梨转机", "雪梨", "悉尼", "悉尼", "AUS"),
        ("前往海参崴", "海参崴", "符拉迪沃斯托克", "符拉迪沃斯托克", "RUS"),
        ("在达沃斯发表讲话", "达沃斯", "达沃斯", "达沃斯", "CHE"),
        ("赴湖南考察", "湖南", "湖南", None, "CHN"),
        ("在巴厘岛出席峰会", "巴厘岛", "巴厘岛", None, "IDN"),
        ("访问艾奥瓦州", "艾奥瓦州", "艾奥瓦州", None, "USA"),
        ("代表团访问东南亚", "东南亚", "东南亚", None, None),
        ("抵达卡塔尔", "卡塔尔", "卡塔尔", None, "QAT"),  # not 达卡
        ("抵达新加坡", "新加坡", "新加坡", "新加坡", "SGP"),
    ],
)
def test_where_a_place_is(text, form, name, city, country):
    (hit,) = gazetteer.find_places(text)
    assert text[hit.start : hit.end] == form
    assert (hit.entry.name, hit.entry.city, hit.entry.country) == (name, city, country)


def test_a_traditional_text_is_read_through_its_simplified_form():
    text = "國務卿在華盛頓會見沙烏地阿拉伯外長"
    found = gazetteer.find_places(simplify(text))
    assert [text[hit.start : hit.end] for hit in found] == ["華盛頓", "沙烏地阿拉伯"]


@pytest.mark.parametrize(
    ("form", "latitude", "longitude"),
    [("首尔", 37.57, 126.98), ("华盛顿", 38.9, -77.04), ("苏州", 31.3, 120.6), ("海兰泡", 50.27, 127.53)],
)
def test_a_name_borne_by_several_towns_lies_where_the_news_means(form, latitude, longitude):
    found = gazetteer.place(form)
    assert (found.latitude, found.longitude) == pytest.approx((latitude, longitude), abs=0.1)


def test_an_institution_is_known_but_not_looked_for():
    assert gazetteer.place("美国国务院").city == "华盛顿"
    assert [hit.entry.form for hit in gazetteer.find_places("美国国务院发言人")] == ["美国"]


@pytest.mark.parametrize(
    ("form", "iso3"), [("中华人民共和国", "CHN"), ("象牙海岸", "CIV"), ("中", None), ("北京", None)]
)
def test_country_of(form, iso3):
    assert gazetteer.country_of(form) == iso3


def test_country_names_and_capitals():
    assert gazetteer.country_name("SAU") == "沙特"
    assert gazetteer.country_name("DMA") == "多米尼克"
    assert gazetteer.capital_of("MMR") == "内比都"
    assert gazetteer.capital_of("ATA") is None
    with pytest.raises(KeyError):
        gazetteer.country_name("ZZZ")


@pytest.mark.parametrize(("form", "first"), [("印", "IND"), ("巴", "PAK"), ("乌", "UKR"), ("华", "CHN")])
def test_an_abbreviation_gives_its_likeliest_country_first(form, first):
    assert gazetteer.abbreviations()[form][0] == first


def test_organisations():
    text = "欧盟委员会主席与东协秘书长、世卫组织总干事通话"
    found = [(hit.entry.form, hit.entry.id) for hit in gazetteer.find_organisations(text)]
    assert found == [
        ("欧盟委员会", "ORG/european-commission"),
        ("东协", "ORG/asean"),
        ("世卫组织", "ORG/who"),
    ]
    assert gazetteer.organisation("欧").id == gazetteer.organisation("欧洲联盟").id


@pytest.mark.parametrize(
    ("forms", "identifier"),
    [
        ("特朗普 川普", "USA/donald-trump"),
        ("泽连斯基 泽伦斯基", "UKR/volodymyr-zelenskyy"),
        ("马克龙 马克宏", "FRA/emmanuel-macron"),
        ("普京 蒲亭 普丁", "RUS/vladimir-putin"),
        ("特雷莎·梅 文翠珊", None),
        ("昂山素季 昂山素姬 翁山苏姬", "MMR/aung-san-suu-kyi"),
        ("朴振", "KOR/朴振"),
    ],
)
def test_the_spellings_of_one_person_share_an_id(forms, identifier):
    found = {person.id for form in forms.split() for person in gazetteer.people(form)}
    assert len(found) == 1
    assert identifier in (None, *found)


def test_one_spelling_of_several_people_gives_them_all():
    assert {person.id for person in gazetteer.people("夏立夫")} == {"PAK/nawaz-sharif", "PAK/shehbaz-sharif"}


def test_terms_of_office_keep_their_years():
    terms = {person.office: person for person in gazetteer.people("拜登")}
    assert set(terms) == {"总统", "副总统"}
    assert terms["副总统"].last_year <= terms["总统"].first_year
    assert terms["总统"].country == "USA"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("布林肯9日上午将与韩国外长朴振会谈", ["布林肯", "朴振"]),
        ("哥伦比亚总统到访", []),  # 比亚
        ("玻利维亚当选总统到访", []),  # 亚当
        ("基辛格与马斯克会面", []),  # 辛格, 马斯
        ("马丁·路德的著作", []),  # a given name
        ("安东尼·布林肯抵达", ["安东尼·布林肯"]),
    ],
)
def test_people_in_text(text, names):
    assert [text[hit.start : hit.end] for hit in gazetteer.find_people(text)] == names


# --- the tables ---------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["countries", "cities", "venues", "organisations", "people", "blockers"])
def test_every_row_has_a_simplified_form_and_a_source(name):
    for row in table(name):
        assert row["form"] == simplify(row["form"])
        assert row["form"].strip() == row["form"] != ""
        assert row["source"]


@pytest.mark.parametrize("name", ["cities", "venues"])
def test_no_place_is_given_twice_and_every_one_lies_on_earth(name):
    rows = table(name)
    codes = {row["iso3"] for row in table("country_names")}
    assert len({row["form"] for row in rows}) == len(rows)
    for row in rows:
        assert not row["iso3"] or row["iso3"] in codes, row
        assert (row["latitude"] == "") == (row["longitude"] == "")
        if row["latitude"]:
            assert -90 <= float(row["latitude"]) <= 90 and -180 <= float(row["longitude"]) <= 180, row


def test_every_country_has_a_name_and_every_state_a_capital():
    rows = table("country_names")
    assert len(rows) >= 250
    forms = {row["form"]: row["iso3"] for row in table("countries") if row["kind"] != "abbreviation"}
    for row in rows:
        assert forms[row["name"]] == row["iso3"]
    assert sum(bool(row["capital"]) for row in rows) >= 195


def test_no_full_country_name_means_two_countries():
    seen = {}
    for row in table("countries"):
        if row["kind"] != "abbreviation":
            assert seen.setdefault(row["form"], row["iso3"]) == row["iso3"], row["form"]


def test_the_table_of_people():
    rows = table("people")
    assert len({row["id"] for row in rows}) >= 600
    for row in rows:
        assert "/" in row["id"] and row["office"]
        assert 1980 <= int(row["first_year"]) <= int(row["last_year"])
    assert len({(row["id"], row["form"], row["country"], row["office"]) for row in rows}) == len(rows)
