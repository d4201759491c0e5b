"""The words that lead to the previous, the next and the home page, as data for `navigation.py`.

Phrases of one table are separated by "|" or a line break and written as `phrases.fold_wording` leaves them:
so are the lines they are compared with. A space stands for any white space. What a phrase must stand in (a
whole line, the beginning of one) is said at its table.
"""

from __future__ import annotations

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
    vorige pagina|vorige|poprzedni wpis|poprzedni artykuł|poprzednia strona|poprzedni|önceki yazi
    önceki haber|önceki sayfa|önceki|föregående inlägg|föregående|forrige innlegg|forrige|edellinen
    předchozí článek|předchozí|előző cikk|articolul anterior|προηγουμενο αρθρο|bài trước|artikel sebelumnya
    上一則新聞|上一篇新聞|前一篇文章|前一頁|前一則|上一个新闻|上一条新闻|前のニュース|前の一覧|一つ前の記事
    이전뉴스|이전 뉴스|이전 목록|이전페이지|المقال السابق|المقالة السابقة|الموضوع السابق|التدوينة السابقة
    الخبر السابق|الصفحة السابقة|السابق|السابقة|نوشته قبلي|مطلب قبلي|خبر قبلي|صفحه قبل|قبلي|نوشته پيشين|הקודם
    הפוסט הקודם|פוסט קודם|כתבה קודמת|הכתבה הקודמת|המאמר הקודם|לכתבה הקודמת|עמוד קודם|مضمون پچھلا|پچھلي خبر
    پچھلا مضمون|پچھلا صفحه|पिछला लेख|पिछली खबर|पिछला पोस्ट|पिछला|पिछली पोस्ट|मागील लेख|मागील बातमी|पूर्ववर्ती
    আগের সংবাদ|পূর্ববর্তী সংবাদ|পূর্ববর্তী নিবন্ধ|আগের খবর|পূর্ববর্তী|আগের পোস্ট|முந்தைய செய்தி
    முந்தைய கட்டுரை|முந்தைய பதிவு|మునుపటి కథనం|మునుపటి వార్త|గత కథనం|บทความก่อนหน้า|บทความก่อนหน้านี้
    ข่าวก่อนหน้า|เรื่องก่อนหน้า|ก่อนหน้า|หน้าก่อนหน้า|bài trước đó|tin trước|trang trước|bài cũ hơn
    bài viết cũ hơn|pos sebelumnya|post sebelumnya|berita sebelumnya|artikel sebelum|postingan sebelumnya
    halaman sebelumnya|sebelumnya|artikel terdahulu|nakaraang artikulo|προηγουμενη αναρτηση
    προηγουμενη σελιδα|προηγουμενη ειδηση|παλαιοτερεσ αναρτησεισ|попередній запис|попередня новина
    попередній матеріал|попередня сторінка|попередня публікація|попередній|попередня|предыдущий материал
    предыдущая публикация|предыдущая страница|предыдущая тема|назад к новостям|предишна статия
    предишна публикация|предишна новина|предишна страница|предишна|предишен|предходна статия|предишен пост
    претходни чланак|претходна вест|претходна страна|претходна|prethodni članak|prethodna vijest
    prethodna vest|prethodni post|prethodna objava|prethodna stranica|prethodna strana|prethodna|prethodni
    prejšnji članek|prejšnji prispevek|prejšnja novica|prejšnja objava|prejšnja stran|prejšnji|prejšnja
    articolul precedent|articol precedent|articol anterior|postarea anterioară|ştirea anterioară
    pagina anterioară|pagina precedentă|precedentul|előző bejegyzés|előző oldal|előző hír|előző írás|előző
    régebbi bejegyzések|előző cikkünk|předchozí příspěvek|předchozí stránka|předchozí zpráva|předešlý článek
    starší příspěvky|predchádzajúci článok|predchádzajúci príspevok|predchádzajúca stránka
    predchádzajúca správa|predchádzajúci|predošlý článok|staršie príspevky|predchádzajúce|poprzedni post
    poprzednia wiadomość|poprzedni news|poprzednie wpisy|poprzednia|starsze wpisy|poprzednia aktualność
    edellinen artikkeli|edellinen kirjoitus|edellinen juttu|edellinen sivu|edellinen uutinen
    vanhemmat artikkelit|vanhemmat kirjoitukset|föregående artikel|föregående sida|äldre inlägg
    tidigare inlägg|föregående nyhet|forrige indlæg|forrige artikel|forrige side|ældre indlæg|forrige nyhed
    forrige artikkel|eldre innlegg|tidligere innlegg|forrige sak|vorig artikel lezen|vorig nieuwsbericht
    vorig item|oudere berichten|vorig nieuws|notícia anterior|matéria anterior|publicação anterior
    posts anteriores|postagens mais antigas|post mais antigo|notizia precedente|pagina precedente
    post più vecchi|articoli precedenti|articulo anterior|publicación anterior|nota anterior
    entradas antiguas|noticias anteriores|actualité précédente|articles précédents|publication précédente
    publication navigation précédente|précédente|page précedente|älterer beitrag|vorherige beiträge
    vorige seite|voriger|vorherige|vorheriger post|vorherige nachricht|önceki makale|önceki yazilar
    önceki konu|önceki içerik|bir önceki haber|bir önceki yazi|əvvəlki xəbər|əvvəlki məqalə|əvvəlki
    article anterior|ankstesnis straipsnis|ankstesnis įrašas|ankstesnis|ankstesnė naujiena|ankstesnė
    iepriekšējais raksts|iepriekšējā ziņa|iepriekšējais|iepriekšējā|iepriekšējais ieraksts|eelmine artikkel
    eelmine postitus|eelmine uudis|eelmine|vanemad postitused|წინა სტატია|წინა სიახლე|წინა|წინა პოსტი
    նախորդ հոդված|նախորդ նորությունը|նախորդ|նախորդ հոդվածը|алдыңғы мақала|алдыңғы жаңалық|алдыңғы|алдыңғы бет
    makala iliyopita|habari iliyopita|iliyotangulia
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
    следующая статья|следующая запись|следующая новость|следующая страница|следующий пост|следующая|следующий
    наступна стаття|volgend bericht|volgend artikel|volgende pagina|volgende|następny wpis|następny artykuł
    następna strona|następny|sonraki yazi|sonraki haber|sonraki sayfa|sonraki|nästa inlägg|nästa
    neste innlegg|neste|næste|seuraava|další článek|další|következő cikk|articolul următor|επομενο αρθρο
    bài sau|artikel berikutnya|下一則新聞|下一篇新聞|後一頁|後一則|下一个新闻|下一条新闻|次のニュース
    一つ次の記事|다음뉴스|다음 뉴스|다음페이지|المقال التالي|المقالة التالية|الموضوع التالي|التدوينة التالية
    الخبر التالي|الصفحة التالية|التالي|التالية|نوشته بعدي|مطلب بعدي|خبر بعدي|صفحه بعد|بعدي|הבא|הפוסט הבא
    פוסט הבא|הכתבה הבאה|כתבה הבאה|המאמר הבא|לכתבה הבאה|עמוד הבא|اگلي خبر|اگلا مضمون|اگلا صفحه|अगला लेख
    अगली खबर|अगला पोस्ट|अगला|अगली पोस्ट|पुढील लेख|पुढील बातमी|পরবর্তী সংবাদ|পরের সংবাদ|পরবর্তী নিবন্ধ
    পরবর্তী খবর|পরবর্তী|পরের পোস্ট|அடுத்த செய்தி|அடுத்த கட்டுரை|அடுத்த பதிவு|తదుపరి కథనం|తదుపరి వార్త
    บทความถัดไป|ข่าวถัดไป|เรื่องถัดไป|ถัดไป|หน้าถัดไป|bài kế tiếp|bài viết tiếp theo|bài viết kế tiếp|tin sau
    tin tiếp theo|trang sau|trang tiếp|bài mới hơn|bài viết mới hơn|pos berikutnya|post berikutnya
    berita berikutnya|berita selanjutnya|artikel selanjutnya|postingan selanjutnya|postingan berikutnya
    halaman berikutnya|halaman selanjutnya|artikel seterusnya|susunod na artikulo|επομενη αναρτηση
    επομενη σελιδα|επομενη ειδηση|νεοτερεσ αναρτησεισ|наступний запис|наступна новина|наступний матеріал
    наступна сторінка|наступна публікація|наступний|наступна|следующий материал|следующая публикация
    следующая тема|следваща статия|следваща публикация|следваща новина|следваща страница|следваща|следващ
    следващ пост|следећи чланак|следећа вест|следећа страна|следећа|наредни чланак|наредна вест
    sljedeći članak|sljedeća vijest|sljedeći post|sljedeća objava|sljedeća stranica|sljedeća|sljedeći
    sledeći članak|sledeća vest|sledeći tekst|sledeća strana|naredni članak|naslednji članek
    naslednji prispevek|naslednja novica|naslednja objava|naslednja stran|naslednji|naslednja|articol următor
    articolul urmator|postarea următoare|ştirea următoare|pagina următoare|pagina urmatoare|următorul
    urmatorul|următoarea|következő bejegyzés|következő oldal|következő hír|következő írás|következő
    újabb bejegyzések|další příspěvek|další stránka|další zpráva|následující článek|následující
    následující příspěvek|novější příspěvky|ďalší článok|ďalší príspevok|ďalšia stránka|ďalšia správa|ďalší
    ďalšie|nasledujúci článok|nasledujúci príspevok|nasledujúci|novšie príspevky|następny post
    następna wiadomość|następny news|następne wpisy|następna|nowsze wpisy|kolejny wpis|następna aktualność
    seuraava artikkeli|seuraava kirjoitus|seuraava juttu|seuraava sivu|seuraava uutinen|uudemmat artikkelit
    uudemmat kirjoitukset|nästa artikel|nästa sida|nyare inlägg|nästa nyhet|næste indlæg|næste artikel
    næste side|nyere indlæg|næste nyhed|neste artikkel|neste side|nyere innlegg|neste sak
    volgend nieuwsbericht|volgend item|nieuwere berichten|volgend nieuws|próxima notícia|próxima matéria
    próxima publicação|próximo texto|próxima|artigo seguinte|notícia seguinte|página seguinte
    postagens mais recentes|post mais recente|articolo seguente|prossimo post|prossima notizia
    notizia successiva|articoli successivi|post più recenti|prossimo|articulo siguiente|publicación siguiente
    siguiente publicación|siguiente noticia|nota siguiente|siguiente nota|próxima entrada
    entradas más recientes|próximo artículo|actualité suivante|articles suivants|publication suivante
    suivante|neuerer beitrag|nächste beiträge|nächste|nächster post|nächste nachricht|sonraki makale
    sonraki yazilar|sonraki konu|sonraki içerik|bir sonraki haber|bir sonraki yazi|növbəti xəbər
    növbəti məqalə|növbəti|sonraki xəbər|article següent|següent article|notícia següent|entrada següent
    següent|kitas įrašas|sekantis straipsnis|sekantis|nākamais raksts|nākamā ziņa|nākamais|nākamā
    nākamais ieraksts|järgmine artikkel|järgmine postitus|järgmine uudis|järgmine|uuemad postitused
    შემდეგი სტატია|შემდეგი სიახლე|შემდეგი|შემდეგი პოსტი|հաջորդ հոդված|հաջորդ նորությունը|հաջորդ
    հաջորդ հոդվածը|келесі мақала|келесі жаңалық|келесі|келесі бет|makala inayofuata|habari inayofuata
    inayofuata
