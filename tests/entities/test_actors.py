"""Which parties a sentence tells of. Square brackets show where each mention lies."""

from __future__ import annotations

import re

import pytest
from nlp.entities import Party
from spacy.language import Language


def parties(layer: Language, annotated: str) -> list[tuple[str, Party]]:
    doc = layer(re.sub(r"[\[\]]", "", annotated))
    return [(span.text, span._.party) for span in sorted(doc.spans["actors"], key=lambda span: span.start)]


def bracketed(annotated: str) -> list[str]:
    return re.findall(r"\[(.*?)\]", annotated)


@pytest.mark.parametrize(
    ("sentence", "name", "title", "country"),
    [
        ("[美国国务卿布林肯]周二抵达。", "布林肯", "国务卿", "USA"),
        ("[越南国家副主席武氏映春]表示祝贺。", "武氏映春", "国家副主席", "VNM"),
        ("[日本外务省事务次官森健良]当天返回。", "森健良", "外务省事务次官", "JPN"),
        ("[美國國務卿布林肯]週二抵達。", "布林肯", "國務卿", "USA"),
        ("[古巴国家主席迪亚斯-卡内尔]发表讲话。", "迪亚斯-卡内尔", "国家主席", "CUB"),
        ("[教宗方济各]因健康原因推迟行程。", "方济各", "教宗", "VAT"),
        ("[会长Anna Miller]致辞。", "Anna Miller", "会长", None),
        ("[馆长勒里博（Christophe Leribault）]陪同参观。", "勒里博", "馆长", None),
        ("[国民议会议长李明]主持会议。", "李明", "国民议会议长", None),
        ("8日在北京会见[亚美尼亚国民议会议长西蒙尼扬]。", "西蒙尼扬", "国民议会议长", "ARM"),
        ("同[吕特首相]举行会谈。", "吕特", "首相", None),
        ("[美国务卿布林肯]周二抵达。", "布林肯", "国务卿", "USA"),
        ("[马来西亚最高元首易卜拉欣·伊斯干达]抵达北京。", "易卜拉欣·伊斯干达", "最高元首", "MYS"),
        ("[維薩公司全球執行董事長李明]致辭。", "李明", "維薩公司全球執行董事長", None),
        ("[英国防大臣希利]周二抵达。", "希利", "国防大臣", "GBR"),
        ("[帛琉共和國眾議院議長安大賓]抵達台北。", "安大賓", "眾議院議長", "PLW"),
        ("[俄罗斯外长谢尔盖-拉夫罗夫]表示祝贺。", "谢尔盖-拉夫罗夫", "外长", "RUS"),
        ("[得克萨斯州州长艾博特]周二抵达。", "艾博特", "得克萨斯州州长", "USA"),
        ("[多伦多市长邹至蕙]周二抵达。", "邹至蕙", "多伦多市长", "CAN"),
        ("[意大利农业、粮食主权和林业部长洛洛布里吉达]周二抵达。", "洛洛布里吉达", "农业、粮食主权和林业部长", "ITA"),
    ],
)
def test_a_person_has_the_office_and_country_told_beside_the_name(
    layer: Language, sentence: str, name: str, title: str, country: str | None
) -> None:
    ((mention, party),) = parties(layer, sentence)
    assert [mention] == bracketed(sentence)
    assert (party.kind, party.name, party.title, party.country) == ("person", name, title, country)


@pytest.mark.parametrize(
    ("sentence", "name", "title", "role"),
    [
        ("[袁大使健生]致詞歡迎來賓。", "袁健生", "大使", ""),
        ("[陳大使國華]本（7）月3日抵達丹佛。", "陳國華", "大使", ""),
        ("[蕭前副總統萬長]率隊參加。", "蕭萬長", "前副總統", ""),
        ("[沈大使]首先表示感謝。", "沈大使", "大使", "大使"),
        ("[蔡總統]接受訪問。", "蔡總統", "總統", "總統"),
        ("[袁大使伉儷]在場。", "袁大使", "大使", "大使"),
        ("教育部國際司[林副司長明德]率團。", "林明德", "副司長", ""),
    ],
)
def test_surname_office_and_given_name_are_one_person(
    layer: Language, sentence: str, name: str, title: str, role: str
) -> None:
    mention, party = parties(layer, sentence)[0]
    assert [mention] == bracketed(sentence)
    assert (party.kind, party.name, party.title, party.role) == ("person", name, title, role)


@pytest.mark.parametrize(
    ("sentence", "kinds"),
    [
        ("[日][韩]外长在釜山会晤。", ["country", "country"]),
        ("[越方]愿深化合作。", ["country"]),
        ("院長接見[斯洛伐克國會及布拉迪斯拉發省聯合訪問團]。", ["delegation"]),
        ("主席会见[加拿大议员代表团]。", ["delegation"]),
        ("[美国国务卿]将于下周来访。", ["office"]),
        ("[联合国]发表声明。", ["organisation"]),
        ("[南苏丹]首都朱巴下雨。", ["country"]),
        ("[汤加国王图普六世]在努库阿洛法王宫设宴。", ["person"]),
        ("[双方]交换了意见。", ["pronoun"]),
    ],
)
def test_other_parties(layer: Language, sentence: str, kinds: list[str]) -> None:
    wanted = bracketed(sentence)
    found = [(mention, party.kind) for mention, party in parties(layer, sentence) if mention in wanted]
    assert found == list(zip(wanted, kinds, strict=True))


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        ("南苏丹首都朱巴下雨。", "南"),
        ("他有其他安排。", "其他"),
        ("国家主席坚强领导下，事业发展。", "坚强"),
        ("兩國元首明天舉行會談。", "明天"),
        ("两位首席议员出席。", "席议员"),
        ("袁大使長期關心僑務。", "袁長期"),
        ("他将参加中欧峰会。", "加"),
    ],
)
def test_what_is_no_party(layer: Language, text: str, absent: str) -> None:
    assert absent not in [party.name for _, party in parties(layer, text)]


def test_a_country_is_shared_by_offices_told_together(layer: Language) -> None:
    found = {
        p.name: p.country for _, p in parties(layer, "巴基斯坦总统阿尔维和总理伊姆兰·汗设宴。") if p.kind == "person"
    }
    assert found == {"阿尔维": "PAK", "伊姆兰·汗": "PAK"}


def test_each_actor_lies_where_its_party_says(layer: Language) -> None:
    doc = layer("法國總統馬克龍（Emmanuel Macron）夫婦週四會見德國總理蕭茲一行。")
    for span in doc.spans["actors"]:
        assert (span.start_char, span.end_char) == (span._.party.start, span._.party.end)
        assert span._.party.name in span.text
