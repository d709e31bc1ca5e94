"""Names of persons among the entities of a text. Square brackets mark each."""

from __future__ import annotations

import re

import pytest
from nlp.entities.name_runs import split_names
from spacy.language import Language


def entities(layer: Language, text: str, label: str = "PERSON") -> list[str]:
    return [entity.text for entity in layer(text).ents if entity.label_ == label]


@pytest.mark.parametrize(
    "sentence",
    [
        # Titles, verbs and function words are no part of a name.
        "[江]主席离开纽约。",
        "应[江泽民]主席邀请来访。",
        "[王明]与[金丽]茶叙。",
        "会议由[沙建明]定于下周召开。",
        "[王毅]据报将出访。",
        "[普京]访越期间没有讲话。",
        "前首相[戴卓尔]夫人回忆往事。",
        "作家[约翰·拉贝]日记出版。",
        "[亚历山大·克瓦希涅夫斯基]于1997年来访。",
        "[比尔·格德]和[索尔·巴斯]设计海报。",
        # Nor do they lose their beginning or end.
        "首相[佐藤荣作]访问冲绳。",
        "行政长官[林郑月娥]到访。",
        "总理[卡翁达]发表讲话。",
        "国王[伊丽莎白二世]去世。",
        "希腊商人[卡塔拉诺]（[Nico Catalano]）迁居。",
        "外交部长[巴特蒙赫·巴特策策格]周二抵达。",
        "总理[赛塔·他威信]率团来访。",
        "王储[穆罕默德·本·萨勒曼]抵达。",
        "外相[上川阳子]出席。",
        "[特朗普]周五会见[普京]。",
        # Parts of foreign names belong together.
        "外长[谢尔盖-拉夫罗夫]在场。",
        "泰国国王[玛哈·哇集拉隆功]抵达。",
        # An engine draws verbs into what stands after them.
        "大使[何平]8日在迈阿密拜会州长[斯科特]。",
        # Latin names in Chinese text.
        "他在台北会见[Ted Cruz]。",
        "会长[Juan de la Cruz]致辞。",
        # Traditional script.
        "行政長官[林鄭月娥]到訪。",
        "總統[澤倫斯基]致電[川普]。",
        # 中 may end a name, and so may what follows a hyphen.
        "卫生部长[陈时中]举行电话会议。",
        "教育部长[施塔克-瓦青格]来访。",
        "大使[加西亚-佩尼亚]来访。",
        # Verbs of a journey or plan begin after them.
        "外长[迪奥普]原打算前往奥兰。",
        "外长[拉米]来华访问。",
        "总统派[蓬佩奥]秘访平壤。",
        "首相[安德松]关起门来谈话。",
        "波罗的海三国议员见[蔡英文]。",
        # So do words of time and manner, of which an engine draws a part into the name.
        "外长[赵兑烈]日前访问印度。",
        "外长[洛钦]正接见代表团。",
        "国防部长[邱国正]就此作证。",
        "外长[戈尔]早些时候到访。",
        "秘书长[吕特]首次访问印度。",
        "总统[邦戈]亲自出席。",
        "首相[特雷莎·梅]同前总理[约翰·基]通电话。",
        "首相同部长[舍宁]通电话。",
        # Japanese names have four characters more often than engines think.
        "国防部长[佐藤流司]与会。",
        "参议员[吉井理人]会晤来宾。",
        "外长[小林鹰之]与大使会谈。",
        "首相[石破茂]之子到访。",
        "首相[石破茂]又将来访。",
        "首相[岸田]上周来访。",
        # Initials belong to Latin names.
        "院长[C. Dan Mote]与院长[J. R. Smith]致辞。",
    ],
)
def test_names_have_their_edges(layer: Language, sentence: str) -> None:
    assert entities(layer, re.sub(r"[\[\]]", "", sentence)) == re.findall(r"\[(.*?)\]", sentence)


@pytest.mark.parametrize(
    "text",
    [
        "书名是《About Face》。",
        "He met Ted Cruz in Taipei.",
        "奥斯曼人来到平原。",
        "总理发来贺电。",
        "美方和越方都同意。",
        "专列抵达符拉迪沃斯托克。",
        "“戴高乐”号抵达港口。",
        "他先到王宫拜会国王。",
        "中美元首大阪会晤举行。",
    ],
)
def test_what_is_no_name(layer: Language, text: str) -> None:
    assert entities(layer, text) == []


@pytest.mark.parametrize(
    "run",
    [
        "王建军|李娜|张晓明|陈丽",
        "赵刚|欧阳文|孙志强",
        "刘洋|阿卜杜拉·买买提|周杰",
        "王和平|李明",
        "尹树广|扎琳娜",
    ],
)
def test_lists_of_names_without_separators(run: str) -> None:
    text = run.replace("|", "")
    assert "|".join(text[a:b] for a, b in split_names(text)) == run


def test_a_long_list_is_told_apart_in_a_sentence(layer: Language) -> None:
    assert entities(layer, "委员：王建军李晓娜张志明陈美丽（女）") == ["王建军", "李晓娜", "张志明", "陈美丽"]


def test_a_name_told_once_is_found_wherever_it_stands(layer: Language) -> None:
    found = entities(layer, "乌兹别克斯坦议长伊斯莫伊洛夫来访。随后伊斯莫伊洛夫参观了工厂。")
    assert found == ["伊斯莫伊洛夫", "伊斯莫伊洛夫"]


def test_places_and_organisations_are_entities_too(layer: Language) -> None:
    doc = layer("联合国秘书长古特雷斯在内罗毕表示，哈尔科夫州的局势令人担忧。")
    found = {(entity.text, entity.label_) for entity in doc.ents}
    assert found >= {("联合国", "ORG"), ("古特雷斯", "PERSON"), ("内罗毕", "GPE")}
