"""The labels that pages put in front of their metadata, as data for the modules beside it.

Labels are separated by "|" or a line break and written as `phrases.fold_wording` leaves them, so that case,
width (full or half) and script variants do not count.
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
        data dodania|utworzono|yayin tarihi|yayinlanma tarihi|yayinlanma|oluşturulma tarihi|eklenme tarihi
        giriş tarihi|publicerad|publicerat|publicerades|publiceret|udgivet|offentliggjort|publisert|julkaistu
        publikováno|zveřejněno|vydáno|zverejnené|közzétéve|megjelent|létrehozva|publicat|publicat la
        data publicării|δημοσιευθηκε|δημοσιευση|ημερομηνια δημοσιευσησ|ngày đăng|đăng lúc|đăng ngày|ngày tạo
        diterbitkan|dipublikasikan|تاريخ النشر|نشر في|פורסם|objavljeno|發文時間|發文日期|上稿時間|刊登時間
        发布时间为|文章发布时间|稿件时间|更新发布|公開日付|投稿日付|記事公開日|初回公開日|입력일|입력일시
        게재일|등록시간|기사등록일|최초입력|최초등록|نشر بتاريخ|تم النشر في|تم النشر|نشرت في|تاريخ الاضافة
        تاريخ الخبر|تاريخ انتشار|تاريخ درج|زمان انتشار|منتشر شده در|تاريخ خبر|פורסם ב|פורסם בתאריך
        תאריך פרסום|פורסם לראשונה|شائع شده|اشاعت كي تاريخ|تاريخ اشاعت|प्रकाशित|प्रकाशित तिथि
        प्रकाशित किया गया|प्रकाशन तिथि|पब्लिश्ड|प्रकाशित दिनांक|प्रकाशित करण्यात आले|প্রকাশিত|প্রকাশের সময
        প্রকাশকাল|প্রকাশ তারিখ|প্রকাশের তারিখ|আপলোড সময|வெளியிடப்பட்டது|பதிவு செய்த நாள்|வெளியான தேதி
        ప్రచురణ|ప్రచురించబడింది|పోస్ట్ చేయబడింది|เผยแพร่|เผยแพร่เมื่อ|วันที่เผยแพร่|โพสต์เมื่อ|ลงวันที่
        เผยแพร่วันที่|วันที่ลงข่าว|วันที่โพสต์|xuất bản|ngày xuất bản|xuất bản ngày|xuất bản lúc|đăng vào
        đã đăng|ngày đăng tin|dipublikasikan pada|diterbitkan pada|tanggal terbit|tanggal publikasi|diposting
        diposting pada|diterbitkan pada tanggal|tarikh terbit|diterbit pada|tarikh siaran|inilathala
        inilathala noong|nailathala|δημοσιευθηκε στισ|δημοσιευτηκε|δημοσιευτηκε στισ|δημοσιευμενο|αναρτηθηκε
        αναρτηθηκε στισ|ημ. δημοσιευσησ|πρωτη δημοσιευση|опубліковано о|розміщено|створено|дата створення
        дата розміщення|час публікації|опубликован|опубликована|опубликовано в|дата создания|время публикации
        добавлена|добавлено|размещена|публикувано|публикувано на|публикувана на|публикувана
        дата на публикуване|публикация от|публикуван на|добавено|объявлено|објављено|објављено дана
        датум објаве|датум објављивања|objavljeno dana|objavljen|objavljena|datum objave|datum objavljivanja
        vrijeme objave|postavljeno|objavljeno ob|publicat pe|publicat în|publicat în data de|data publicarii
        postat la|postat pe|postat în|publicat in|publicat de|publikálva|publikálás dátuma|megjelenés dátuma
        közzététel dátuma|létrehozás dátuma|publikováno dne|datum publikace|zveřejněno dne|vydáno dne
        datum zveřejnění|publikované|publikované dňa|zverejnené dňa|uverejnené|dátum zverejnenia|vydané
        uverejnené dňa|data publikacji artykułu|opublikowane|opublikowany|opublikowana|opublikowano dnia
        data opublikowania|data wydania|julkaistu alun perin|julkaisupäivä|julkaistu ensimmäisen kerran
        julkaisuaika|publicerad den|publicerades den|publiceringsdatum|först publicerad|skapad den
        publiceret den|offentliggjort den|udgivet den|først publiceret|publiseringsdato|publisert den
        publisert første gang|først publisert|gepubliceerd door|datum publicatie|datum gepubliceerd
        aangemaakt op|gepost op|verschenen op|eerst gepubliceerd|publicado às|publicada às|publicado no dia
        postado em|postado por|criada em|primeira publicação|data de divulgação|data da notícia|pubblicata il
        pubblicato in data|pubblicato alle|creato il|data articolo|data inserimento|data notizia
        fecha publicación|publicada el|publicado a las|fecha de alta|creado el|actualizado a
        fecha de la noticia|date de parution|publié à|première publication|date de mise en ligne
        mise en ligne|publiée le|erstveröffentlichung|erstmals veröffentlicht|erschienen in
        datum der veröffentlichung|online seit|eingestellt am|yayinlandi|yayimlandi|yayimlanma tarihi
        yayinlama tarihi|haber tarihi|haber giriş tarihi|ilk yayin|yayinlanma zamani|yayim tarihi
        yayinlandiği tarih|dərc edilib|yayimlanib|publicat el|data de publicació|publicat a|paskelbta
        publikuota|paskelbimo data|publikavimo data|įkelta|publicēts|publicēta|publicēšanas datums
        publicēšanas laiks|pievienots|ievietots|avaldatud|avaldamise kuupäev|avaldamise aeg|გამოქვეყნდა
        გამოქვეყნებულია|გამოქვეყნების თარიღი|հրապարակվել է|հրապարակված է|հրապարակման ամսաթիվ|жарияланған
        жарияланды|жарияланған күні|жариялау күні|imechapishwa|ilichapishwa|tarehe ya kuchapishwa
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
        güncelleme|güncelleme tarihi|güncellenme tarihi|son güncelleme|uppdaterad|senast uppdaterad|opdateret
        sidst opdateret|oppdatert|sist oppdatert|päivitetty|aktualizováno|naposledy aktualizováno|frissítve
        módosítva|actualizat|ultima actualizare|ενημερωση|τελευταια ενημερωση|cập nhật|cập nhật lúc
        diperbarui|اخر تحديث|עודכן|最新更新|更新於|最後更新時間|最後修改時間|文章更新|更新時刻|最終改訂
        更新履歴日|수정시간|최종수정일|기사수정일|تم التحديث|اخر تعديل|تم التحديث في|حدث في|اخرين بهروزرساني
        اخرين بروزرساني|بهروزرساني|بروزرساني|به روز شده در|עודכן לאחרונה|עודכן ב|עדכון אחרון|תאריך עדכון
        اپ ڈيٹ|اخري اپڈيٹ|अपडेटेड|अपडेट|अंतिम अपडेट|अपडेट किया गया|अंतिम बार अपडेट|शेवटचे अपडेट|আপডেট
        সর্বশেষ আপডেট|আপডেট সময|হালনাগাদ|புதுப்பிக்கப்பட்டது|கடைசியாக புதுப்பிக்கப்பட்டது|అప్డేట్
        చివరిగా నవీకరించబడింది|నవీకరించబడింది|อัปเดต|อัปเดตล่าสุด|อัพเดท|อัพเดทล่าสุด|ปรับปรุงล่าสุด
        แก้ไขล่าสุด|แก้ไขเมื่อ|อัปเดตเมื่อ|cập nhật lần cuối|cập nhật ngày|cập nhật mới nhất|ngày cập nhật
        lần cập nhật cuối|diperbarui pada|pembaruan terakhir|terakhir diperbarui|diupdate|diperbaharui
        terakhir diupdate|update terakhir|dikemas kini|kemas kini terakhir|huling na-update
        τελευταια ενημερωση στισ|ενημερωθηκε|ενημερωθηκε στισ|τελευταια τροποποιηση|ανανεωθηκε|оновлено о
        останнє оновлення|дата оновлення|змінено|востаннє оновлено|обновлена|обновлен|последняя редакция
        последнее изменение|отредактировано|обновлено в|актуализирано|обновено|последна актуализация
        последна промяна|актуализирана|обновена|последно обновяване|ажурирано|последња измена|измењено
        последње ажурирање|ažurirano|zadnja izmjena|posljednja izmjena|poslednja izmena|izmijenjeno|izmenjeno
        zadnje ažuriranje|posljednje ažuriranje|poslednje ažuriranje|posodobljeno|zadnja posodobitev
        zadnja sprememba|nazadnje posodobljeno|osveženo|actualizat la|actualizat în|actualizat pe
        ultima modificare|actualizat la data de|utolsó frissítés|utoljára frissítve|utolsó módosítás
        módosítás dátuma|poslední aktualizace|poslední změna|aktualizované|naposledy upraveno
        aktualizováno dne|naposledy aktualizované|posledná aktualizácia|posledná zmena|aktualizacja artykułu
        zaktualizowane|data aktualizacji|data modyfikacji|zmodyfikowano|ostatnio zaktualizowano
        data ostatniej aktualizacji|viimeksi päivitetty|viimeksi muokattu|muokattu viimeksi|uppdaterad den
        uppdaterat|senast ändrad|senast uppdaterat|sidan uppdaterad|sidan senast uppdaterad|opdateret den
        senest opdateret|senest ændret|senest redigeret|oppdatert den|sist endret|sist redigert
        laatste wijziging|gewijzigd op|laatst gewijzigd|laatst gewijzigd op|bijgewerkt op
        laatst bijgewerkt op|aangepast op|ge-update|atualizado às|atualizada em|atualizado a
        última modificação em|modificado em|data de atualização|última alteração|modificato il|aggiornata il
        ultimo agg.|aggiornato alle|aggiornato al|data aggiornamento|última actualización el|modificado el
        actualizada el|última modificación el|última edición|última revisión|fecha de actualización
        dernière modification|dernière modification le|actualisé|mise à jour le|mis à jour à
        date de mise à jour|geändert|zuletzt bearbeitet|zuletzt bearbeitet am|letzte bearbeitung
        letztes update|überarbeitet am|letzte überarbeitung|güncellendi|son güncellenme|son güncelleme tarihi
        son güncelleme zamani|güncelleme zamani|haber güncelleme tarihi|son değişiklik|yenilənib|yeniləndi
        son yenilənmə|actualitzat|actualitzada|actualitzat el|darrera actualització|última actualització
        darrera modificació|atnaujinta|atnaujinimo data|paskutinis atnaujinimas|paskutinį kartą atnaujinta
        atjaunots|atjaunota|atjaunināts|pēdējo reizi atjaunots|pēdējās izmaiņas|uuendatud|viimati uuendatud
        viimati muudetud|განახლდა|განახლებულია|ბოლო განახლება|թարմացվել է|թարմացված է|վերջին թարմացում
        жаңартылды|жаңартылған|соңғы жаңарту|imesasishwa|ilisasishwa|ilisasishwa mwisho
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
        napsal|szerző|írta|postat de|scris de|συγγραφεασ|συντακτησ|tác giả|người đăng|penulis|الكاتب|מאת
        كتب|كتبت|بقلم|文・写真|写真・文|文と写真
        整理撰文|本刊記者|文字記者|撰稿記者|文稿|ライター名|執筆者名|記事作成者|글쓴이명|작성자명|글·사진
        بقلم|كاتب المقال|اعده|كتبه|نشر بواسطة|بواسطة|نويسنده|نگارنده|به قلم|گزارشگر|ارسال شده توسط|כתב|כותב
        נכתב על ידי|מחבר|פורסם על ידי|כתבה|लेखक|लेखिका|द्वारा प्रकाशित|द्वारा लिखित|लेखन|লেখক|লিখেছেন
        নিজস্ব প্রতিবেদক|எழுதியவர்|రచయిత|ผู้เขียน|เขียนโดย|โดย|โพสต์โดย|เรื่องโดย|ผู้สื่อข่าว|người viết
        viết bởi|đăng bởi|bài viết bởi|được viết bởi|penulis artikel|ditulis oleh|diposting oleh
        dipublikasikan oleh|reporter artikel|pewarta|may-akda|isinulat ni|γραφει|γραφει ο|γραφει η
        του συντακτη|αρθρογραφοσ|επιμελεια κειμενου|αναρτηθηκε απο|δημοσιευτηκε απο|συντακτρια|опублікував
        опублікувала|додав|автор статті|автор тексту|автор матеріалу|текст підготував|текст подготовил
        автор текста|автор материала|автор публикации|автор записи|опубликовала|написал|написала|разместил
        подготовил|подготовила|публикувано от|публикуван от|автор на статията|написано от|добавено от|аутор
        аутор чланка|пише|објавио|autor članka|autor teksta|autorica|piše|napisao|napisala|tekst napisao
        objavio|objavila|avtor|avtorica|avtor prispevka|objavil|napisal|avtorji|autor articol|cikk szerzője
        beküldte|közzétette|autor článku|napsala|vložil|vložila|publikoval|zveřejnil|text napsal|napísal
        napísala|pridal|zverejnil|autor textu|autor artykułu|autorka|dodał|dodała|opublikowała
        opublikowane przez|napisane przez|tekst i zdjęcia|artykuł napisał|opublikowany przez|kirjoittanut
        kirjoittaja ja kuvat|teksti ja kuvat|julkaissut|författare till artikeln|skriven av|publicerad av
        av skribent|text av|text och foto|text & foto|upplagd av|udgivet af|af journalist|skribenter
        publiceret af|publisert av|tekst og foto|tekst og bilde|artikkelforfatter|auteur artikel|auteur(s)
        tekst door|tekst van|texto de|autor da notícia|autor do artigo|reportagem de|autor(es)|autoria
        publicada por|enviado por|autore articolo|articolo di|testo di|testi di|inserito da|postato da
        redatto da|texto y fotos|redactado por|autora del artículo|autor del artículo|elaborado por
        par la rédaction|article écrit par|auteur de l'article|auteure|auteurs de l'article|auteur(e)
        proposé par|article rédigé par|propos recueillis par|artikel von|text und fotos|text von|verfasst von
        gepostet von|eingestellt von|ein beitrag von|autor:in|autor des artikels|autor/in|autor(in)|yazari
        yazar adi|haberi yazan|kaleme alan|hazirlayan|haber yazari|yayinlayan|müəllif|autors|escrit per
        publicat per|redactat per|autorė|parengė|parašė|paskelbė|teksto autorius|straipsnio autorius
        raksta autors|publicēja|ievietoja|sagatavoja|artikli autor|kirjutas|postitas|toimetas|lisas|ავტორი
        ავტორები|სტატიის ავტორი|հեղինակ|հեղինակը|հեղինակներ|авторы мақала|дайындаған|жазған|mwandishi
        na mwandishi|imeandikwa na
    """,
    "source": """
        来源|文章来源|信息来源|新闻来源|稿源|稿件来源|本文来源|内容来源|来源于|出处|转自|转载自|文章出处
        原文出处|消息来源|来源媒体|来源网站|发布机构|发布部门|发文单位|供稿单位|信息提供|來源|文章來源
        資料來源|消息來源|新聞來源|發布單位|發佈單位|發布機關|發布機構|情報元|提供元|引用元|配信元|転載元
        情報提供|출처|자료제공|뉴스제공|기사제공|original source|source de l'article|المصدر|מקור|圖文來源
        文章出處|原文來源|轉載自|資料提供|新聞提供|記事提供|出典元|ソース元|자료 출처|مصدر الخبر|نقلا عن
        منبع خبر|به نقل از|מקור הידיעה|খবরের সূত্র|খবর সূত্র|মূল সূত্র|theo nguồn|nguồn tin|nguồn bài viết
        sumber berita|sumber artikel|πηγη ειδησησ|джерело новини|джерело інформації|за матеріалами
        источник новости|источник информации|по материалам|по материалам сайта|по информации
        източник на информация|извор вести|izvor vijesti|vir novice|sursa ştirii|sursa foto|hír forrása
        a cikk forrása|zdroj článku|zdroj informácií|zdroj zprávy|źródło informacji|źródło artykułu
        źródło zdjęcia|uutisen lähde|bron artikel|fonte da notícia|fonte notizia|fuente de la noticia
        source de l'information|haber kaynaği|kaynak haber|xəbər mənbəyi|font de la notícia
        informacijos šaltinis|ziņas avots|uudise allikas|ինֆորմացիայի աղբյուր|ақпарат көзі|chanzo cha habari
    """,
    "editor": """
        责任编辑|责编|编辑|本文编辑|网络编辑|执行编辑|编审|审校|校对|校审|复审|终审|初审|一审|二审|三审
        一审一校|二审二校|三审三校|值班编辑|值班主任|值班编委|值班总编|责任校对|录入者|录入员|录入人|主任编辑
        美编|审签|编校|编辑审核|責任編輯|責編|編輯|執行編輯|核稿編輯|審核|編集|編集者|編集担当|校閲|担当編集
        편집|편집자|에디터|edited by|editing by|bearbeitet von|édité par|editado por|editora|a cura di
        modificato da|редактор|ответственный редактор|editör|redaktör|redaktør|редактура|編輯:|責任主編
        採訪編輯|文字編輯|核稿|審稿|編審|責任編集|編集・執筆|المحرر المسؤول|ผู้เรียบเรียง|เรียบเรียงโดย
        biên tập viên|editor berita|disunting oleh|penyunting|επιμελεια|επιμελεια συνταξησ
        відповідальний редактор|випусковий редактор|редагував|редагувала|отговорен редактор|редактирал|uredio
        uredila|editat de|szerkesztette|felelős szerkesztő|editoval|editovala|editovali|redakčně upravil
        zredagował|opracował|opracowała|toimittanut|redigerad av|redaktör för artikeln|redigeret af
        redigert av|eindredactie|bewerkt door|edição de|redazione a cura di|redigiert von
        redaktionell bearbeitet von|editör adi|haberi düzenleyen|redaktə|redaktor xəbər|redagavo|redagavimas
        rediģēja|мақала редакторы
    """,
    "views": """
        浏览次数|浏览数|浏览量|浏览|阅读次数|阅读量|阅读数|阅读|点击数|点击率|点击次数|点击量|访问次数|访问量
        访问数|人气|人气指数|查看次数|查看数|围观|被阅读|已阅读|已浏览|閱讀次數|閱讀數|閱讀量|瀏覽次數|瀏覽數
        瀏覽量|瀏覽人次|點閱數|點閱次數|點閱率|點閱人次|點擊數|點擊率|點擊次數|人氣|閲覧数|アクセス数
        閲覧回数|ビュー数|조회수|조회|views|view count|hits|reads|page views|pageviews|total views|post views
        viewed|aufrufe|zugriffe|gelesen|vues|lectures|nombre de vues|visitas|lecturas|visualizações|acessos
        visualizzazioni|letture|visite|просмотров|просмотры|кол-во просмотров|количество просмотров|weergaven
        wyświetleń|wyświetlenia|odsłon|odsłony|görüntülenme|okunma|okunma sayisi|visningar|visninger
        zobrazení|přečteno|megtekintések|vizualizări|lượt xem|переглядів|瀏覽人數|觀看次數|觀看人次|閱覽次數
        閱覽數|累計瀏覽|文章瀏覽|点击阅读数|浏览人数|阅读人数|総閲覧数|閲覧者数|pv数|عدد المشاهدات|المشاهدات
        عدد الزيارات|عدد القراءات|عدد القراء|مشاهدات|تعداد بازديد|بازديد|تعداد مشاهده|צפיות|מספר צפיות
        कुल दृश्य|বার পডা হযেছে|মোট পঠিত|ยอดวิว|จํานวนผู้เข้าชม|จํานวนคนดู|ผู้เข้าชม|เปิดอ่าน|số lượt xem
        lượt đọc|lượt truy cập|số lần đọc|jumlah pembaca|telah dibaca|jumlah dilihat|tayangan|jumlah paparan
        προβολεσ|αναγνωσεισ|εμφανισεισ|επισκεψεισ|кількість переглядів|перегляди|переглянули|прочитано
        прочитали|количество прочтений|прочтений|показов|просмотрели|посещений|прегледи|видяна|прочетена
        брой прегледи|прегледа|прегледано|број прегледа|pregleda|pregledano|broj pregleda|ogledov|ogledi
        število ogledov|citit de|vizualizari|afişări|accesări|număr vizualizări|megtekintés|megtekintve
        olvasva|olvasottság|olvasások|látogatók|počet zobrazení|počet přečtení|zobrazeno|počet zhlédnutí
        prečítané|počet prečítaní|liczba wyświetleń|ilość wyświetleń|liczba odsłon|liczba odwiedzin|odwiedzin
        odsłon artykułu|katselukerrat|lukukerrat|antal visningar|antal läsningar|antal visninger
        antall visninger|aantal keer bekeken|aantal weergaven|keer bekeken|número de visualizações
        número de acessos|numero visite|numero di visualizzazioni|letture articolo|número de visitas
        total de visitas|visualizaciones|nombre de lectures|nombre de visites|nombre d'affichages|angesehen
        anzahl aufrufe|artikelaufrufe|seitenaufrufe|mal gelesen|görüntülenme sayisi|gösterim|izlenme|tiklanma
        toplam okunma|baxiş sayi|baxilib|baxiş|visualitzacions|peržiūros|peržiūrų skaičius|peržiūrėta
        skatījumi|skatījumu skaits|vaatamisi|lugemisi|ნახვა|ნახვები|ნანახია|ნახვების რაოდენობა|დათვალიერება
        դիտումներ|դիտվել է|դիտումների քանակ|қаралым|қаралды|оқылды|қаралым саны|imesomwa mara
    """,
    "tags": """
        标签|文章标签|本文标签|标签云|tag|tags|標籤|태그|관련 태그|tagged|tagged with|tagged as|tagged in
        article tags|post tags|schlagwörter|schlagworte|schlagwort|stichwörter|étiquettes|etiquetas|метки
        метка|теги|тэги|тег|trefwoorden|tagi|etiketler|etiket|taggar|emneord|stikkord|štítky|címkék|etichete
        ετικετεσ|từ khóa|мітки|文章標籤|相關標籤|標籤雲|熱門標籤|熱門關鍵字|關鍵字標籤|相關關鍵字|延伸關鍵字
        相关标签|关键词标签|文章关键词|本文关键词|関連タグ|記事タグ|関連キーワード|人気タグ|기사태그|연관태그
        관련 키워드|الوسوم|وسوم|الكلمات الدلالية|كلمات دلالية|العلامات|الاوسمة|دلالات|برچسبها|برچسب|תגיות
        תגים|תגית|תגיות לכתבה|ٹيگز|ٹيگ|टैग|टैग्स|टॅग|टॅग्स|ট্যাগ|ট্যাগস|ট্যাগ সমূহ|বিষযসমূহ|குறிச்சொற்கள்
        டேக்|டேக்ஸ்|ట్యాగ్స్|ట్యాగ్లు|แท็ก|แท็กที่เกี่ยวข้อง|ป้ายกํากับ|แท็ค|từ khoá|tags liên quan
        từ khóa liên quan|tag terkait|topik terkait|label artikel|mga tag|ετικετα|теги статті|мітка
        теги статьи|теги новости|ключевые слова статьи|метки записи|тагове|етикет|таг|тагови|oznaka|tagovi
        etichetă|etichete articol|taguri|tag-uri|címke|címkézve|tagek|štítek|tagy|štítok|tagi artykułu|tagi:
        słowa kluczowe artykułu|etykiety|oznaczone tagami|tagit|avainsana|tunnisteet|avainsanoja
        taggar i artikeln|taggat|taggad|tags i artiklen|merkelapper|emneknagger|trefwoord|getagd|steekwoorden
        marcadores|tags da notícia|palavras-chave da notícia|tag articolo|etichetta|etichette
        parole chiave articolo|etiquetado|etiquetas de la noticia|palabras clave del artículo
        temas relacionados|mots-clefs|étiquette|mots clefs|tags de l'article|étiqueté|schlagworte zum thema
        verschlagwortet mit|themen in diesem artikel|tags zum artikel|ilgili etiketler|teqlər|etiquetes|žymos
        žymės|birkas|sildid|თეგები|ტეგები|თეგი|պիտակներ|թեգեր|тегтер|тег сөздер
    """,
    "category": """
        栏目|所属栏目|所属分类|文章分类|文章栏目|信息分类|所在栏目|欄目|文章分類|所屬分類|filed under
        posted in|filed in|veröffentlicht in|abgelegt unter|publié dans|classé dans|publicado en|archivado en
        pubblicato in|archiviato in|рубрика|рубрики|geplaatst in|kategorie wpisu|kategoriat|kategória
        categorii|κατηγορια|chuyên mục|danh mục|категорія|文章類別|新聞分類|新聞類別|發表在|發佈於分類
        カテゴリー名|投稿カテゴリ|분류명|카테고리명|نشر في قسم|دسته بندي|פורסם תחת|chuyên mục bài viết
        danh mục bài viết|rubrik berita|kategori berita|kategori artikel|δημοσιευθηκε σε|рубрики статті
        рубрика статьи|категории записи|опубликовано в рубрике|раздел сайта|публикувано в|objavljeno u
        objavljeno v|kategorije prispevka|categorie articol|publicat în categoria|kategorie článku
        rubrika článku|zařazeno v|kategória článku|zaradené v|kategoria wpisu|kategoria artykułu
        opublikowano w|zaszufladkowano do kategorii|kategorie artykułu|kategoria artikkeli|publicerat i
        postat i|arkiverat under|udgivet i|arkiveret under|publiseret i|publisert i|arkivert under
        gepubliceerd in|geplaatst onder|publicado em categoria|arquivado em|categorie articolo|postato in
        categoría de la noticia|publicada en|classé sous|classé dans la catégorie|rubrique de l'article
        veröffentlicht unter|abgelegt in|eingeordnet unter|kategorie des artikels|yayinlandiği kategori
        kategori adi|arxivat a|paskelbta kategorijoje|publicēts kategorijā
    """,
    "share": """
        分享|分享到|分享至|分享本文|微信分享|一键分享|共享|share on|share this|share to|share via
        share this article|partager sur|compartir en|compartilhar|compartilhe|condividi|condividi su
        поделиться|поделиться в|delen|udostępnij|paylaş|sdílet|megosztás|distribuie|chia sẻ|シェア|シェアする
        공유|공유하기|поширити|分享此文|分享新聞|分享這篇文章|شارك|شارك المقال|شارك عبر|اشتراك گذاري
        به اشتراك بگذاريد|שתפו|שתף|شيئر كريں|शेयर करें|साझा करें|शेअर करा|শেযার করুন|শেযার|பகிர்|பகிர்க
        షేర్ చేయండి|แชร์|แบ่งปัน|chia sẻ bài viết|chia sẻ lên|bagikan|bagikan artikel|bagikan ke|kongsi
        ibahagi|μοιραστειτε το|κοινοποιηστε|поділитися|поділитись|поделись|поделитесь|сподели|споделете
        подели|поделите|podijeli|podijelite|podeli|podelite|deli|distribuie pe|megosztom|oszd meg|ossza meg
        sdílejte|sdílet na|zdieľať|zdieľajte|udostępnij na|podziel się|jaa artikkeli|dela artikel
        dela artikeln|dela på|del artikel|del artiklen|del artikkelen|del på|deel dit artikel|deel dit
        deel dit bericht|deel op|delen via|delen op|compartilhar em|compartilhe em|partilhar|partilhe
        condividi con|condividi questo articolo|compartir en redes|compartir por|comparte|compartir artículo
        partager l'article|partagez|partager cet article|artikel teilen|beitrag teilen|teilen auf|teilen mit
        paylaşin|haberi paylaş|bu haberi paylaş|comparteix|dalintis|pasidalinti|dalies|dalīties|jaga
        გაზიარება|გააზიარე|կիսվել|տարածել|бөлісу|shiriki
    """,
    "other": """
        字号|字体|字体大小|文字大小|字號|字體|字體大小|评论数|评论次数|点赞数|回复数|本文字数|阅读时间
        阅读时长|预计阅读时间|字級|閱讀時間|文字サイズ|글자크기|글자 크기|댓글|댓글수|추천수|좋아요|스크랩
        글번호|첨부파일|reading time|read time|estimated reading time|time to read|font size|text size
        comment count|lesezeit|temps de lecture|tiempo de lectura|tempo de leitura|tempo di lettura
        время чтения|время на чтение|leestijd|czas czytania|okuma süresi|lästid|læsetid|lukuaika|索引号|文号
        发文字号|主题分类|发文机关|信息索引|信息名称|公开方式|公开范围|公开时限|主题词|组配分类|字數統計
        閱讀時長|字型大小|預估閱讀|文章字數|中文字数|読了時間|読了時間目安|글자크기 설정|글자크기 변경
        읽는시간|وقت القراءة|مدة القراءة|حجم الخط|زمان مطالعه|مدت مطالعه|كد خبر|شناسه خبر|اندازه قلم
        זמן קריאה|גודל טקסט|پڑھنے كا وقت|पढने का समय|পডার সময|படிக்கும் நேரம்|เวลาอ่าน|ขนาดตัวอักษร
        thời gian đọc|cỡ chữ|waktu baca|waktu membaca|estimasi baca|ukuran huruf|masa membaca|saiz teks
        χρονοσ αναγνωσησ|μεγεθοσ γραμματων|час читання|час на читання|розмір шрифту|размер шрифта
        время прочтения|время за четене|размер на шрифта|време за четене|време читања|vrijeme čitanja
        vreme čitanja|čas branja|veličina slova|timp de citire|timp de citit|timp estimat de lectură
        olvasási idő|betűméret|doba čtení|doba čtení článku|délka čtení|velikost písma|čas čítania
        doba čítania|dĺžka čítania|veľkosť písma|czas czytania artykułu|rozmiar tekstu|rozmiar czcionki
        wielkość liter|lukuaika noin|tekstikoko|beräknad lästid|textstorlek|anslået læsetid|tekststørrelse
        lesetid|skriftstørrelse|geschatte leestijd|tekstgrootte|leestijd artikel|tempo de leitura estimado
        tamanho do texto|tamanho da fonte|tamanho da letra|tempo stimato di lettura|lettura stimata
        dimensione testo|dimensione caratteri|dimensioni testo|tiempo estimado de lectura|tamaño de texto
        tamaño de letra|tamaño de fuente|temps de lecture estimé|durée de lecture|taille du texte
        taille de la police|geschätzte lesezeit|schriftgrösse|lesedauer|textgrösse|tahmini okuma süresi
        yazi boyutu|metin boyutu|font boyutu|okuma zamani|oxuma müddəti|temps de lectura|mida del text
        skaitymo laikas|teksto dydis|lasīšanas laiks|burtu izmērs|teksta izmērs|lugemisaeg|teksti suurus
        კითხვის დრო|ընթերցման տեւողություն|оқу уақыты|muda wa kusoma
    """,
}

