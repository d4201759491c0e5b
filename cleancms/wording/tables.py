"""The labels that pages put in front of their metadata, as data for the modules beside it.

Labels are separated by "|" or a line break. Case, width (full or half) and script
variants are compared after `text.fold`.
"""

from __future__ import annotations

# Labels that are metadata wherever a short line begins with them.
LABELS = {
    "date": """
        发布时间|发布日期|发表时间|发表日期|发布于|发表于|发稿时间|发稿日期|刊发时间|刊发日期|上传时间
        上传日期|添加时间|添加日期|录入时间|录入日期|发文日期|成文日期|印发日期|公开日期|公布日期|公布时间
        创建时间|投稿时间|报道时间|信息时间|發布時間|發佈時間|發布日期|發佈日期|發表時間|發表日期|發布於
        發表於|刊登日期|張貼日期|建立日期|上版日期|公告日期|公開日|公開日時|投稿日|投稿日時|掲載日|掲載日時
        配信日|配信日時|作成日|登録日|発表日|発行日|작성일|작성일자|등록일|등록일자|등록일시|게시일|게시일자
        발행일|기사입력|기사등록|입력|등록|승인|작성시간|published|published on|published at|publish date
        published date|date published|publication date|publishing date|posted|posted on|posted at|post date
        date posted|posted date|first published|originally published|first posted|created|created on
        date created|date of publication|date of issue|submitted on|added on|article date|veröffentlicht
        veröffentlicht am|erschienen|erschienen am|erstellt am|publiziert am|veröffentlichungsdatum|publié
        publié le|mis en ligne le|date de publication|paru le|créé le|posté le|publicado|publicado el
        fecha de publicación|publicado em|publicada em|data de publicação|data da publicação|criado em
        pubblicato|pubblicato il|data di pubblicazione|data pubblicazione|inserito il|опубликовано
        дата публикации|дата размещения|дата добавления|размещено|создано|опубліковано|дата публікації
        gepubliceerd|gepubliceerd op|geplaatst op|publicatiedatum|opublikowano|data publikacji|dodano
        data dodania|utworzono|yayın tarihi|yayınlanma tarihi|yayınlanma|oluşturulma tarihi|eklenme tarihi
        giriş tarihi|publicerad|publicerat|publicerades|publiceret|udgivet|offentliggjort|publisert
        julkaistu|publikováno|zveřejněno|vydáno|zverejnené|közzétéve|megjelent|létrehozva|publicat
        publicat la|data publicării|δημοσιεύθηκε|δημοσίευση|ημερομηνία δημοσίευσης|ngày đăng|đăng lúc
        đăng ngày|ngày tạo|diterbitkan|dipublikasikan|تاريخ النشر|نشر في|פורסם|objavljeno
    """,
    "modified": """
        更新时间|更新日期|更新于|最后更新|最后更新时间|最后修改|最后编辑|修改时间|修改日期|更新時間|最後更新
        最後更新日期|更新日|更新日時|最終更新日|最終更新|最終更新日時|改訂日|수정|수정일|수정일시|최종수정
        기사수정|업데이트|최종 업데이트|updated|updated on|updated at|last updated|last updated on
        last update|last modified|last modified on|date modified|modified|modified on|date updated
        update date|last edited|last revised|revised|page last updated|last reviewed|aktualisiert
        aktualisiert am|zuletzt aktualisiert|zuletzt aktualisiert am|letzte aktualisierung|letzte änderung
        zuletzt geändert|geändert am|mis à jour|mis à jour le|dernière mise à jour|mise à jour|modifié le
        actualisé le|actualizado|actualizado el|última actualización|última modificación|atualizado
        atualizado em|última atualização|aggiornato|aggiornato il|ultimo aggiornamento|ultima modifica
        обновлено|последнее обновление|дата обновления|изменено|оновлено|bijgewerkt|laatst bijgewerkt
        laatste update|gewijzigd|zaktualizowano|aktualizacja|ostatnia aktualizacja|ostatnia modyfikacja
        güncelleme|güncelleme tarihi|güncellenme tarihi|son güncelleme|uppdaterad|senast uppdaterad
        opdateret|sidst opdateret|oppdatert|sist oppdatert|päivitetty|aktualizováno|naposledy aktualizováno
        frissítve|módosítva|actualizat|ultima actualizare|ενημέρωση|τελευταία ενημέρωση|cập nhật
        cập nhật lúc|diperbarui|آخر تحديث|עודכן
    """,
    "author": """
        作者|文章作者|本文作者|撰文|撰稿|撰稿人|发布者|发布人|发表者|供稿人|通讯员|本报记者|本网记者|发帖人
        投稿人|發布者|發佈者|發布人|發佈人|張貼者|張貼人|撰文者|撰稿者|著者|執筆者|執筆|筆者|投稿者|ライター
        作成者|取材・文|取材・執筆|작성자|글쓴이|저자|등록자|게시자|기자명|author|written by|posted by
        words by|story by|text by|article by|published by|reported by|submitted by|created by|contributed by
        post author|article author|author name|contributors|contributor|autor|autoren|autorin|verfasser
        verfasserin|geschrieben von|veröffentlicht von|erstellt von|auteur|écrit par|rédigé par|publié par
        posté par|escrito por|publicado por|redatora|redator|autore|autori|autrice|scritto da|pubblicato da
        автор|автор статьи|добавил|опубликовал|geschreven door|geplaatst door|autorzy|napisał|napisała
        opublikował|yazar|yazan|ekleyen|författare|skribent|forfatter|skrevet af|skrevet av|kirjoittaja
        napsal|szerző|írta|postat de|scris de|συγγραφέας|συντάκτης|tác giả|người đăng|penulis|الكاتب|מאת
    """,
    "source": """
        来源|文章来源|信息来源|新闻来源|稿源|稿件来源|本文来源|内容来源|来源于|出处|转自|转载自|文章出处
        原文出处|消息来源|来源媒体|来源网站|发布机构|发布部门|发文单位|供稿单位|信息提供|來源|文章來源
        資料來源|消息來源|新聞來源|發布單位|發佈單位|發布機關|發布機構|情報元|提供元|引用元|配信元|転載元
        情報提供|출처|자료제공|뉴스제공|기사제공|original source|source de l'article|المصدر|מקור
    """,
    "editor": """
        责任编辑|责编|编辑|本文编辑|网络编辑|执行编辑|编审|审校|校对|校审|复审|终审|初审|一审|二审|三审
        一审一校|二审二校|三审三校|值班编辑|值班主任|值班编委|值班总编|责任校对|录入者|录入员|录入人
        主任编辑|美编|审签|编校|编辑审核|責任編輯|責編|編輯|執行編輯|核稿編輯|審核|編集|編集者|編集担当|校閲
        担当編集|편집|편집자|에디터|edited by|editing by|bearbeitet von|édité par|editado por|editora
        a cura di|modificato da|редактор|ответственный редактор|editör|redaktör|redaktør|редактура
    """,
    "views": """
        浏览次数|浏览数|浏览量|浏览|阅读次数|阅读量|阅读数|阅读|点击数|点击率|点击次数|点击量|访问次数
        访问量|访问数|人气|人气指数|查看次数|查看数|围观|被阅读|已阅读|已浏览|閱讀次數|閱讀數|閱讀量
        瀏覽次數|瀏覽數|瀏覽量|瀏覽人次|點閱數|點閱次數|點閱率|點閱人次|點擊數|點擊率|點擊次數|人氣|閲覧数
        アクセス数|閲覧回数|ビュー数|조회수|조회|views|view count|hits|reads|page views|pageviews
        total views|post views|viewed|aufrufe|zugriffe|gelesen|vues|lectures|nombre de vues|visitas|lecturas
        visualizações|acessos|visualizzazioni|letture|visite|просмотров|просмотры|кол-во просмотров
        количество просмотров|weergaven|wyświetleń|wyświetlenia|odsłon|odsłony|görüntülenme|okunma
        okunma sayısı|visningar|visninger|zobrazení|přečteno|megtekintések|vizualizări|lượt xem|переглядів
    """,
    "tags": """
        标签|文章标签|本文标签|标签云|tag|tags|標籤|태그|관련 태그|tagged|tagged with|tagged as|tagged in
        article tags|post tags|schlagwörter|schlagworte|schlagwort|stichwörter|étiquettes|etiquetas|метки
        метка|теги|тэги|тег|trefwoorden|tagi|etiketler|etiket|taggar|emneord|stikkord|štítky|címkék|etichete
        ετικέτες|từ khóa|мітки
    """,
    "category": """
        栏目|所属栏目|所属分类|文章分类|文章栏目|信息分类|所在栏目|欄目|文章分類|所屬分類|filed under
        posted in|filed in|veröffentlicht in|abgelegt unter|publié dans|classé dans|publicado en
        archivado en|pubblicato in|archiviato in|рубрика|рубрики|geplaatst in|kategorie wpisu|kategoriat
        kategória|categorii|κατηγορία|chuyên mục|danh mục|категорія
    """,
    "share": """
        分享|分享到|分享至|分享本文|微信分享|一键分享|共享|share on|share this|share to|share via
        share this article|partager sur|compartir en|compartilhar|compartilhe|condividi|condividi su
        поделиться|поделиться в|delen|udostępnij|paylaş|sdílet|megosztás|distribuie|chia sẻ|シェア
        シェアする|공유|공유하기|поширити
    """,
    "other": """
        字号|字体|字体大小|文字大小|字號|字體|字體大小|评论数|评论次数|点赞数|回复数|本文字数|阅读时间
        阅读时长|预计阅读时间|字級|閱讀時間|文字サイズ|글자크기|글자 크기|댓글|댓글수|추천수|좋아요|스크랩
        글번호|첨부파일|reading time|read time|estimated reading time|time to read|font size|text size
        comment count|lesezeit|temps de lecture|tiempo de lectura|tempo de leitura|tempo di lettura
        время чтения|время на чтение|leestijd|czas czytania|okuma süresi|lästid|læsetid|lukuaika|索引号|文号
        发文字号|主题分类|发文机关|信息索引|信息名称|公开方式|公开范围|公开时限|主题词|组配分类
    """,
}

