from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cleancms.blocks import pattern_tables, patterns
from cleancms.blocks.html import segment_html
from cleancms.blocks.patterns import find_meta_lines, match_line
from cleancms.model import Block, BlockKind, Reason
from cleancms.wording import comment_tables, navigation_tables, notice_tables, related_tables
from cleancms.wording import tables as wording_tables
from cleancms.wording.phrases import fold_wording, read_words, split_table

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
        评论 66 文明上网理性发言，请遵守《评论服务协议》
        34 条评论
        댓글 12
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

# Lines of many languages, three or more of each, in no order of their own.
LANGUAGES = {
    Reason.RELATED: """
        اقرأ أيضًا|الأكثر قراءة|بیشتر بخوانید|آخرین اخبار|כתבות נוספות|קראו גם|یہ بھی پڑھیں|متعلقہ خبریں
        यह भी पढ़ें|संबंधित ख़बरें|हेही वाचा|ताज्या बातम्या|আরও পড়ুন|সর্বশেষ সংবাদ|மேலும் படிக்க
        தொடர்புடைய செய்திகள்|ఇవి కూడా చదవండి|తాజా వార్తలు|ข่าวที่เกี่ยวข้อง|ข่าวล่าสุด
        Tin cùng chuyên mục|Đọc thêm|Baca juga: Judul lain|Berita terkait|Basahin din|Kaugnay na balita
        ΔΙΑΒΑΣΤΕ ΕΠΙΣΗΣ|Τελευταία νέα|Читайте також|Останні новини|Още по темата|Последни новини
        Најновије вести|Povezane vesti|Pročitajte još|Preberite tudi|Citeşte şi|Cele mai citite
        Kapcsolódó cikkek|Mohlo by vás zajímat|Prečítajte si tiež|Czytaj także|Lue myös|Läs också
        Læs også|Les også|Lees ook|Leia também|Leggi anche|İLGİLİ HABERLER|Oxşar xəbərlər
        Articles relacionats|Taip pat skaitykite|Lasi arī|Loe ka|მსგავსი სიახლეები|Կարդացեք նաև
        Соңғы жаңалықтар|Soma zaidi|延伸閱讀|関連ニュース|관련 콘텐츠
    """,
    Reason.COMMENTS: """
        التعليقات|دیدگاه‌ها|הוסף תגובה|تبصرہ کریں|टिप्पणी करें|प्रतिक्रिया द्या|আপনার মতামত লিখুন
        கருத்துகள்|వ్యాఖ్యలు|แสดงความคิดเห็น|Viết bình luận|Tinggalkan komentar|Mga komento|Σχόλια
        Коментарі|Коментари|Ostavite komentar|Komentarji|Adaugă un comentariu|Hozzászólások
        Přidat komentář|Pridať komentár|Dodaj komentarz|Kirjoita kommentti|Inga kommentarer
        Skriv kommentar|Skriv en kommentar|Plaats een reactie|Deixe um comentário|Lascia un commento
        Yorum yaz|Şərh yaz|Deixa un comentari|Komentarai|Pievienot komentāru|Lisa kommentaar|კომენტარები
        Մեկնաբանություններ|Пікір қалдыру|Toa maoni
    """,
    Reason.SHARE: """
        نسخ الرابط|کپی لینک|שתפו|شیئر کریں|शेयर करें|শেয়ার করুন|பகிர்|షేర్ చేయండి|แชร์|Chia sẻ bài viết
        Bagikan|Κοινοποιήστε|Поділитися|Сподели|Подели|Podijeli|Deli članek|Copiază linkul|Megosztom
        Sdílejte|Zdieľať|Udostępnij|Jaa artikkeli|Dela artikeln|Del artiklen|Del saken|Deel dit artikel
        Compartilhe|Condividi|Paylaş|Comparteix|Dalintis|Dalīties|Jaga|გაზიარება|Կիսվել|Бөлісу|Shiriki
    """,
    Reason.PREVIOUS_NEXT: """
        المقال التالي|مطلب بعدی|הכתבה הבאה|अगला लेख|पुढील लेख|পরবর্তী সংবাদ|அடுத்த செய்தி|తదుపరి వార్త
        บทความถัดไป|Bài viết tiếp theo|Pos berikutnya|Επόμενο άρθρο|Наступна новина|Следваща статия
        Следећи чланак|Sljedeći članak|Naslednji članek|Articolul următor|Következő cikk|Ďalší článok
        Następny wpis|Seuraava artikkeli|Nästa artikel|Næste artikel|Neste sak|Volgend bericht
        Próximo artigo|Articolo successivo|Sonraki haber|Article següent|Nākamais raksts
        Järgmine artikkel|შემდეგი სტატია|Հաջորդ հոդված|Келесі мақала
    """,
    Reason.COPYRIGHT: """
        جميع الحقوق محفوظة|تمامی حقوق این سایت محفوظ است|כל הזכויות שמורות|جملہ حقوق محفوظ ہیں
        सर्वाधिकार सुरक्षित|सर्व हक्क राखीव|সর্বস্বত্ব সংরক্ষিত|สงวนลิขสิทธิ์|Усі права захищені
        Всички права запазени|Сва права задржана|Sva prava pridržana|Vse pravice pridržane
        Všetky práva vyhradené|Visos teisės saugomos|Visas tiesības aizsargātas|Kõik õigused kaitstud
        ყველა უფლება დაცულია|Барлық құқықтар қорғалған
    """,
    Reason.STATEMENT: """
        Advertisement|ADVERTISEMENT|Anzeige|Publicité|Publicidad|REKLAM|広告|广告|[廣告]請繼續往下閱讀
        スポンサーリンク|Реклама|ΔΙΑΦΗΜΙΣΗ|विज्ञापन|বিজ্ঞাপন|פרסומת|โฆษณา|Mainos|Hirdetés|Inzerce|Reklāma
        რეკლამა|Գովազդ|Жарнама
    """,
    Reason.META_LINE: """
        تاريخ النشر: 3 مايو 2021|تاریخ انتشار: 3 اردیبهشت 1400|פורסם בתאריך: 3.5.2021|प्रकाशित: 3 मई 2021
        เผยแพร่เมื่อ: 3 พ.ค. 2564|Ngày đăng: 3/5/2021|Diterbitkan pada 3 Mei 2021
        Δημοσιεύθηκε στις: 3 Μαΐου 2021|Опубліковано: 3 травня 2021|Публикувано на 3 май 2021
        Објављено: 3. мај 2021.|Objavljeno: 3. svibnja 2021.|Publicat pe 3 mai 2021|Paskelbta: 2021-05-03
        Publicēts: 2021. gada 3. maijs|Avaldatud: 3. mai 2021|გამოქვეყნდა: 3 მაისი 2021
        Жарияланған: 3 мамыр 2021
    """,
}

