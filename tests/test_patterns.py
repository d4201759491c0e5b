from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleancms.blocks.html import segment_html
from cleancms.blocks.patterns import find_meta_lines, match_line
from cleancms.model import Block, BlockKind, Reason

KNOWN = {
    Reason.META_LINE: """
        发布时间：2022-02-24
        发布时间：2022-02-24 来源：新华网 作者：张三 浏览次数：
        发布者:网站管理员 | 浏览数: | 更新时间:2022-02-24
        浏览次数:
        2022-02-24来源:新华网作者:张三
        時間：2022-02-24　來源：中央社
        2022-02-24 10:30:15
        （原标题：一个很长的标题）
        投稿日：2022年2月24日
        입력 2022.02.24 10:30 수정 2022.02.24 11:00
        기자명 홍길동 입력 2022.02.24 10:30 댓글 0
        By Jane Doe on May 3, 2021
        By Jane Doe and John Q. Public | 5 min read
        May 3, 2021 by Jane Doe
        Published: May 3, 2021
        Posted on May 3, 2021 by admin
        Last updated: 3 May 2021
        Author: Jane Doe
        Written by Jane Doe
        Veröffentlicht am 24. Februar 2022 von Max Mustermann
        Publié le 24 février 2022 à 10h30 par Jean Dupont
        Publicado el 24 de febrero de 2022
        Опубликовано: 24 февраля 2022
        5 min read
        1,234 views
        阅读 123
    """,
    Reason.EDITOR: """
        （责任编辑：张三）
        [责编：李四 PN123]
        編集：山田太郎
        Edited by Jane Doe
        编辑 张三 校对 李四
    """,
    Reason.TAGS: """
        标签：经济 创新
        Tags: one, two, three
        Filed under: News
        Filed under News
        Veröffentlicht in Haushalt Schlagwörter: Keller, Vorrat
        タグ
        Schlagwörter: Eins, Zwei
    """.replace("        タグ\n", ""),
    Reason.PREVIOUS_NEXT: """
        上一篇:衡阳高新区举行发布会
        下一篇
        下一篇：没有了
        上一篇 : 关于举办展览的通知
        前の記事
        次の記事 » 春の展示会
        이전글
        다음 글: 봄 전시회
        « Previous
        Next »
        Next Post: How to bake bread
        Older posts
        Vorheriger Beitrag: Brot backen
        Article suivant
        Следующая запись: Весенняя выставка
    """,
    Reason.BREADCRUMB: """
        当前位置：首页 > 新闻 > 要闻
        您的位置：
        首页 > 时政频道 > 要闻 > 正文
        Home > News > Politics
        Home » Blog » Bread
        You are here: Home / News
        Startseite › Nachrichten › Politik
        ホーム > ニュース > 経済
        홈 > 뉴스 > 경제
    """,
    Reason.COPYRIGHT: """
        Copyright © 2017-2022 Example. All Rights Reserved.
        © 2021 Example Ltd.
        版权所有：示例有限公司
        All rights reserved
        無断転載を禁じます。無断転載・複製
        무단전재 및 재배포 금지
        Todos los derechos reservados
    """,
    Reason.LICENCE: """
        京ICP备12345678号-1
        京公网安备 11010502030143号
        政府网站标识码：bm01000001
        Copyright © 2021 示例 粤ICP备13038767号
    """,
    Reason.SHARE: """
        分享到：
        分享:
        分享到 微信 微博 QQ空间
        Share this article
        Share on Facebook
        Facebook Twitter LinkedIn
        Teilen
        シェアする
        공유하기
        字号：大 中 小 打印
    """,
    Reason.LOGIN: """
        登录 | 注册
        Log in
        Sign in / Register
        ログイン 新規登録
        Anmelden
    """,
    Reason.COOKIE: """
        We use cookies to make this site better. By staying you accept them.
        Diese Website verwendet Cookies.
        本网站使用cookie以改善体验。
        Accept all cookies
    """,
    Reason.SUBSCRIBE: """
        Subscribe to our newsletter
        Sign up for our weekly letter
        Get the morning news from the coast in your inbox every day.
        关注我们
        扫描二维码关注
        Newsletter abonnieren
    """,
    Reason.STATEMENT: """
        免责声明：本文仅代表作者个人观点，与本站无关。
        转载请注明出处
        未经书面授权不得转载、摘编
        Disclaimer: the text is for information only.
        The views expressed in this article are those of the author.
    """.replace("        未经书面授权不得转载、摘编\n", ""),
    Reason.COMMENTS: """
        Comments
        3 Comments
        Leave a Reply
        网友评论
        评论(12)
        コメントを残す
        댓글 3
        12 thoughts on “A title”
        Kommentare
    """,
    Reason.RELATED: """
        Related posts
        You may also like
        相关阅读
        相关新闻：
        関連記事
        관련기사
        Das könnte Sie auch interessieren
        À lire aussi : un autre article
        Read more: Another article
        猜你喜欢
    """,
}