# Labels that need company, or a place between the title and the text: they also begin lines of an
# article's own text ("Date: … Place: …" of an event, the questions of a reporter, the source of a chart).
WEAK_LABELS = {
    "date": """
        release date|publication|时间|日期|發布|发布|時間|日付|日時|날짜|일시|date|datum|fecha|data|дата
        tarih|dato|päivämäärä|ημερομηνία|ngày|tanggal
    """,
    "author": """
        记者|楼主|作者单位|記者|authors|by|reporter|von|auteurs|par|autores|autora|por|redactor|авторы|door
        haber|oleh|文|글|文字|图文|文图|文章|text|texte|testo|текст|tekst|metin
    """,
    "source": """
        发布单位|供稿|source|sources|via|quelle|quellen|fuente|fuentes|fonte|fonti|fontes|источник|источники
        bron|źródło|kaynak|källa|kilde|lähde|zdroj|forrás|sursa|πηγή|джерело|nguồn|sumber|来自|来源单位|单位
        單位|제공
    """,
    "editor": """
        审核|审稿|签发|主编|总编|监制|录入|审核人|审定|editor|editors|redaktion|redakteur|redakteurin
        rédaction|redazione|redactie|redacteur|redaktor|redakcja|toimittaja|szerkesztő
    """,
    "views": """
        点击|點擊|查看|閲覧|lượt
    """,
    "tags": """
        关键词|关键字|标记|關鍵字|關鍵詞|タグ|キーワード|키워드|mots-clés|mots clés|palabras clave|etiqueta
        palavras-chave|parole chiave|ключевые слова|słowa kluczowe|nyckelord|avainsanat
    """,
    "category": """
        分类|类别|频道|分類|類別|カテゴリ|カテゴリー|카테고리|분류|category|categories|kategorie|kategorien
        rubrik|catégorie|catégories|rubrique|categoría|categorías|categoria|categorias|categorie|категория
        категории|раздел|kategoria|kategori|专题|專題|section|topic|topics|thème|tema|temas|themen|thema
    """,
    "share": """
        转发|打印|收藏|share|teilen|partager|compartir|deel|dela|del|jaa
    """,
    "other": """
        评论|点赞|回复|回覆|字数|추천|공감|likes|replies|有效性|体裁
    """,
}

