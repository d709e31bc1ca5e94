"""Files of every kind and encoding; bad input is set aside with its reason while the rest goes on."""

import gzip
import json
import warnings
from datetime import date, datetime
from pathlib import Path

import pandas as pd
import pytest
from nlp.articles import Article, Rejected, iter_articles, read_articles

SIMPLIFIED = "甲国外长访问乙国\n甲国外长周六抵达乙国首都，将与总统举行会谈。\n双方还将签署贸易协定。\n"
TRADITIONAL = "甲國外長訪問乙國\n甲國外長週六抵達乙國首都，將與總統舉行會談。\n雙方還將簽署貿易協定。\n"
SENTENCE = "甲国外长周六抵达乙国首都，将与总统举行会谈。"


def only(path: Path) -> Article:
    (article,) = iter_articles(path)
    assert isinstance(article, Article), article
    return article


def refused(path: Path) -> list[tuple[str | None, str]]:
    return [(item.where, item.reason) for item in iter_articles(path) if isinstance(item, Rejected)]


# --- encodings


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize(
    ("text", "encoding"),
    [(SIMPLIFIED, name) for name in ("utf-8", "utf-8-sig", "gb18030", "gb2312", "utf-16", "utf-16-le", "utf-16-be")]
    + [(TRADITIONAL, name) for name in ("utf-8", "big5", "big5hkscs", "gb18030", "utf-16")],
)
def test_every_encoding_reads_the_same(tmp_path: Path, text: str, encoding: str, packed: bool) -> None:
    data = text.encode(encoding)
    file = tmp_path / ("a.txt.gz" if packed else "a.txt")
    file.write_bytes(gzip.compress(data) if packed else data)
    assert only(file).text == text.partition("\n")[2].strip()