"""

# In place of the title where there is no such page, or a link says what it is.
NO_TITLES = """
    没有了|没有|无|暂无|已经没有了|没有资料|已是第一篇|已是最后一篇|已经是第一篇|已经是最后一篇|很抱歉没有了
    沒有了|なし|없음|글이 없습니다|이전글이 없습니다|다음글이 없습니다|none|no more|post|article|page|story
    topic|thread|entry|chapter|沒有資料|已經是第一篇|已經是最後一篇|前の記事はありません|次の記事はありません
    다음글이 없습니다.|이전글이 없습니다.|لا يوجد|не существует|немає|няма|nema|nu există|nincs|žádný|žiadny
    ei ole|nenhum|nenhuma|nessuno|nessuna|ninguno|ninguna|aucun|keiner|nėra|không có|tidak ada
"""

# In front of the way from the home page to this one.
BREADCRUMB = """
    当前位置|您当前的位置|您的位置|您现在的位置|您现在的位置是|您所在的位置|你的位置|你现在的位置|现在位置
    所在位置|当前所在位置|您当前所在位置|你所在的位置|位置导航|当前的位置|您的当前位置|您现在所在的位置
    目前位置|您目前的位置|現在位置|当前栏目|现在的位置|你當前的位置|現在地|現在のページ|現在の位置
    現在のカテゴリ|현재위치|현재 위치|you are here|you are currently here|you are in|you're here
    current location|current page|breadcrumb|breadcrumbs|sie sind hier|sie befinden sich hier|du bist hier
    vous êtes ici|usted está aquí|estás aquí|estás en|você está aqui|você está em|ti trovi in|sei qui|sei in
    вы здесь|вы находитесь здесь|u bent hier|je bent hier|jesteś tutaj|tu jesteś|buradasiniz
    şu an buradasiniz|du är här|du er her|olet tässä|nacházíte se zde|您目前位於|目前所在位置|您現在的位置
    現在のページ位置|현재 페이지|انت هنا|شما اينجا هستيد|شما در اينجا هستيد|مسير شما|اينجا هستيد|אתה כאן
    אתם כאן|הנך כאן|הנכם נמצאים כאן|اپ يهاں هيں|आप यहाँ हैं|आप यहां हैं|तुम्ही इथे आहात|আপনি এখানে আছেন
    আপনি এখানে|நீங்கள் இங்கே இருக்கிறீர்கள்|మీరు ఇక్కడ ఉన్నారు|คุณอยู่ที่นี่|bạn đang ở đây|anda di sini
    anda berada di sini|anda disini|βρισκεστε εδω|ειστε εδω|εισαι εδω|ви знаходитесь тут|ви перебуваєте тут
    вы находитесь на странице|вие сте тук|ви сте тук|nalazite se u|vi ste ovdje|vi ste ovde|nahajate se tukaj
    vă aflaţi aici|sunteţi aici|sunteti aici|ön itt van|ön itt áll|jelenleg itt van|jste zde
    drobečková navigace|nachádzate sa tu|znajdujesz się tutaj|ścieżka nawigacji|olet täällä|sijaintisi
    murupolku|du befinner dig här|du är här nu|brödsmulor|du befinder dig her|du er nu her|brødkrumme
    brødsmulesti|du befinner deg her|je bevindt je hier|u bevindt zich hier|kruimelpad|encontra-se aqui
    siete qui|ti trovi qui|se encuentra usted aquí|te encuentras aquí|ruta de navegación|vous etes ici
    fil d'ariane|sie sind hier auf|brotkrumen|brotkrumennavigation|şu anda buradasiniz|bulunduğunuz sayfa
    siz buradasiniz|sou aquí|esteu aquí|jūs esate čia|esate čia|jūs atrodaties šeit|jūs šobrīd atrodaties
    oled siin|sa oled siin|თქვენ აქ ხართ|თქვენ იმყოფებით|դուք այստեղ եք|сіз мұндасыз|сіз осындасыз