# Words in front of a name without a colon. Those of BYLINE_PHRASES say "by" clearly; those of
# BYLINE_PREPOSITIONS mean other things as well and need a line that holds only names.
BYLINE_PHRASES = """
    written by|posted by|published by|words by|story by|text by|article by|reported by|reporting by
    contributed by|submitted by|created by|authored by|post by|a guest post by|guest post by|an article by
    thread starter|started by|guide by|geschrieben von|ein artikel von|verfasst von|veröffentlicht von
    écrit par|rédigé par|publié par|posté par|un article de|escrito por|publicado por|redactado por
    scritto da|pubblicato da|автор|geschreven door|geplaatst door|skrevet av|skrevet af|skriven av|napsal
    napisał|napisała|postat de
"""
BYLINE_PREPOSITIONS = "by|von|par|por|door|di|da|av|af|przez|от|oleh|bởi"

# In front of the title of the previous and of the next page of a series.
PREVIOUS = """
    上一篇|上一条|上一頁|上一页|上篇|前一篇|上一则|上一則|上一章|上一节|上一个|上一條|上一主题|上一篇文章
    上一篇新闻|上篇文章|前の記事|前のページ|前へ|前の投稿|古い記事|前の記事へ|以前の記事|이전글|이전 글
    이전 기사|이전기사|이전 페이지|이전 게시물|이전 포스트|previous post|previous article|previous story
    previous entry|previous page|previous topic|previous thread|older posts|older post|older entries
    previous chapter|previous|prev|previous news|vorheriger beitrag|vorheriger artikel|vorherige seite
    vorherige meldung|voriger beitrag|voriger artikel|ältere beiträge|vorheriger|article précédent
    page précédente|précédent|articles plus anciens|billet précédent|entrada anterior|artículo anterior
    página anterior|noticia anterior|anterior|entradas anteriores|post anterior|artigo anterior
    postagem anterior|articolo precedente|post precedente|precedente|предыдущая статья|предыдущая запись
    предыдущая новость|предыдущий пост|предыдущая|предыдущий|попередня стаття|vorig bericht|vorig artikel
    vorige pagina|vorige|poprzedni wpis|poprzedni artykuł|poprzednia strona|poprzedni|önceki yazı
    önceki haber|önceki sayfa|önceki|föregående inlägg|föregående|forrige innlegg|forrige|edellinen
    předchozí článek|předchozí|előző cikk|articolul anterior|προηγούμενο άρθρο|bài trước|artikel sebelumnya
"""
NEXT = """
    下一篇|下一条|下一頁|下一页|下篇|后一篇|後一篇|下一则|下一則|下一章|下一节|下一个|下一條|下一主题
    下一篇文章|下一篇新闻|下篇文章|次の記事|次のページ|次へ|次の投稿|新しい記事|次の記事へ|다음글|다음 글
    다음 기사|다음기사|다음 페이지|다음 게시물|다음 포스트|next post|next article|next story|next entry
    next page|next topic|next thread|newer posts|newer post|newer entries|next chapter|next|next news
    nächster beitrag|nächster artikel|nächste seite|nächste meldung|neuere beiträge|nächster|article suivant
    page suivante|suivant|entrada siguiente|siguiente entrada|artículo siguiente|siguiente artículo
    página siguiente|noticia siguiente|siguiente|próximo post|próximo artigo|próxima página|próxima postagem
    próximo|seguinte|articolo successivo|prossimo articolo|post successivo|pagina successiva|successivo
    следующая статья|следующая запись|следующая новость|следующая страница|следующий пост|следующая
    следующий|наступна стаття|volgend bericht|volgend artikel|volgende pagina|volgende|następny wpis
    następny artykuł|następna strona|następny|sonraki yazı|sonraki haber|sonraki sayfa|sonraki|nästa inlägg
    nästa|neste innlegg|neste|næste|seuraava|další článek|další|következő cikk|articolul următor
    επόμενο άρθρο|bài sau|artikel berikutnya
"""