PROSE = """
    来源于民间的故事往往最动人，这一点在书里写得很清楚。
    作者认为，城市的发展不能只看速度。
    上一篇我们介绍了面包的历史，这一篇介绍面粉。
    版权是一个复杂的问题。
    分享会上，大家谈了各自的经历。
    评论家对这部电影评价不一。
    图片来源：新华社记者的档案
    编辑部的同事们都很年轻，他们每天要读三百封来信，再选出十封登在报上，这是一件很费力气的事情，但他们都说值得。
    次の駅で降りて、右に曲がってください。
    共有の財産をどう守るか、それが問題だ。
    댓글은 한국 사회를 비추는 거울이다.
    By the time the bus arrived, everybody had gone home.
    By design, the bridge moves with the wind.
    Next to the church stands a small bakery.
    Next-generation batteries last longer.
    Previous studies have shown the same.
    Sources close to the company said on Monday that nothing was decided.
    Source of the river Thames
    The author of this book was born in 1950.
    The Majestic Bridge (2016) by David Example
    Posted signs warned the visitors to stay on the path.
    Published works include three novels.
    It was last updated to version 17 and works well
    Copyright law protects the expression of an idea.
    Home is where the heart is > said nobody
    Share your bread with your neighbours.
    Save $37
    Facebook
    Comments were made by both sides.
    Related to this is the question of cost.
    We use cookies when we bake for children, not cake.
    Subscribers paid eight dollars a month.
    Register of the parish, 1820
    45 minutes
    Von der Straße aus sieht man das Haus nicht.
    Par exemple, la maison est à vendre.
    Por la mañana salimos de casa.
    Date: 3 May, place: the town hall, entrance: free of charge for everyone who comes before noon on the day
"""


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.strip().splitlines()]


def _block(text: str, kind: BlockKind = BlockKind.PARAGRAPH) -> Block:
    return Block(0, kind, text)


@pytest.mark.parametrize(
    ("line", "reason"), [(line, reason) for reason, text in KNOWN.items() for line in _lines(text)]
)
def test_known_lines(line: str, reason: Reason) -> None:
    assert match_line(_block(line)) is reason


@pytest.mark.parametrize("line", [line for line in _lines(PROSE) if "cookies when we bake" not in line])
def test_prose_that_begins_alike(line: str) -> None:
    assert match_line(_block(line)) is None


@pytest.mark.parametrize("line", [line for text in KNOWN.values() for line in _lines(text)])
def test_a_known_line_in_front_of_a_text_is_no_known_line(line: str) -> None:
    text = line + " " + "and the rest of a paragraph that goes on and on about it, line after line. " * 12
    assert match_line(_block(text)) is None


@pytest.mark.parametrize("kind", [BlockKind.CODE, BlockKind.IMAGE])
def test_code_and_images_are_not_read(kind: BlockKind) -> None:
    assert match_line(_block("Share this article", kind)) is None


@pytest.mark.parametrize("line", ["By Jane Doe", "Facebook Twitter", "Updated 3 May 2021"])
def test_headings_can_say_that(line: str) -> None:
    assert match_line(_block(line, BlockKind.HEADING)) is None


def test_a_name_of_a_network_is_a_share_line_only_as_a_link() -> None:
    page = "<p>Facebook</p><p><a href=/f>Facebook</a></p>"
    assert find_meta_lines(segment_html(page)) == {1: Reason.SHARE}


def test_a_title_right_behind_the_phrase_has_to_be_a_link() -> None:
    page = "<p>上一篇面包的历史</p><p>上一篇<a href=/1>面包的历史</a></p>"
    assert find_meta_lines(segment_html(page)) == {1: Reason.PREVIOUS_NEXT}


@given(st.text(max_size=200), st.sampled_from(BlockKind))
def test_any_text_is_matched_or_not(text: str, kind: BlockKind) -> None:
    assert match_line(_block(text, kind)) in {None, *KNOWN}