# Lines of articles in the same languages that begin with the same words or are single everyday words.
OTHER_PROSE = """
    评论12月的经济形势|评论 3 月数据|他在评论3个问题时说，这是不对的。
    التالي هو ما قاله الوزير أمس في العاصمة.|نشر الكاتب خمسة كتب عن المدينة القديمة.|بعدی چه خواهد شد؟
    הבא בתור הוא ראש העיר החדש.|अगला मैच कल शाम को होगा।|পরবর্তী ম্যাচ আগামীকাল।
    Следующая остановка – вокзал.|Следваща спирка е гарата.|Наступна зупинка – вокзал.
    Následující den se vrátili domů.|Giriş|Kontakt|Podsumowanie|Zusammenfassung|Résumé|Conclusioni
    Recomandări|Réactions|Diskussion|หมายเหตุ|Newsletters are read by fewer people every year.
    Hírlevél szerkesztése kezdőknek|Ile kosztuje newsletter?|Auteursrecht is een ingewikkeld onderwerp.
    Nachdruck der ersten Auflage von 1890|Set 5 cups aside.|Wir und unsere Partner bauen eine Brücke.
    Accetta tutti i consigli del medico.|Siga o caminho até a praia.|Está aqui a prova do que dizemos.
    Percorso di montagna per tutta la famiglia|Yorum farkı vardı.
"""


def _cases(text: str) -> list[str]:
    return [case.strip() for line in text.strip().splitlines() for case in line.split("|")]


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


@pytest.mark.parametrize(
    ("line", "reason"), [(line, reason) for reason, text in LANGUAGES.items() for line in _cases(text)]
)
def test_known_lines_of_many_languages(line: str, reason: Reason) -> None:
    assert match_line(_block(line)) is reason
    assert match_line(_block(unicodedata.normalize("NFD", line))) is reason


@pytest.mark.parametrize("line", _cases(OTHER_PROSE))
def test_prose_of_many_languages(line: str) -> None:
    assert match_line(_block(line)) is None


def test_a_caption_about_an_inbox_is_no_invitation() -> None:
    line = "of the month: your profit and loss is in your inbox"
    assert match_line(_block(line, BlockKind.CAPTION)) is None


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


PHRASES = [
    phrase
    for module in (
        pattern_tables,
        comment_tables,
        navigation_tables,
        notice_tables,
        related_tables,
        wording_tables,
    )
    for table in vars(module).values()
    if isinstance(table, str) and "|" in table
    for phrase in split_table(table)
]


@given(
    st.lists(
        st.sampled_from(PHRASES)
        | st.sampled_from(["©", "(c)", "2021", ">", "：", "ICP备12345号"])
        | st.text(),
        max_size=4,
    ),
    st.sampled_from([" ", "", ": ", " > "]),
)
def test_what_a_line_begins_with_hides_no_kind_of_line(pieces: list[str], between: str) -> None:
    text = " ".join(fold_wording(between.join(pieces)).split())
    line = patterns._Line(Block(0, BlockKind.PARAGRAPH, text), text, read_words(text))
    matching = [place for place, matcher in enumerate(patterns._MATCHERS) if matcher.matches(line)]
    possible = patterns._find_possible(text, line.words)
    assert [place for place in possible if patterns._MATCHERS[place].matches(line)] == matching


@pytest.mark.parametrize("phrase", split_table(f"{pattern_tables.COPYRIGHT}|{notice_tables.INBOX}"))
def test_a_phrase_anywhere_has_an_inner_word_or_is_not_in_ascii(phrase: str) -> None:
    assert len(phrase.split()) > 2 or not phrase.isascii()