# In place of the title where there is no such page, or a link says what it is.
NO_TITLES = """
    没有了|没有|无|暂无|已经没有了|没有资料|已是第一篇|已是最后一篇|已经是第一篇|已经是最后一篇|很抱歉没有了
    沒有了|なし|없음|글이 없습니다|이전글이 없습니다|다음글이 없습니다|none|no more|post|article|page|story
    topic|thread|entry|chapter
"""

# In front of the way from the home page to this one.
BREADCRUMB = """
    当前位置|您当前的位置|您的位置|您现在的位置|您现在的位置是|您所在的位置|你的位置|你现在的位置|现在位置
    所在位置|当前所在位置|您当前所在位置|你所在的位置|位置导航|当前的位置|您的当前位置|您现在所在的位置
    目前位置|您目前的位置|現在位置|当前栏目|现在的位置|你當前的位置|現在地|現在のページ|現在の位置
    現在のカテゴリ|현재위치|현재 위치|you are here|you are currently here|you are in|you're here
    current location|current page|breadcrumb|breadcrumbs|sie sind hier|sie befinden sich hier|du bist hier
    vous êtes ici|usted está aquí|estás aquí|estás en|você está aqui|você está em|ti trovi in|sei qui|sei in
    вы здесь|вы находитесь здесь|u bent hier|je bent hier|jesteś tutaj|tu jesteś|buradasınız
    şu an buradasınız|du är här|du er her|olet tässä|nacházíte se zde
"""
# The name of the home page, where it begins a line of names with separators.
HOME = """
    首页|首頁|主页|主頁|网站首页|網站首頁|本站首页|网站主页|返回首页|トップ|トップページ|ホーム|top|home|홈
    메인|처음|home page|homepage|main page|index|start|startseite|accueil|inicio|portada|início
    página inicial|pagina principale|главная|главная страница|головна|startpagina|strona główna|ana sayfa
    anasayfa|hem|startsida|forside|hjem|etusivu|úvod|domů|főoldal|kezdőlap|acasă|prima pagină|αρχική
    trang chủ|beranda|الرئيسية|דף הבית|glavna
"""
# Last steps of a breadcrumb that only say "this page".
CRUMBS_OF_TEXT = "正文|内容|详情|详细内容|文章正文|新闻详情|浏览文章|内容详情|查看|本文|內容|詳情|本文页"