# Labels that need company, or a place between the title and the text: they also begin lines of an
# article's own text ("Date: … Place: …" of an event, the questions of a reporter, the source of a chart).
WEAK_LABELS = {
    "date": """
        release date|publication|时间|日期|發布|发布|時間|日付|日時|날짜|일시|date|datum|fecha|data|дата
        tarih|dato|päivämäärä|ημερομηνια|ngày|tanggal|出版日期|प्रकाशन|ngày phát hành|објава|megjelenés
        közzététel|datum vydání|dátum publikácie|dátum vydania|data utworzenia|publikacja|publikacja artykułu
        data de criação|pubblicazione|data di creazione|fecha de creación|date de création|veröffentlichung
        თარიღი|ամսաթիվ|التاريخ|تاريخ|תאריך|दिनांक|तारीख|তারিখ|தேதி|తేదీ|วันที่|tarikh|petsa|датум|dată|dátum
        kelt|päiväys|tarix|kuupäev|datums|тарих|күні|tarehe
    """,
    "author": """
        记者|楼主|作者单位|記者|authors|by|reporter|von|auteurs|par|autores|autora|por|redactor|авторы|door
        haber|oleh|文|글|文字|图文|文图|文章|text|texte|testo|текст|tekst|metin|採訪撰文|編譯|攝影記者|المؤلف
        المحرر|نويسندگان|مصنف|रिपोर्टर|संवाददाता|প্রতিবেদক|kontributor|pengarang|автори|szerzők|autoři
        kirjoittajat|forfattere|autorius|من|توسط|द्वारा|av|af|di|da|de|przez|sastavio
    """,
    "source": """
        发布单位|供稿|source|sources|via|quelle|quellen|fuente|fuentes|fonte|fonti|fontes|источник|источники
        bron|źródło|kaynak|källa|kilde|lähde|zdroj|forrás|sursa|πηγη|джерело|nguồn|sumber|来自|来源单位|单位
        單位|제공|منبع|ماخذ|ذريعه|সূত্র|তথ্যসূত্র|ที่มา|แหล่งที่มา|ที่มาข่าว|แหล่งข่าว|ขอบคุณข้อมูลจาก
        ขอบคุณข้อมูล|เครดิต|nyhetskälla|mənbə|წყარო|աղբյուր|дереккөз|مصدر|מקורות|स्रोत|सोर्स|स्त्रोत|ஆதாரம்
        மூலம்|మూలం|ข้อมูลจาก|theo|pinagmulan|πηγεσ|джерела|източник|източници|извор|izvor|izvori|vir|viri
        sursă|surse|források|zdroje|zdroj informací|źródła|lähteet|källor|kilder|bronnen|mənbələr|kaynaklar
        font|fonts|šaltinis|šaltiniai|avots|avoti|allikas|allikad|წყაროები|աղբյուրներ|chanzo|vyanzo
    """,
    "editor": """
        审核|审稿|签发|主编|总编|监制|录入|审核人|审定|editor|editors|redaktion|redakteur|redakteurin
        rédaction|redazione|redactie|redacteur|redaktor|redakcja|toimittaja|szerkesztő|سردبير|دبير|ويراستار
        עורך|עריכה|সম্পাদনা|সম্পাদক|संपादन|เรียบเรียง|บรรณาธิการ|biên tập|уредник|urednik|urednica
        szerkesztés|toimetaja|რედაქტორი|խմբագիր|mhariri|تدقيق|redacción|redação|redacţia|redakce|redakcia
        редакція|редакция|редакцията|redakcija|szerkesztőség|toimitus|edytor|redaktorė|redaktors|toimetus
        redacció|redaksi|צוות
    """,
    "views": """
        点击|點擊|查看|閲覧|lượt|prikazi
    """,
    "tags": """
        关键词|关键字|标记|關鍵字|關鍵詞|タグ|キーワード|키워드|mots-clés|mots clés|palabras clave|etiqueta
        palavras-chave|parole chiave|ключевые слова|słowa kluczowe|nyckelord|avainsanat|كلمات مفتاحية
        الكلمات المفتاحية|كليد واژه|كلمات كليدي|كليدواژهها|מילות מפתח|คําสําคัญ|kata kunci|λεξεισ κλειδια
        λεξεισ-κλειδια|ключові слова|етикети|ключови думи|ознаке|кључне речи|oznake|ključne riječi
        ključne reči|ključne besede|značke|cuvinte cheie|cuvinte-cheie|kulcsszavak|témák|klíčová slova
        kľúčové slová|značky|asiasanat|aiheet|ämnen|etiketter|ämnesord|nøgleord|emner|nøkkelord|tópicos
        argomenti|stichworte|anahtar kelimeler|açar sözlər|paraules clau|raktiniai žodžiai|raktažodžiai|tēmas
        atslēgvārdi|atslēgas vārdi|märksõnad|võtmesõnad|teemad|საკვანძო სიტყვები|հիմնաբառեր|кілт сөздер
        कीवर्ड
    """,
    "category": """
        分类|类别|频道|分類|類別|カテゴリ|カテゴリー|카테고리|분류|category|categories|kategorie|kategorien
        rubrik|catégorie|catégories|rubrique|categoría|categorías|categoria|categorias|categorie|категория
        категории|раздел|kategoria|kategori|专题|專題|section|topic|topics|thème|tema|temas|themen|thema
        القسم|التصنيف|التصنيفات|تصنيفات|دستهبنديها|קטגוריה|קטגוריות|شعبه|زمره|زمرے|श्रेणी|कैटेगरी|श्रेणियाँ
        বিভাগ|ক্যাটাগরি|বিভাগসমূহ|பிரிவு|వర్గం|หมวดหมู่|หมวด|ประเภทข่าว|κατηγοριεσ|категорії|категорија
        категорије|kategorija|kategorije|rubrika|kategóriák|rovat|rovatok|aihealue|kategorier|categorieën
        rubriek|editoria|kateqoriya|bölmə|kategorijos|skelbta|kategorijas|sadaļa|kategooria|kategooriad
        postitatud|rubriik|კატეგორია|რუბრიკა|კატეგორიები|կատեգորիա|բաժին|խորագիր|санаты|айдар|санат|قسم|teema
        téma|ämne|emne|onderwerp|тема|argomento|assunto|sujet|konu|mövzu|tēma|темы|ενοτητα|sección|seção
        secção|sezione
    """,
    "share": """
        转发|打印|收藏|share|teilen|partager|compartir|deel|dela|del|jaa
    """,
    "other": """
        评论|点赞|回复|回覆|字数|추천|공감|likes|replies|有效性|体裁
    """,
    "modified": """
        अद्यतन|ปรับปรุงเมื่อ|frissítés|módosítás|päivitys|aggiornamento|actualización|aktualisierung
        güncellenme
    """,
}