def test_a_page_cut_off_within_a_character_is_still_read(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes((SENTENCE * 20).encode()[:-1])
    assert only(file).text.startswith(SENTENCE)


# --- kinds


def test_plain_text_has_title_date_and_paragraphs(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("甲国外长访问乙国\n2024年3月2日\n\n" + SENTENCE + "\n\n他将停留两天。\n", encoding="utf-8")
    article = only(file)
    assert (article.title, article.published) == ("甲国外长访问乙国", date(2024, 3, 2))
    assert article.text == SENTENCE + "\n他将停留两天。"


def test_plain_text_without_a_title_keeps_its_first_sentence(tmp_path: Path) -> None:
    file = tmp_path / "20240302.txt"
    file.write_text(SENTENCE + "\n他将停留两天。", encoding="utf-8")
    article = only(file)
    assert article.title is None
    assert article.published == date(2024, 3, 2)
    assert article.text.startswith(SENTENCE)


def test_markdown_marks_are_no_text(tmp_path: Path) -> None:
    file = tmp_path / "a.md"
    file.write_text(
        f"# 甲国外长访问乙国\n\n![图](a.png)\n\n> **{SENTENCE}**\n\n[乙国](http://x.example)表示&quot;欢迎&quot;。",
        encoding="utf-8",
    )
    assert only(file).text == f'{SENTENCE}\n乙国表示"欢迎"。'


PAGE = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>甲国外长访问乙国 - 某新闻网</title>
<meta property="og:url" content="https://www.news.example/a"/>{{meta}}</head><body>
<nav><a href="/">首页</a> <a href="/world">国际</a></nav>
<article><h1>甲国外长访问乙国</h1>{{line}}<p>{SENTENCE * 3}</p>
<p>1999年1月1日，两国曾签署条约。{SENTENCE * 3}</p></article>
<footer>某新闻网 版权所有</footer></body></html>"""


def test_html_page(tmp_path: Path) -> None:
    meta = '<meta property="article:published_time" content="2024-03-02T09:15:00+08:00"/>'
    file = tmp_path / "a.html"
    file.write_text(PAGE.format(meta=meta, line=""), encoding="utf-8")
    article = only(file)
    assert article.title == "甲国外长访问乙国"
    assert article.source == "news.example"
    assert article.published == datetime.fromisoformat("2024-03-02T09:15:00+08:00")
    assert article.text.split("\n") == [SENTENCE * 3, "1999年1月1日，两国曾签署条约。" + SENTENCE * 3]


@pytest.mark.parametrize(
    ("line", "published"),
    [("<div>发布时间：<span>2024-03-02</span></div>", date(2024, 3, 2)), ("", None)],
)
def test_a_day_in_the_text_is_not_the_publishing_date(tmp_path: Path, line: str, published: date | None) -> None:
    file = tmp_path / "a.html"
    file.write_text(PAGE.format(meta="", line=line), encoding="utf-8")
    assert only(file).published == published


def test_a_page_named_txt_is_a_page(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(PAGE.format(meta="", line="").encode("gb18030"))
    assert "首页" not in only(file).text


ROWS = [
    {"id": "a1", "url": None, "title": "一", "published": "2024-03-02", "source": "某报", "text": SENTENCE},
    {
        "id": None,
        "url": "https://www.x.example/2",
        "title": "二",
        "published": "没有",
        "source": None,
        "text": SENTENCE,
    },
]


def write_rows(file: Path) -> None:
    frame = pd.DataFrame(ROWS)
    match file.suffix:
        case ".jsonl":
            file.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in ROWS), "utf-8")
        case ".json":
            file.write_text(json.dumps(ROWS, ensure_ascii=False, indent=1), "utf-8")
        case ".csv":
            frame.to_csv(file, index=False, encoding="utf-8-sig")
        case ".tsv":
            frame.to_csv(file, index=False, sep="\t", encoding="utf-16")
        case ".parquet":
            frame.to_parquet(file)


@pytest.mark.parametrize("suffix", [".jsonl", ".json", ".csv", ".tsv", ".parquet"])
def test_tables(tmp_path: Path, suffix: str) -> None:
    write_rows(tmp_path / f"a{suffix}")
    packed = tmp_path / "b.gz"
    packed.write_bytes(gzip.compress((tmp_path / f"a{suffix}").read_bytes()))
    for file in (tmp_path / f"a{suffix}", packed):
        first, second = iter_articles(file)
        assert isinstance(first, Article)
        assert isinstance(second, Article)
        assert (first.id, first.source, first.published) == ("a1", "某报", date(2024, 3, 2))
        assert len(second.id) == 16
        assert (second.source, second.published) == ("x.example", None)  # undated, and kept
        assert first.text == second.text == SENTENCE


def test_html_column(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text(f'title,html,extra\n一,"<p>{SENTENCE}</p><p>他说：""好。""</p>",x\n', encoding="utf-8")
    assert only(file).text == f'{SENTENCE}\n他说："好。"'


# --- folders, globs, order


def test_folders_are_searched_in_order_without_hidden_files(tmp_path: Path) -> None:
    for name in ("b/2.txt", "a/1.txt", "3.txt", ".hidden.txt", ".git/4.txt"):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(f"第{file.stem}篇\n{SENTENCE}\n", encoding="utf-8")
    titles = [item.title for item in iter_articles(tmp_path) if isinstance(item, Article)]
    assert titles == ["第3篇", "第1篇", "第2篇"]
    assert len(read_articles([tmp_path, tmp_path / "3.txt", str(tmp_path / "*/*.txt")])) == 3


@pytest.mark.parametrize("name", ["none.txt", "*.none", "none/"])
def test_a_path_that_does_not_exist_is_said_at_once(tmp_path: Path, name: str) -> None:
    with pytest.raises(FileNotFoundError, match="none"):
        iter_articles([tmp_path, str(tmp_path / name)])


# --- bad input


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \n\t\n", "empty"),
        ("a.png", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 4, "binary"),
        ("a.bin", bytes(range(128, 256)) * 8, "binary"),
        ("a.txt", b"The foreign minister arrived on Saturday.", "not Chinese"),
        ("a.txt", "外相は土曜日に首都に到着し、大統領と会談する予定です。".encode(), "kana"),
        (
            "a.html",
            b"<html><head><title>x</title></head><body><script>1</script></body></html>",
            "no article text",
        ),
        ("a.md", "<!--1700000000000-->\n[标题](http".encode(), "archive file without"),
        ("a.json", b'{"text": ', "not valid JSON"),
        ("a.jsonl.gz", gzip.compress(b'{"text": "x"}\n' * 999)[:-30], "broken gzip"),
        ("a.parquet", b"PAR1" + bytes(64), "broken Parquet"),
        ("a.rss", '<?xml version="1.0"?><rss><title>新闻</title></rss>'.encode(), "XML"),
        ("a.csv", "name,body\n甲,乙\n".encode(), "found the columns name, body; needed: text"),
        ("a.txt", (SENTENCE * 50_000).encode(), "limit for one article is 1,000,000"),
    ],
)
def test_what_is_no_article_is_set_aside_with_its_reason(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    (tmp_path / name).write_bytes(data)
    (tmp_path / "z.txt").write_text(SIMPLIFIED, encoding="utf-8")
    *before, last = iter_articles(tmp_path)
    assert isinstance(last, Article), "the rest goes on"
    rejected = before[-1]
    assert isinstance(rejected, Rejected)
    assert rejected.path.name == name
    assert reason in rejected.reason


def test_a_file_that_may_not_be_read_is_set_aside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a.txt"
    file.write_text(SIMPLIFIED, encoding="utf-8")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)  # root may read everything, so chmod would prove nothing
    assert refused(file) == [(None, "cannot be read: Permission denied")]


def test_broken_lines_of_json_are_set_aside_by_number(tmp_path: Path) -> None:
    good = json.dumps({"text": SENTENCE}, ensure_ascii=False).encode()
    lines = [
        good,
        b'{"text": ',
        b"[1]",
        b'{"title": "\xe4\xba\x8c"}',
        good[:20] + b"\xff" + good[20:],
        b'{"text": null}',
    ]
    file = tmp_path / "a.jsonl"
    file.write_bytes(b"\n".join([*lines, b"", b'{"text": ["x"]}', good]))
    where, reasons = zip(*refused(file), strict=True)
    assert where == ("line 2", "line 3", "line 4", "line 5", "line 6", "line 8")
    assert [reason.split(":")[0] for reason in reasons] == [
        "not valid JSON",
        "not a row with named columns but list",
        "found the columns title; needed",
        "bytes that do not belong to the file's encoding",
        "no text in this row",
        "a cell holds list where text is expected",
    ]
    assert sum(isinstance(item, Article) for item in iter_articles(file)) == 2


def test_broken_rows_of_csv_are_set_aside_by_number(tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text(f'id,text\n1,{SENTENCE}\n2\n3,a,b\n4,\n5,{SENTENCE}\n6,"没有引号结尾\n', encoding="utf-8")
    assert [where for where, _ in refused(file)] == ["row 3", "row 4", "row 5", "row 7"]
    assert [item.id for item in iter_articles(file) if isinstance(item, Article)] == ["1", "5"]


def test_a_page_of_megabytes_with_deep_nesting_is_read(tmp_path: Path) -> None:
    file = tmp_path / "a.html"
    script = "<script>var x = '" + "x" * 3_000_000 + "'</script>"
    file.write_text(script + "<p>" + SENTENCE + "</p>" + "<div>" * 20_000 + "</div>" * 20_000, encoding="utf-8")
    assert only(file).text == SENTENCE


def test_a_frame_says_what_it_left_out(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SIMPLIFIED, encoding="utf-8")
    (tmp_path / "b.txt").write_text("", encoding="utf-8")
    with pytest.warns(UserWarning, match="1 set aside, 1 read.*empty file"):
        frame = read_articles(tmp_path)
    assert list(frame.columns) == ["id", "url", "title", "published", "source", "text"]
    assert frame.attrs["rejected"] == [Rejected(tmp_path / "b.txt", None, "empty file")]


def test_a_frame_without_losses_does_not_warn(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SIMPLIFIED, encoding="utf-8")
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert read_articles(str(tmp_path)).attrs["rejected"] == []