"""
# The name of the home page, where it begins a line of names with separators.
HOME = """
    首页|首頁|主页|主頁|网站首页|網站首頁|本站首页|网站主页|返回首页|トップ|トップページ|ホーム|top|home|홈
    메인|처음|home page|homepage|main page|index|start|startseite|accueil|inicio|portada|início
    página inicial|pagina principale|главная|главная страница|головна|startpagina|strona główna|ana sayfa
    anasayfa|hem|startsida|forside|hjem|etusivu|úvod|domů|főoldal|kezdőlap|acasă|prima pagină|αρχικη
    trang chủ|beranda|الرئيسية|דף הבית|glavna|回首頁|主頁面|本站首頁|首页面|ホームページ|トップ・ページ
    top page|메인페이지|메인 페이지|홈페이지|صفحة البداية|الصفحة الرئيسية|رئيسية|الرئيسيه|خانه|صفحه اصلي
    صفحه نخست|עמוד הבית|עמוד ראשי|هوم|صفحه اول|مركزي صفحه|होम|होमपेज|मुख्य पृष्ठ|मुख्यपृष्ठ|मुखपृष्ठ|হোম
    প্রচ্ছদ|প্রথম পাতা|முகப்பு|హోమ్|హోం|หน้าแรก|หน้าหลัก|โฮม|trang nhất|trang chính|đầu trang|halaman utama
    halaman depan|laman utama|tahanan|αρχικη σελιδα|κεντρικη|κεντρικη σελιδα|головна сторінка|на головну
    главная страница сайта|начало|начална страница|насловна|насловна страна|почетна|почетна страна|početna
    početna stranica|početna strana|naslovnica|naslovna|naslovna strana|domov|domača stran|prva stran|acasa
    pagina de start|pagina principală|címlap|nyitólap|nyitóoldal|hlavní stránka|úvodní stránka|úvodná stránka
    hlavná stránka|strona startowa|główna|etusivulle|startsidan|förstasidan|hjemmeside|forsiden|til forsiden
    voorpagina|página principal|pagina iniziale|prima pagina|pàgina principal|page d'accueil|hauptseite
    home seite|zur startseite|ana səhifə|əsas səhifə|inici|pradžia|pradinis|sākums|sākumlapa|uz sākumu
    avaleht|esileht|მთავარი|მთავარი გვერდი|գլխավոր|գլխավոր էջ|басты бет|басты|nyumbani|mwanzo
"""
# Last steps of a breadcrumb that only say "this page".
CRUMBS_OF_TEXT = "正文|内容|详情|详细内容|文章正文|新闻详情|浏览文章|内容详情|查看|本文|內容|詳情|本文页"
