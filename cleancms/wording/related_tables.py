"""The headings of lists of other articles, as data for `patterns.py`.

Phrases of one table are separated by "|" or a line break and written as `phrases.fold_wording` leaves them:
so are the lines they are compared with. A space stands for any white space. What a phrase must stand in (a
whole line, the beginning of one) is said at its table.
"""

from __future__ import annotations

# A whole line, with or without a colon or arrow.
RELATED = """
    相关文章|相关新闻|相关阅读|相关推荐|相关链接|相关报道|相关资讯|相关内容|相关信息|相关专题|相关热词
    相关产品|相关文档|推荐阅读|延伸阅读|热门文章|热门推荐|热门新闻|热门阅读|热点推荐|热点新闻|热点阅读
    热文推荐|热门点击|猜你喜欢|最新文章|最新新闻|最新推荐|最新资讯|最新发布|推荐文章|推荐新闻|精彩推荐
    编辑推荐|今日推荐|为您推荐|为你推荐|大家都在看|大家还在看|阅读排行|点击排行|阅读排行榜|点击排行榜
    热门排行|本周热门|24小时热文|24小时热榜|今日热点|今日头条推荐|您可能感兴趣的文章|你可能感兴趣
    您可能还喜欢|你可能喜欢|更多新闻|更多文章|更多推荐|更多内容|相關文章|相關新聞|相關閱讀|相關報導|延伸閱讀
    推薦閱讀|熱門文章|熱門新聞|最新新聞|你可能也喜歡|猜你喜歡|相關連結|編輯推薦|推薦文章|更多新聞|関連記事
    関連ニュース|関連リンク|おすすめ記事|おすすめの記事|人気記事|人気の記事|最新記事|新着記事
    こちらの記事もおすすめ|あわせて読みたい|合わせて読みたい|アクセスランキング|人気記事ランキング
    関連コンテンツ|関連する記事|注目記事|注目の記事|最近の投稿|この記事を読んだ人はこちらも読んでいます
    관련기사|관련 기사|관련뉴스|관련 뉴스|추천기사|추천 기사|추천뉴스|인기기사|인기 기사|많이 본 기사
    많이 본 뉴스|가장 많이 본 뉴스|최신기사|최신 기사|최신뉴스|주요뉴스|주요기사|함께 본 기사
    함께 보면 좋은 기사|관련글|관련 글|이런 기사 어때요|실시간 인기기사|오늘의 주요뉴스|인기글|최신글
    related posts|related articles|related stories|related news|related content|related links|related reading
    related topics|related products|related items|related|related post|related article|related story
    related coverage|related videos|related resources|you may also like|you might also like|you may like
    you might like|you may also be interested in|you might also be interested in|you may be interested in
    more like this|recommended|recommended for you|recommended articles|recommended reading|recommended posts
    recommended stories|more from|more stories|more articles|more news|more posts|read more|read next
    read also|also read|up next|keep reading|most read|most most viewed|trending|trending now|popular posts
    popular articles|popular stories|popular|recent posts|recent articles|recent news|latest posts
    latest articles|latest stories|latest news|featured posts|featured articles|featured stories
    editor's picks|editors' picks|top stories|in case you missed it|more on this topic|more on this story
    similar posts|similar articles|similar stories|explore more|what to read next|customers also bought
    customers also viewed|frequently bought together|people also viewed|people also read|sponsored content
    from around the web|around the web|promoted stories|suggested posts|you'll also like|other articles
    other news|other posts|more to explore|more in this section|das könnte sie auch interessieren
    das könnte dich auch interessieren|das könnte ihnen auch gefallen|ähnliche artikel|ähnliche beiträge
    verwandte artikel|verwandte beiträge|verwandte themen|mehr zum thema|weitere artikel|weitere beiträge
    weitere themen|weitere nachrichten|meistgelesen|meistgelesene artikel|lesen sie auch|auch interessant
    neueste beiträge|neueste artikel|letzte beiträge|passend zum thema|mehr aus|beliebte beiträge
    articles similaires|articles liés|articles connexes|articles recommandés|articles récents|à lire aussi
    lire aussi|sur le même sujet|sur le même thème|vous aimerez aussi|vous aimerez peut-être|les plus lus
    les plus populaires|à lire également|voir aussi|dans la même rubrique
    ces articles peuvent vous intéresser|derniers articles|ne manquez pas|artículos relacionados
    noticias relacionadas|entradas relacionadas|contenido relacionado|también te puede interesar
    te puede interesar|también te puede gustar|lo más leído|lo más visto|más noticias|lee también|lea también
    te recomendamos|últimas noticias|entradas recientes|relacionados|temas relacionados|quizás te interese
    artigos relacionados|notícias relacionadas|posts relacionados|conteúdo relacionado|leia também|leia mais
    veja também|mais lidas|mais lidos|últimas notícias|você também pode gostar|você pode gostar|recomendados
    matérias relacionadas|posts recentes|articoli correlati|articoli simili|potrebbe interessarti
    potrebbe interessarti anche|potrebbero interessarti|ti potrebbe interessare|leggi anche|i più letti
    più letti|ultime notizie|ultimi articoli|articoli recenti|notizie correlate|da leggere anche|vedi anche
    altri articoli|читайте также|похожие статьи|похожие записи|похожие новости|похожие материалы|по теме
    материалы по теме|новости по теме|еще по теме|ещё по теме|смотрите также|вам может понравиться
    рекомендуем|популярное|популярные статьи|последние новости|свежие записи|самое читаемое|другие новости
    другие статьи|статьи по теме|вам также может понравиться|вас может заинтересовать|читайте також
    схожі статті|gerelateerde artikelen|gerelateerde berichten|gerelateerd|lees ook|lees meer|meest gelezen
    meer nieuws|laatste nieuws|recente berichten|aanbevolen|misschien vind je dit ook leuk
    dit vind je misschien ook leuk|podobne artykuły|podobne wpisy|powiązane artykuły|powiązane wpisy
    zobacz także|zobacz też|zobacz również|czytaj także|czytaj też|czytaj więcej|przeczytaj także
    przeczytaj również|najnowsze wpisy|najczęściej czytane|polecane|polecane artykuły|ostatnie wpisy
    ilgili haberler|ilgili yazilar|benzer haberler|benzer yazilar|diğer haberler|son haberler
    en çok okunanlar|çok okunanlar|ilginizi çekebilir|bunlar da ilginizi çekebilir|son yazilar
    relaterade artiklar|relaterat|läs också|läs mer|mest lästa|senaste nytt|läs även|relaterte artikler
    les også|mest lest|relaterede artikler|læs også|mest læste|lue myös|aiheeseen liittyvää|luetuimmat
    související články|podobné články|mohlo by vás zajímat|čtěte také|kapcsolódó cikkek|olvasd el ezt is
    articole similare|citeşte şi|articole recente|te-ar putea interesa|σχετικα αρθρα|διαβαστε επισησ
    διαβαστε ακομα|bài viết liên quan|tin liên quan|có thể bạn quan tâm|artikel terkait|baca juga
    berita terkait|artikel lainnya|مقالات ذات صلة|اقرا ايضا|مواضيع ذات صلة|כתבות נוספות|אולי יעניין אותך
    相關內容|相關主題|相關推薦|相關影音|推薦新聞|推薦內容|最新消息推薦|最多人看|熱門推薦|熱門排行|編輯精選
    你可能還想看|你可能有興趣|您可能感興趣|猜你想看|讀者也看了|其他人也在看|人氣排行|人氣文章|延伸內容
    即時新聞|相关视频|相关标签|相关稿件|延伸推荐|猜你还喜欢|大家都在搜|热搜榜|更多精彩|更多精彩内容|往期回顾
    往期推荐|看了又看|下一篇推荐|精选文章|热门标签|おすすめの関連記事|あなたにおすすめ|あなたへのおすすめ
    おすすめコンテンツ|この記事に関連するニュース|この記事の関連ニュース|関連トピックス|関連キーワード
    関連タグ|最新ニュース|新着ニュース|よく読まれている記事|よく読まれています|もっと読む|続きを読む
    こちらもおすすめ|関連ページ|関連商品|新着一覧|人気ランキング|注目のニュース|記事ランキング|관련 콘텐츠
    관련 키워드|관련 태그|연관기사|연관 기사|이 시각 주요뉴스|이 시각 뉴스|지금 뜨는 뉴스|오늘의 핫뉴스
    핫이슈|추천 콘텐츠|추천 영상|당신을 위한 추천|기사 더보기|뉴스 더보기|관련 영상|다른 기사|다른기사 보기
    이 기자의 다른 기사|인기뉴스|인기 뉴스|최신 뉴스|많이 본 콘텐츠|실시간 뉴스|함께 읽으면 좋은 글
    이 카테고리의 다른 글|مقالات مشابهة|مقالات ذات صله|مواضيع مشابهة|مواضيع متعلقة|اخبار ذات صلة|اخبار متعلقة
    موضوعات متعلقة|موضوعات ذات صلة|اقرا المزيد|الاكثر قراءة|الاكثر مشاهدة|اخر الاخبار|احدث الاخبار
    احدث المقالات|اخر المقالات|قد يعجبك ايضا|قد يهمك ايضا|قد يهمك|شاهد ايضا|المزيد من الاخبار
    المزيد من المقالات|مقالات مقترحة|مواضيع قد تهمك|اخبار مشابهة|المزيد حول هذا الموضوع|مقالات اخري
    اخبار اخري|الاكثر تعليقا|اهم الاخبار|نرشح لك|مطالب مرتبط|مطالب مشابه|اخبار مرتبط|خبرهاي مرتبط|اخبار مشابه
    مقالات مرتبط|نوشتههاي مشابه|نوشتههاي مرتبط|نوشتههاي تازه|پربازديدترينها|پربازديدترين|پربازديدها
    پربازديدترين اخبار|اخرين اخبار|تازهترين اخبار|جديدترين اخبار|بيشتر بخوانيد|بيشتر بدانيد|همچنين بخوانيد
    پيشنهاد سردبير|پيشنهاد ما|مطالب پيشنهادي|اخرين مطالب|برچسبهاي مرتبط|شايد از اين مطالب هم خوشتان بيايد
    پر بحثترينها|ساير اخبار|مطالب بيشتر|بيشتر در اين زمينه|כתבות קשורות|כתבות נוספות בנושא|כתבות דומות
    מאמרים קשורים|מאמרים נוספים|פוסטים קשורים|עוד בנושא|עוד באותו נושא|אולי יעניין אתכם|אולי יעניין אותך גם
    אולי תאהבו גם|הנקראות ביותר|הכי נקראות|הכתבות הנקראות ביותר|קראו גם|קרא עוד|קראו עוד|קרא גם|חדשות אחרונות
    כתבות אחרונות|פוסטים אחרונים|כתבות מומלצות|מומלצים עבורך|מומלץ עבורכם|עוד כתבות|תוכן מקודם|פופולרי באתר
    עוד חדשות|متعلقه خبريں|متعلقه مضامين|متعلقه عنوانات|مزيد پڑھيں|مزيد پڑھيے|يه بھي پڑھيں|تازه ترين خبريں
    تازه ترين|مقبول خبريں|سب سے زياده پڑھي جانے والي|سب سے زياده پڑھي جانے والي خبريں|مزيد خبريں|اهم خبريں
    संबंधित खबरें|संबंधित लेख|संबंधित समाचार|संबंधित पोस्ट|संबंधित विषय|यह भी पढें|ये भी पढें|इसे भी पढें
    इन्हें भी पढें|और पढें|आगे पढें|ताजा खबरें|ताजा समाचार|सबसे ज्यादा पढी गई|सबसे ज्यादा पढे गए
    सबसे अधिक पढे गए|ट्रेंडिंग|ट्रेंडिंग न्यूज|अन्य खबरें|और खबरें|अन्य समाचार|लेटेस्ट न्यूज|बडी खबरें
    आपके लिए|टॉप न्यूज|सुझाए गए लेख|हाल के पोस्ट|लोकप्रिय खबरें|संबंधित बातम्या|हेही वाचा|हे ही वाचा
    आणखी वाचा|अधिक वाचा|ताज्या बातम्या|इतर बातम्या|महत्वाच्या बातम्या|महत्त्वाच्या बातम्या|सर्वाधिक वाचलेले
    लोकप्रिय बातम्या|ट्रेंडिंग बातम्या|সম্পর্কিত খবর|সম্পর্কিত পোস্ট|সম্পর্কিত নিবন্ধ|সম্পর্কিত সংবাদ
    আরও পডুন|আরো পডুন|এই বিভাগের আরও খবর|এই বিভাগের আরো খবর|এ জাতীয আরো খবর|এ বিভাগের আরো সংবাদ|সর্বশেষ
    সর্বশেষ খবর|সর্বশেষ সংবাদ|সর্বাধিক পঠিত|জনপ্রিয খবর|আরও খবর|আরো খবর|পাঠকের পছন্দ|সর্বোচ্চ পঠিত
    தொடர்புடைய செய்திகள்|தொடர்புடைய கட்டுரைகள்|தொடர்புடைய பதிவுகள்|மேலும் படிக்க|மேலும் படியுங்கள்
    இதையும் படிங்க|இதையும் படியுங்கள்|அதிகம் படிக்கப்பட்டவை|அதிகம் வாசிக்கப்பட்டவை|சமீபத்திய செய்திகள்
    மேலும் செய்திகள்|அண்மைச் செய்திகள்|முக்கிய செய்திகள்|பிரபலமான செய்திகள்|பரிந்துரைக்கப்பட்டவை
    సంబంధిత వార్తలు|సంబంధిత కథనాలు|సంబంధిత పోస్ట్లు|ఇవి కూడా చదవండి|ఇది కూడా చదవండి|ఇంకా చదవండి
    మరిన్ని వార్తలు|తాజా వార్తలు|మరింత చదవండి|ఎక్కువ మంది చదివినవి|ముఖ్యమైన వార్తలు|ట్రెండింగ్ వార్తలు
    ข่าวที่เกี่ยวข้อง|บทความที่เกี่ยวข้อง|เนื้อหาที่เกี่ยวข้อง|เรื่องที่เกี่ยวข้อง|ข่าวอื่นๆ|ข่าวล่าสุด
    บทความล่าสุด|เรื่องล่าสุด|เรื่องล่าสุดๆ|บทความแนะนํา|ข่าวแนะนํา|เรื่องแนะนํา|แนะนําสําหรับคุณ|อ่านเพิ่มเติม
    อ่านต่อ|อ่านข่าวเพิ่มเติม|อ่านข่าวต้นฉบับ|ข่าวยอดนิยม|บทความยอดนิยม|ยอดนิยม|คุณอาจสนใจ|คุณอาจจะสนใจ
    เรื่องอื่นๆ ที่น่าสนใจ|ข่าวที่น่าสนใจ|บทความอื่นๆ|บทความน่าสนใจ|ข่าวเด่น|ข่าวฮิต|อ่านมากที่สุด
    เรื่องที่คุณอาจสนใจ|tin cùng chuyên mục|cùng chuyên mục|bài cùng chuyên mục|tin mới nhất|tin mới
    bài viết mới nhất|bài viết mới|bài viết cùng chuyên mục|tin nổi bật|tin đọc nhiều|đọc nhiều
    đọc nhiều nhất|xem nhiều|xem nhiều nhất|tin xem nhiều|bài viết nổi bật|bài viết tương tự|bài viết khác
    tin khác|các tin khác|tin tức liên quan|bài liên quan|tin bài liên quan|sản phẩm liên quan|đọc thêm
    xem thêm|có thể bạn sẽ thích|bạn có thể quan tâm|bạn có thể thích|chủ đề liên quan|tin cùng chủ đề
    mới nhất|được quan tâm|tin tài trợ|berita terbaru|berita terpopuler|berita populer|berita lainnya
    berita pilihan|artikel terbaru|artikel populer|artikel menarik lainnya|artikel serupa|pos terkait
    pos-pos terbaru|postingan terkait|terpopuler|baca selengkapnya|baca lebih lanjut|lihat juga|simak juga
    rekomendasi untuk anda|anda mungkin suka|anda mungkin juga suka|mungkin anda suka|topik terkait
    tag terkait|berita terkini|artikel pilihan|video terkait|konten terkait|produk terkait|baca lagi
    berita berkaitan|artikel berkaitan|berita hangat|paling banyak dibaca|paling dibaca|tulisan terkait
    mga kaugnay na balita|kaugnay na balita|kaugnay na artikulo|mga kaugnay na artikulo|basahin din
    basahin pa|pinakabagong balita|iba pang balita|magbasa pa|διαβαστε περισσοτερα|διαβαστε ακομη
    διαβαστε σχετικα|δειτε επισησ|δειτε ακομα|δειτε ακομη|περισσοτερα αρθρα|περισσοτερεσ ειδησεισ
    σχετικεσ ειδησεισ|σχετικα θεματα|σχετικεσ αναρτησεισ|σχετικεσ δημοσιευσεισ|παρομοια αρθρα|τελευταια νεα
    τελευταιεσ ειδησεισ|τελευταια αρθρα|προσφατα αρθρα|ροη ειδησεων|δημοφιλη|δημοφιλη αρθρα|δημοφιλεστερα
    τα πιο δημοφιλη|προτεινομενα|προτεινομενα αρθρα|ισωσ σασ ενδιαφερει|μπορει να σασ ενδιαφερει
    μπορει επισησ να σασ αρεσει|περισσοτερα απο|σασ προτεινουμε|τα πιο διαβασμενα|новини по темі|схожі новини
    схожі записи|схожі матеріали|пов'язані статті|пов'язані новини|статті по темі|за темою|по темі
    матеріали по темі|матеріали за темою|новини за темою|також по темі|дивіться також|останні новини
    останні статті|останні записи|популярні новини|популярні статті|популярне|найпопулярніше|найпопулярніші
    найчитаніше|рекомендуємо|рекомендовані статті|вас може зацікавити|вам також може сподобатися
    вам може сподобатися|більше новин|інші новини|головні новини|новини партнерів|вас також може зацікавити
    головне за день|свіжі новини|читай також|ще по темі|ще за темою|більше по темі|більше за темою
    новости партнеров|популярные новости|лучшее за день|главные новости|главное за день
    вам может быть интересно|вам будет интересно|это интересно|читайте ещё|читайте еще|читать также
    читать далее|подробнее по теме|рекомендуем почитать|рекомендуем прочитать|ещё новости|еще новости
    ещё статьи|интересное по теме|самое популярное|самое интересное|топ новостей|новости по тегам
    последние публикации|последние статьи|другие материалы|другие записи|рекомендованные статьи|обсуждаемое
    смотри также|новости сми2|сюжет по теме|свързани статии|свързани публикации|свързани новини|сродни статии
    подобни статии|подобни публикации|още по темата|още новини|още от категорията|вижте още|виж още
    вижте също|виж също|прочетете още|прочети още|прочетете също|прочети повече|последни новини|най-нови
    най-четени|най-четено|най-популярни|препоръчани|препоръчваме ви|може да ви хареса|може да ви хареса още
    може да харесате също|последни публикации|последни статии|други новини|актуални новини|още по тази тема
    повезане вести|повезани чланци|слични чланци|сличне вести|прочитајте још|прочитајте и|прочитајте и ово
    најновије вести|најчитаније|последње вести|остале вести|погледајте још|можда ће вас занимати|још вести
    најновије|препоручујемо|povezane vesti|povezani članci|povezani tekstovi|slični članci|slične vesti
    pročitajte još|pročitajte i|pročitaj još|pročitajte i ovo|pročitajte više|najnovije vesti
    najnovije vijesti|najčitanije|najčitanije vesti|najčitanije vijesti|najčitaniji članci|poslednje vesti
    posljednje vijesti|ostale vesti|ostale vijesti|pogledajte još|pogledajte i|možda će vas zanimati
    možda će vam se svidjeti|možda vas zanima|još vesti|još vijesti|najnovije|preporučujemo
    preporučeni članci|povezane vijesti|povezane teme|povezane objave|slične objave|slične teme
    slični sadržaji|zadnje objave|najnovije objave|više s weba|vezane vijesti|srodni članci|povezano
    najpopularnije|povezani prispevki|povezane novice|sorodni članki|sorodne novice|podobni članki
    preberite še|preberite tudi|preberi še|preberi več|najbolj brano|najbolj brane|najbolj brane novice
    zadnje novice|najnovejše novice|najnovejše|morda vas zanima|morda vas bo zanimalo|mogoče vas zanima
    priporočamo|več novic|zadnji prispevki|sorodne vsebine|povezane vsebine|oglejte si tudi
    articole asemănătoare|articole asemanatoare|articole înrudite|articole recomandate|articole conexe
    articole pe aceeaşi temă|ştiri similare|stiri similare|ştiri pe aceeaşi temă|citeste si|citeşte mai mult
    citeste mai mult|citeşte mai multe|vezi şi|vezi si|citiţi şi|cititi si|cele mai citite|cele mai noi
    cele mai noi ştiri|cele mai recente|cele mai recente ştiri|ultimele ştiri|ultimele stiri
    ultimele articole|te-ar mai putea interesa|te-ar putea interesa şi|s-ar putea să vă placă
    s-ar putea să îţi placă|ţi-ar putea plăcea şi|recomandate|recomandate pentru tine|alte articole
    alte ştiri|alte stiri|mai multe ştiri|ştiri recomandate|din aceeaşi categorie|pe aceeaşi temă
    vă recomandăm|îţi recomandăm|produse similare|articole populare|kapcsolódó anyagok|kapcsolódó tartalmak
    kapcsolódó bejegyzések|kapcsolódó hírek|kapcsolódó írások|kapcsolódó témák|hasonló cikkek
    hasonló bejegyzések|további cikkek|további hírek|további cikkek a témában|ajánlott cikkek
    ajánlott bejegyzések|legolvasottabb|legolvasottabbak|legolvasottabb cikkek|legfrissebb|legfrissebb hírek
    friss hírek|legfrissebb cikkek|legutóbbi bejegyzések|legújabb cikkek|legnépszerűbb|legnépszerűbb cikkek
    olvasd el|olvassa el ezt is|olvass tovább|olvasson tovább|ez is érdekelheti|ez is érdekelhet
    ezek is érdekelhetik|ezek is érdekelhetnek|önnek ajánljuk|neked ajánljuk|ajánljuk még|ajánljuk|még több
    a téma további hírei|lásd még|olvasnivaló még|témába vágó|související témata|související zprávy
    související odkazy|související|mohlo by vás také zajímat|mohlo by se vám líbit|mohlo by vás zajímat také
    mohlo by tě zajímat|nejčtenější|nejčtenější články|nejnovější|nejnovější články|nejnovější zprávy
    poslední články|poslední příspěvky|nejnovější příspěvky|další články|další zprávy|přečtěte si také
    přečtěte si|přečtěte si více|čtěte více|čtěte dále|čtěte i|doporučujeme|doporučené články|více k tématu
    k tématu|více o tématu|podobné příspěvky|související příspěvky|podobná témata|populární články
    přečtěte si dále|líbil se vám článek|líbí se vám článek|súvisiace články|súvisiace príspevky
    súvisiace témy|súvisiace|mohlo by vás zaujať|mohlo by vás zaujímať|mohlo by sa vám páčiť|najčítanejšie
    najčítanejšie články|najnovšie|najnovšie články|najnovšie správy|posledné články|ďalšie články
    ďalšie správy|prečítajte si tiež|prečítajte si aj|prečítajte si|čítajte aj|čítajte tiež|čítajte ďalej
    čítajte viac|odporúčame|odporúčané články|viac k téme|podobné príspevky|najnovšie príspevky
    populárne články|prečítajte si viac|najnowsze|najnowsze artykuły|najnowsze wiadomości|najpopularniejsze
    najpopularniejsze artykuły|najpopularniejsze wpisy|popularne artykuły|popularne wpisy|czytaj dalej
    przeczytaj też|sprawdź także|sprawdź również|sprawdź też|może cię zainteresować|może cię zainteresuje
    może zainteresuje cię|może ci się spodobać|może cię również zainteresować|zobacz więcej
    więcej na ten temat|więcej na temat|więcej artykułów|więcej wiadomości|inne artykuły|inne wiadomości
    pozostałe artykuły|pozostałe wpisy|warto przeczytać|polecamy również|polecamy także|polecany artykuł
    powiązane|powiązane tematy|powiązane materiały|podobne tematy|powiązane posty|podobne posty
    ostatnie artykuły|ostatnio dodane|artykuły powiązane|artykuły podobne|dowiedz się więcej
    najchętniej czytane|nie przegap|na ten temat|materiały powiązane|lue lisää|lue seuraavaksi|lue myös nämä
    lisää aiheesta|lisää aiheista|aiheesta lisää|aiheeseen liittyvät artikkelit|aiheeseen liittyvää sisältöä
    liittyvät artikkelit|samankaltaisia artikkeleita|luetuimmat nyt|luetuimmat artikkelit|uusimmat
    uusimmat uutiset|tuoreimmat|tuoreimmat uutiset|viimeisimmät|viimeisimmät artikkelit|viimeisimmät uutiset
    suosittelemme|suositellut|suosituimmat|muita artikkeleita|muita uutisia|saatat olla kiinnostunut
    sinua saattaisi kiinnostaa|saatat pitää myös näistä|sinua voisi kiinnostaa|katso myös|lisää uutisia
    samasta aiheesta|suosittua juuri nyt|relaterade inlägg|relaterade nyheter|relaterade ämnen
    relaterad läsning|liknande artiklar|fler artiklar|fler nyheter|mest läst|mest läst just nu
    mest lästa artiklar|mest lästa just nu|senaste nyheterna|senaste artiklarna|senaste inläggen
    du kanske också gillar|du kanske gillar|andra läser|andra läste också|mer om ämnet|mer om detta
    läs vidare|läs mer om ämnet|läs också om|rekommenderad läsning|rekommenderat|rekommenderas för dig
    populära artiklar|populära inlägg|populärast|mer från|se även|läs fler artiklar|fler inlägg
    relaterede nyheder|relaterede indlæg|relateret indhold|relateret|relaterede emner|lignende artikler
    flere artikler|flere nyheder|mest læste artikler|mest læst|mest læste lige nu|seneste nyt|seneste nyheder
    seneste artikler|seneste indlæg|du vil måske også kunne lide|måske er du også interesseret i|andre læser
    andre læser også|andre læste også|mere om emnet|læs mere|læs videre|læs mere om emnet|anbefalede artikler
    anbefalet|anbefalet til dig|vi anbefaler|populære artikler|populære indlæg|se også|mere fra|seneste fra
    relaterte saker|relaterte innlegg|relaterte nyheter|relatert innhold|relatert|flere saker|flere nyheter
    mest leste|mest lest nå|mest leste saker|siste nytt|siste nyheter|siste saker|siste artikler
    siste innlegg|du vil kanske også like|du liker kanskje også|andre leser|andre leste også|mer om saken
    mer om temaet|les mer|les mer om saken|les videre|les flere saker|anbefalte artikler|anbefalt
    anbefalt for deg|populære innlegg|flere saker fra|nyeste saker|gerelateerd nieuws
    gerelateerde onderwerpen|gerelateerde producten|gerelateerde content|verwante artikelen
    verwante berichten|verwante onderwerpen|vergelijkbare artikelen|ook interessant|ook interessant voor jou
    lees verder|lees ook dit|lees meer over dit onderwerp|meer over dit onderwerp|meer lezen|meer artikelen
    meer berichten|andere artikelen|andere berichten|laatste artikelen|laatste berichten|nieuwste artikelen
    nieuwste berichten|recente artikelen|recent nieuws|populaire artikelen|populaire berichten|meest populair
    best gelezen|meest bekeken|aanbevolen artikelen|aanbevolen voor jou|aanraders|wellicht ook interessant
    misschien ook interessant|misschien ook leuk|dit vind je misschien ook interessant|anderen lazen ook
    bekijk ook|zie ook|net binnen|leia também estas notícias|leia mais sobre|leia mais notícias
    outras notícias|mais notícias|mais sobre este tema|notícias recentes|notícias mais lidas|as mais lidas
    as mais lidas da semana|mais vistos|mais vistas|mais populares|mais recentes|artigos recentes
    artigos recomendados|artigos similares|posts similares|posts populares|postagens relacionadas
    postagens recentes|publicações relacionadas|publicações recentes|assuntos relacionados
    assuntos mais comentados|tópicos relacionados|veja mais|veja também estas notícias|ver também|ler mais
    ler também|leia a seguir|leia ainda|confira também|confira mais|recomendado para você
    recomendados para você|recomendado para si|recomendamos|talvez você goste|talvez você também goste
    poderá gostar também|também poderá gostar|pode também gostar de|você também pode se interessar
    você pode se interessar|você pode gostar de|o que ler a seguir|notícias em destaque|em destaque
    últimos artigos|últimas publicações|últimos posts|artigos populares|produtos relacionados|continue lendo
    leggi di più|leggi tutto|leggi altro|altre notizie|altri post|altri articoli correlati|articoli più letti
    notizie più lette|le più lette|i più visti|i più popolari|più popolari|articoli popolari|post popolari
    post recenti|post correlati|contenuti correlati|argomenti correlati|temi correlati|notizie recenti
    articoli consigliati|consigliati|consigliati per te|consigliato per te|raccomandati per te|ti consigliamo
    ti consigliamo anche|potrebbe piacerti|potrebbe piacerti anche|ti potrebbe anche interessare
    ti potrebbero interessare|potrebbero interessarti anche|forse ti può interessare anche|scelti per te
    ultimi post|ultim'ora|articolo correlato|prodotti correlati|in evidenza|da non perdere
    sullo stesso argomento|leggi anche questi articoli|más leídas|más leídos|las más leídas|los más leídos
    más vistos|más populares|más sobre este tema|más artículos|más entradas|otras noticias|otros artículos
    artículos recomendados|artículos recientes|artículos similares|artículos populares|entradas populares
    publicaciones relacionadas|publicaciones recientes|contenidos relacionados|notas relacionadas
    noticias recientes|noticias destacadas|noticias recomendadas|puede interesarte|quizá te interese
    quizás también te interese|quizás te pueda interesar|te podría interesar|también te podría interesar
    podría interesarte|podría interesarle|le puede interesar|también le puede interesar|le podría interesar
    recomendado para ti|recomendados para ti|recomendaciones para ti|lo más reciente|lo último|lo más popular
    lo más destacado|leer más|lee más|seguir leyendo|sigue leyendo|ver más|ver también|mira también
    productos relacionados|no te pierdas|leer también|tal vez te interese|lire la suite|lire plus
    lire également|plus d'articles|plus d'actualités|autres articles|les articles les plus lus
    articles les plus lus|articles les plus populaires|articles populaires|les plus consultés
    les plus récents|les plus vus|dernières actualités|dernières actus|dernières nouvelles
    les dernières actualités|les dernières nouvelles|actualités similaires|contenus similaires
    contenus associés|articles associés|sujets liés|sujets associés|thèmes associés|publications similaires
    vous pourriez aussi aimer|vous pourriez également aimer|vous aimerez également|cela peut vous intéresser
    ceci peut vous intéresser|cela pourrait vous intéresser|vous pourriez être intéressé par
    recommandé pour vous|recommandés pour vous|notre sélection|on vous recommande|à voir aussi
    à découvrir aussi|à découvrir|articles en relation|articles à lire|nos derniers articles
    articles suggérés|produits similaires|produits associés|mehr lesen|weiterlesen|mehr artikel
    mehr nachrichten|mehr zu diesem thema|weitere meldungen|weitere beiträge zum thema
    weitere artikel zum thema|weitere interessante artikel|weitere news|ähnliche themen|ähnliche nachrichten
    ähnliche inhalte|ähnliche produkte|verwandte inhalte|verwandte produkte|verwandte nachrichten
    meist gelesen|am meisten gelesen|die meistgelesenen artikel|beliebteste artikel|beliebte artikel
    beliebte themen|aktuelle beiträge|aktuelle artikel|aktuelle nachrichten|neueste nachrichten
    neueste meldungen|letzte artikel|letzte nachrichten|aktuelle news|empfohlene artikel|empfohlene beiträge
    empfehlungen für sie|unsere empfehlungen|empfohlen für sie|für sie empfohlen|für dich empfohlen
    das könnte sie interessieren|das könnte dich interessieren|das könnte dir auch gefallen
    das könnte ihnen gefallen|vielleicht gefällt dir auch|vielleicht auch interessant
    diese artikel könnten sie auch interessieren|lies auch|lies mehr|lesetipps|lesen sie mehr
    lesen sie mehr zum thema|themen in diesem artikel|siehe auch|top artikel|daha fazla haber
    daha fazlasini oku|devamini oku|ayrica okuyun|ayrica bakiniz|bunlari da beğenebilirsiniz
    bunlar da hoşunuza gidebilir|bunlar ilginizi çekebilir|ilginizi çekebilecek haberler
    ilginizi çekebilecek diğer haberler|bunu da okuyun|bunu okuyan bunlari da okudu|en son haberler
    güncel haberler|öne çikan haberler|öne çikanlar|önerilen haberler|önerilen yazilar|önerilenler
    sizin için önerilenler|sizin için seçtiklerimiz|popüler haberler|popüler yazilar|en çok okunan
    en çok okunan haberler|benzer konular|ilgili konular|ilgili içerikler|ilgili ürünler|diğer yazilar
    günün haberleri|çok okunan haberler|son eklenen haberler|son dakika haberleri|ilgili makaleler
    benzer makaleler|benzer içerikler|oxşar xəbərlər|əlaqəli xəbərlər|digər xəbərlər|son xəbərlər
    həmçinin oxuyun|ən çox oxunan|ən çox oxunanlar|xəbər lenti|oxşar məqalələr|ən son xəbərlər
    articles relacionats|notícies relacionades|entrades relacionades|també et pot interessar
    et pot interessar|el més llegit|més llegides|més notícies|últimes notícies|darreres notícies
    llegeix també|llegiu també|temes relacionats|contingut relacionat|continguts relacionats|entrades recents
    llegir més|llegeix més|et recomanem|darreres entrades|les més llegides|potser t'interessa
    susiję straipsniai|susijusios naujienos|panašūs straipsniai|panašios naujienos|taip pat skaitykite
    skaitykite taip pat|skaitomiausi|skaitomiausi straipsniai|skaitomiausios naujienos|naujausi straipsniai
    naujausios naujienos|naujausi įrašai|naujausios|rekomenduojame|rekomenduojame perskaityti
    daugiau naujienų|daugiau straipsnių|skaityti daugiau|skaitykite daugiau|skaityk daugiau|jums gali patikti
    jus gali sudominti|kiti straipsniai|populiariausi|populiariausi straipsniai|susiję įrašai
    susijusios temos|populiariausios naujienos|saistītie raksti|saistītās ziņas|saistītas ziņas
    līdzīgi raksti|lasi arī|lasiet arī|lasi vēl|lasīt vairāk|lasīt tālāk|lasītākie|lasītākie raksti
    lasītākās ziņas|populārākie raksti|populārākie|jaunākie raksti|jaunākās ziņas|jaunākie ieraksti
    citi raksti|citas ziņas|vēl par tēmu|par tēmu|iesakām|iesakām izlasīt|tev varētu patikt
    jūs varētu interesēt|vairāk ziņu|seotud artiklid|seotud uudised|seotud postitused|sarnased artiklid
    sarnased postitused|loe ka|loe lisaks|loe veel|loe edasi|loe rohkem|loe lähemalt|loetumad|loetuimad
    loetumad artiklid|enim loetud|viimased uudised|värsked uudised|värsked postitused|uuemad artiklid|uusimad
    soovitame|soovitame lugeda|veel uudiseid|teised artiklid|rohkem uudiseid|teid võib huvitada
    sind võib huvitada|viimased postitused|populaarsed artiklid|vaata ka|მსგავსი სიახლეები|მსგავსი ამბები
    მსგავსი სტატიები|დაკავშირებული სიახლეები|დაკავშირებული სტატიები|სხვა სიახლეები|ბოლო სიახლეები
    უახლესი ამბები|ასევე იხილეთ|ასევე წაიკითხეთ|წაიკითხეთ ასევე|ყველაზე კითხვადი|პოპულარული სიახლეები
    ბოლო ამბები|დღის სიახლეები|მსგავსი პოსტები|წაიკითხეთ მეტი|կարդացեք նաեւ|կարդալ նաեւ|կարդալ ավելին
    առնչվող նորություններ|առնչվող հոդվածներ|նմանատիպ նյութեր|նմանատիպ նորություններ|վերջին նորություններ
    վերջին նորությունները|ամենաընթերցված|ամենաընթերցվածը|այլ նորություններ|նմանատիպ հոդվածներ|լրահոս
    тағы оқыңыз|тағы да оқыңыз|оқи отырыңыз|ұқсас мақалалар|ұқсас жаңалықтар|соңғы жаңалықтар|ең көп оқылған
    көп оқылғандар|көп оқылған|тақырып бойынша|басқа жаңалықтар|сондай-ақ оқыңыз|өзекті жаңалықтар
    habari zinazohusiana|habari zaidi|soma zaidi|soma pia|habari nyingine|makala zinazohusiana
    zilizosomwa zaidi|habari mpya|unaweza pia kupenda
"""
# A line begins with one of these and a colon, and then gives the title of another page.
RELATED_INLINE = """
    相关阅读|相关链接|延伸阅读|推荐阅读|相关新闻|相关报道|相关文章|延伸閱讀|推薦閱讀|相關新聞|相關報導
    関連記事|関連リンク|あわせて読みたい|관련기사|관련 기사|read more|read also|also read|related|read next
    see also|more|lesen sie auch|mehr zum thema|auch interessant|lire aussi|à lire aussi|à lire également
    voir aussi|lee también|lea también|te puede interesar|también te puede interesar|leia também|leia mais
    veja também|leggi anche|читайте также|смотрите также|по теме|читайте також|lees ook|zobacz także
    zobacz też|czytaj także|czytaj też|przeczytaj także|ilgili haber|läs också|läs även|les også|læs også
    lue myös|čtěte také|olvasd el ezt is|citeşte şi|διαβαστε επισησ|xem thêm|baca juga|اقرا ايضا|相關文章
    相關閱讀|更多新聞|你可能想看|推荐文章|相关推荐|関連ニュース|あわせて読む|合わせて読みたい
    こちらもおすすめ|함께 보면 좋은 기사|관련뉴스|اقرا المزيد|شاهد ايضا|طالع ايضا|قد يهمك|بيشتر بخوانيد
    همچنين بخوانيد|مطالب مرتبط|خبر مرتبط|קראו גם|קראו עוד|עוד בנושא|يه بھي پڑھيں|مزيد پڑھيں|यह भी पढें
    ये भी पढें|इसे भी पढें|और पढें|इन्हें भी पढें|हेही वाचा|हे ही वाचा|आणखी वाचा|আরও পডুন|আরো পডুন
    மேலும் படிக்க|இதையும் படிங்க|இதையும் படியுங்கள்|ఇది కూడా చదవండి|ఇవి కూడా చదవండి|อ่านเพิ่มเติม|อ่านต่อ
    อ่านข่าว|ข่าวที่เกี่ยวข้อง|บทความที่เกี่ยวข้อง|อ่านข่าวที่เกี่ยวข้อง|đọc thêm|bài viết liên quan
    tin liên quan|có thể bạn quan tâm|lihat juga|baca selengkapnya|simak juga|artikel terkait|berita terkait
    basahin din|διαβαστε ακομα|διαβαστε ακομη|διαβαστε περισσοτερα|δειτε επισησ|διαβαστε σχετικα|читай також
    дивіться також|по темі|за темою|більше по темі|також читайте|также читайте|читать также|еще по теме
    ещё по теме|читайте ещё|материал по теме|прочетете още|прочети още|прочетете също|вижте още|виж още
    виж също|прочитајте још|прочитајте и|погледајте још|pročitajte još|pročitajte i|pročitaj još
    pročitajte više|pogledajte i|preberite še|preberite tudi|preberi še|citeste si|citeşte mai mult|vezi şi
    vezi si|citiţi şi|cititi si|kapcsolódó cikk|kapcsolódó cikkek|olvassa el ezt is|ez is érdekelheti
    lásd még|související článek|související články|přečtěte si také|čtěte více|mohlo by vás zajímat|čtěte i
    čtěte dále|prečítajte si tiež|prečítajte si aj|čítajte aj|čítajte tiež|mohlo by vás zaujať
    súvisiace články|zobacz również|przeczytaj też|przeczytaj również|sprawdź także|sprawdź też
    sprawdź również|więcej na ten temat|czytaj więcej|lue lisää|katso myös|läs mer|se även|läs vidare
    læs mere|les mer|se også|lees meer|lees verder|ook interessant|zie ook|bekijk ook|meer lezen|leia ainda
    leia a seguir|confira também|veja mais|ver também|leia a notícia completa|ler mais|leggi di più
    vedi anche|ti potrebbe interessare|potrebbe interessarti|lee más|leer más|mira también|puede interesarte
    quizás te interese|ver también|le puede interesar|lire plus|à voir aussi|lire également|lesen sie mehr
    siehe auch|weiterlesen|lies auch|lesetipp|mehr lesen|ayrica okuyun|bunu da okuyun|ilgili haberler
    ilginizi çekebilir|devamini oku|həmçinin oxuyun|əlaqəli xəbər|llegeix també|llegiu també
    també et pot interessar|taip pat skaitykite|skaitykite taip pat|skaitykite daugiau|susijęs straipsnis
    lasi arī|lasiet arī|lasi vēl|lasīt vairāk|loe ka|loe lisaks|loe veel|vaata ka|ასევე იხილეთ
    ასევე წაიკითხეთ|կարդացեք նաեւ|կարդալ նաեւ|тағы оқыңыз|сондай-ақ оқыңыз|soma pia|soma zaidi
"""
# A link begins with one of these and then says what is read there.
READ_MORE = """
    read more about|read more on|read more:|read the full|read the original|continue reading
    lesen sie mehr über|lesen sie mehr zu|mehr zum thema|en savoir plus sur|lire plus sur|lire la suite
    leer más sobre|lee más sobre|saiba mais sobre|leia mais sobre|leggi di più su|lees meer over|läs mer om
    læs mere om|les mer om|lue lisää|czytaj więcej o|читать далее|подробнее о|читати далі|devamini oku
    baca selengkapnya|selengkapnya|xem thêm|đọc tiếp|اقرا المزيد|ادامه مطلب|続きを読む|阅读全文|閱讀全文
    查看全文|查看更多
"""