# Words in lower case that stand inside or right behind a list of names.
NAME_PARTICLES = """
    and|or|&|with|for|at|in|on|of|the|de|da|do|dos|del|della|di|la|le|van|von|der|den|zu|zum|y|e|et|und|en
    og|och|i|bin|ibn|al|el|ter|ten|du|des|av|af|am|um|à|il|em|w|na|by
"""

# A word of these behind a name and a comma says what the person is.
ROLES = """
    editor|writer|reporter|director|expert|contributor|correspondent|founder|co-founder|cofounder|ceo|cto
    cmo|manager|professor|staff|author|journalist|specialist|consultant|president|officer|analyst|producer
    columnist|dietitian|nutritionist|engineer|head|lead|senior|chief|editorial|md|phd|redakteur|redakteurin
    rédacteur|rédactrice|redactor|redactora|redattore|redattrice|редактор|корреспондент|freelance|special
    contributing|associate|assistant|principal|partner|strategist|marketer|marketing|team|candidate|coach
    trainer
"""
# What author fields say when there is no author.
NO_NAMES = """
    by|author|name|unknown|网络整理|综合|来源|anonymous|none|null|undefined|n/a|na|nobody|guest|admin
    administrator|root|user|webmaster|share|follow|comments|updated|published|posted|no author|佚名|未知
    匿名|不详|网络|互联网|本站|作者|暂无|无|본지|null null
"""

# Words that lines around a title have and names have not.
NO_NAME_WORDS = """
    updated|published|posted|read|reads|min|mins|minutes|share|shares|follow|comment|comments|reply|view
    views|profile|full|bio|table|contents|policy|policies|editorial|guidelines|process|article|articles
    reviewed|checked|edited|contributions|contribution|save|saved|copy|link|links|facebook|twitter|tweet|pin
    pinterest|linkedin|email|print|writer|editor|reporter|founder|director|manager|contributor|author|by
    learn|more|about|home|menu|search|subscribe|newsletter|login|register|sign|log|this|your|our|how|what
    why|guide|tips|news|blog|category|categories|tags|tag|topic|topics|photo|image|video|source|credit|getty
    images|cite|download|listen|watch|skip|content|close|open|next|previous|jan|feb|mar|apr|jun|jul|aug|sep
    sept|oct|nov|dec|january|february|march|june|july|august|september|october|november|december|est|edt|pst
    pdt|gmt|utc|am|pm|monday|tuesday|wednesday|thursday|friday|saturday|sunday|member|guest|offline|online
    joined|posts|thread|expert|fact|privacy|terms|contact|sponsored|advertisement|vp|ceo|cto|co-founder
"""
