"""The words by which lines around an article are known, as data for `patterns.py`.

Phrases of one table are separated by "|" or a line break and compared after `text.fold`; a space stands for
any white space. What a phrase must stand in (a whole line, the beginning of one) is said at its table.
"""

from __future__ import annotations

# Somewhere in a short line.
COPYRIGHT = """
    all rights reserved|all right reserved|版权所有|版權所有|著作权所有|著作權所有|未经授权禁止转载|不得转载
    無断転載|無断複製|無断複写|転載禁止|무단 전재|무단전재|무단 복제|무단복제|저작권자|저작권법
    alle rechte vorbehalten|tous droits réservés|todos los derechos reservados|todos os direitos reservados
    tutti i diritti riservati|все права защищены|alle rechten voorbehouden|wszelkie prawa zastrzeżone
    wszystkie prawa zastrzeżone|tüm hakları saklıdır|her hakkı saklıdır|alla rättigheter förbehållna
    alle rettigheter forbeholdt|všechna práva vyhrazena|minden jog fenntartva|toate drepturile rezervate
    με επιφύλαξη παντός δικαιώματος|всі права захищені|bản quyền thuộc|hak cipta dilindungi
"""

LICENCE = """
    增值电信业务经营许可证|增值电信业务许可证|互联网新闻信息服务许可证|新闻信息服务许可
    信息网络传播视听节目许可证|网络视听许可证|网络文化经营许可证|广播电视节目制作经营许可证|互联网出版许可证
    出版物经营许可证|互联网药品信息服务|网络出版服务许可证|政府网站标识码|网站标识码|사업자등록번호
    사업자 등록번호|통신판매업신고|통신판매업 신고|古物商許可
"""

# A line holds nothing but these and punctuation or figures.
SHARE = """
    分享|分享到|分享至|分享本文|分享文章|分享给好友|转发|一键分享|微信|微博|新浪微博|腾讯微博|qq|qq空间
    qq好友|朋友圈|微信好友|扫一扫|扫一扫分享|扫码分享|微信扫一扫|微信扫码分享|复制链接|打印|打印本页
    打印本文|打印页面|关闭|关闭窗口|关闭本页|收藏|收藏本文|加入收藏|点赞|举报|字号|字体|大|中|小|大中小
    返回顶部|回到顶部|返回列表|返回首页|返回|扫描二维码|用微信扫描二维码|手机阅读|在手机上看|分享到朋友圈
    分享到微信|人人网|百度贴吧|豆瓣|更多|複製連結|列印|列印本頁|友善列印|轉寄|加入書籤|回上頁|回頂端
    分享到臉書|分享到line|シェア|シェアする|ツイート|ツイートする|ポスト|ポストする|ブックマーク
    はてなブックマーク|印刷|印刷する|リンクをコピー|このページのトップへ|ページトップへ|コピー|送る|保存する
    共有|共有する|여기서 공유|공유|공유하기|페이스북|트위터|카카오톡|카카오스토리|네이버|네이버블로그
    네이버밴드|밴드|링크복사|링크 복사|url복사|url 복사|인쇄|인쇄하기|프린트|스크랩|글자크기|글자 크기
    기사공유하기|본문 글씨 키우기|본문 글씨 줄이기|이메일|가|목록|위로|닫기|share|share this
    share this article|share this post|share this story|share this page|share on facebook|share on twitter
    share on x|share on linkedin|share on pinterest|share on whatsapp|share on reddit|share via email
    share to facebook|share to twitter|share article|share post|share via|share on|share it
    sharing is caring|tweet|tweet this|post|pin|pin it|save|save article|print|print this page|print article
    print this|email|e-mail|email this|email this article|send|copy|copy link|link copied|copied
    click to share|click to print|click to email|facebook|twitter|x|linkedin|pinterest|whatsapp|telegram
    reddit|tumblr|flipboard|pocket|messenger|instagram|youtube|tiktok|threads|bluesky|mastodon|weibo|wechat
    line|vk|viber|xing|skype|snapchat|rss|mail|more|like|likes|like this|shares|bookmark|bookmarks
    add to favorites|back to top|top|opens in new window|in new window|app|sms|hacker news|digg|stumbleupon
    teilen|artikel teilen|beitrag teilen|drucken|merken|nach oben|facebook teilen|twittern|link kopieren
    auf facebook teilen|mailen|auf twitter teilen|per e-mail teilen|whatsapp teilen|partager
    partager cet article|partager sur facebook|partager sur twitter|imprimer|envoyer|copier le lien
    enregistrer|haut de page|envoyer par email|partager sur|partagez|compartir|compartir en facebook
    compartir en twitter|compartir en|compartir esta noticia|imprimir|enviar|guardar|copiar enlace
    copiar link|comparte|compártelo|compartir por|correo|compartilhar|compartilhe|compartilhar no facebook
    compartilhar no twitter|salvar|compartilhar via|partilhar|condividi|condividi su|condividi su facebook
    stampa|salva|invia|copia link|condivisioni|поделиться|поделиться в|поделиться в facebook|распечатать
    печать|вконтакте|одноклассники|скопировать ссылку|отправить|версия для печати|твитнуть|наверх
    поделиться с друзьями|delen|deel|deel dit artikel|deel op facebook|printen|delen via|kopieer link
    udostępnij|drukuj|wyślij|kopiuj link|skopiuj link|podziel się|paylaş|yazdır|linki kopyala
    facebook'ta paylaş|tweetle|dela|skriv ut|dela på facebook|del|udskriv|jaa|tulosta|sdílet|tisk|megosztás
    nyomtatás|distribuie|chia sẻ
"""
# Of these, the ones that alone make a line a share line; of the others (print, x, the names of the
# networks, which can be an article's headings) a line needs two, or it is a link.
SHARE_ALONE = """
    分享|分享到|分享至|分享本文|分享文章|分享给好友|打印本页|打印本文|关闭窗口|加入收藏|复制链接|扫一扫
    扫一扫分享|返回顶部|シェア|シェアする|ツイート|ツイートする|공유|공유하기|기사공유하기|링크복사|share
    share this|share this article|share this post|share this story|share this page|share article|share post
    share via|share on|share it|sharing is caring|tweet this|pin it|copy link|print this page|email this
    email this article|share on facebook|share on twitter|share on x|share on linkedin|share on pinterest
    share on whatsapp|share via email|click to share|teilen|artikel teilen|beitrag teilen|nach oben|partager
    partager cet article|compartir|compartir esta noticia|compartilhar|compartilhe|partilhar|condividi
    condividi su|поделиться|поделиться с друзьями|delen|deel dit artikel|udostępnij|podziel się|paylaş|dela
    sdílet|megosztás|chia sẻ|back to top
"""

# A line holds nothing but these and punctuation or figures.
LOGIN = """
    登录|登陆|注册|立即登录|立即注册|免费注册|用户登录|会员登录|登录注册|忘记密码|找回密码|退出|请登录
    请先登录|登錄|登入|註冊|會員登入|會員註冊|登录后评论|登录后参与评论|ログイン|新規登録|会員登録
    無料会員登録|ログアウト|マイページ|パスワードを忘れた方|로그인|회원가입|로그아웃|마이페이지|아이디 찾기
    비밀번호 찾기|log in|login|sign in|signin|log out|logout|sign out|sign up|signup|register|create account
    create an account|create a free account|my account|forgot password|forgot your password
    lost your password|remember me|log in to reply|log in or sign up|sign in to comment|reset password
    username|password|join now|log in to comment|anmelden|einloggen|registrieren|abmelden|passwort vergessen
    mein konto|konto erstellen|connexion|se connecter|s'inscrire|s'identifier|mot de passe oublié
    créer un compte|déconnexion|mon compte|iniciar sesión|registrarse|regístrate|acceder|cerrar sesión
    crear cuenta|mi cuenta|entrar|cadastre-se|fazer login|criar conta|esqueci minha senha|accedi|registrati
    iscriviti|password dimenticata|войти|вход|регистрация|зарегистрироваться|выйти|забыли пароль
    личный кабинет|inloggen|registreren|uitloggen|aanmelden|zaloguj|zaloguj się|zarejestruj się|wyloguj
    giriş yap|üye ol|kayıt ol|şifremi unuttum|logga in|log ind|logg inn|kirjaudu|přihlásit se
"""

# A line begins with one of these and is a notice, not a text about cookies: up to 80 words.
COOKIE = """
    we use cookies|this website uses cookies|this site uses cookies|our website uses cookies
    our site uses cookies|we and our partners use|we value your privacy|by using this website you agree
    by using this site you agree|by continuing to use this site|by continuing to browse|by clicking accept
    by clicking “accept|accept all cookies|accept cookies|reject all cookies|manage cookies|cookie settings
    cookie preferences|manage cookie|manage consent|privacy settings|your privacy choices|cookie consent
    strictly necessary cookies|wir verwenden cookies|diese website verwendet cookies
    diese webseite verwendet cookies|diese seite verwendet cookies|wir nutzen cookies
    diese website nutzt cookies|alle cookies akzeptieren|cookie-einstellungen|nous utilisons des cookies
    ce site utilise des cookies|en poursuivant votre navigation|ce site web utilise
    accepter tous les cookies|gérer les cookies|tout accepter|utilizamos cookies|este sitio utiliza cookies
    este sitio web utiliza cookies|esta web utiliza cookies|usamos cookies|aceptar todas las cookies
    esta página web utiliza|este site utiliza cookies|este site usa cookies|nós usamos cookies
    ao continuar navegando|aceitar todos os cookies|questo sito utilizza|questo sito usa
    utilizziamo i cookie|utilizziamo cookie|accetta tutti i cookie|мы используем файлы cookie
    мы используем cookie|сайт использует файлы cookie|этот сайт использует|на сайте используются cookie
    продолжая использовать|wij gebruiken cookies|we gebruiken cookies|deze website gebruikt cookies
    deze site gebruikt cookies|alle cookies accepteren|ta strona używa|ta strona korzysta
    używamy plików cookie|nasza strona używa|strona korzysta z plików cookie|bu site çerez
    bu web sitesi çerez|çerezleri kullan|sitemizde çerez|vi använder cookies|vi bruker
    denne hjemmeside bruger cookies|vi bruger cookies|tento web používá|tato stránka používá
    weboldalunk cookie|acest site foloseste|acest site folosește|当サイトではcookie|当サイトは cookie
    当サイトはcookie|このサイトはcookie|このサイトではcookie|このウェブサイトではcookie|本网站使用cookie
    我们使用cookie|本網站使用cookie|本网站使用 cookie|我们使用 cookie|本網站使用 cookie|쿠키를 사용
    이 웹사이트는 쿠키|이 사이트는 쿠키
"""

# A whole line, with or without a number, a colon or the title in quotation marks.
COMMENTS = """
    评论|网友评论|全部评论|最新评论|热门评论|精彩评论|发表评论|我要评论|相关评论|用户评论|文章评论|添加评论
    我来说两句|暂无评论|评论区|留言|评论列表|共条评论|条评论|發表評論|發表留言|留言板|發佈留言|網友評論
    发表回复|發表回覆|取消回复|コメント|コメントを残す|コメントする|コメント一覧|コメントを書く
    コメントを投稿|コメント欄|댓글|댓글쓰기|댓글 쓰기|댓글 남기기|전체댓글|전체 댓글|답글 남기기|댓글달기
    의견|comments|comment|leave a comment|leave a reply|post a comment|add a comment|add comment
    write a comment|join the conversation|join the discussion|no comments|no comments yet|view comments
    show comments|read comments|comments are closed|comments closed|cancel reply|leave your comment
    leave comment|your comment|post comment|submit comment|reader comments|user comments|all comments
    be the first to comment|responses|thoughts on|comments on|replies to|kommentare|kommentar schreiben
    kommentar hinterlassen|kommentar verfassen|schreibe einen kommentar|keine kommentare
    schreiben sie einen kommentar|ihr kommentar|antworten abbrechen|commentaires|commentaire
    laisser un commentaire|aucun commentaire|ajouter un commentaire|réagir à cet article
    poster un commentaire|laisser une réponse|votre commentaire|comentarios|comentario|deja un comentario
    deja una respuesta|dejar un comentario|sin comentarios|cancelar la respuesta|añadir comentario
    publicar un comentario|escribe un comentario|comentários|comentário|deixe um comentário
    deixe uma resposta|nenhum comentário|deixe seu comentário|cancelar resposta|commenti|commento
    lascia un commento|nessun commento|aggiungi un commento|scrivi un commento|annulla risposta|комментарии
    комментариев|комментарий|комментарии к записи|добавить комментарий|оставить комментарий|нет комментариев
    написать комментарий|обсуждение|коментарі|reacties|reactie|geef een reactie|laat een reactie achter
    plaats een reactie|geen reacties|komentarze|komentarzy|dodaj komentarz|skomentuj|brak komentarzy
    zostaw komentarz|yorumlar|yorum|yorum yap|yorum yaz|bir yorum yazın|bir cevap yazın|kommentarer
    lämna en kommentar|skriv en kommentar|legg igjen en kommentar|kommentit|jätä kommentti|komentáře
    přidat komentář|hozzászólások|szólj hozzá|comentarii|lasă un comentariu|σχόλια|bình luận
    để lại bình luận|komentar|tinggalkan balasan
"""

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
    related posts|related articles|related stories|related news|related content|related links
    related reading|related topics|related products|related items|related|related post|related article
    related story|related coverage|related videos|related resources|you may also like|you might also like
    you may like|you might like|you may also be interested in|you might also be interested in
    you may be interested in|more like this|recommended|recommended for you|recommended articles
    recommended reading|recommended posts|recommended stories|more from|more stories|more articles|more news
    more posts|read more|read next|read also|also read|up next|keep reading|most read|most most viewed
    trending|trending now|popular posts|popular articles|popular stories|popular|recent posts
    recent articles|recent news|latest posts|latest articles|latest stories|latest news|featured posts
    featured articles|featured stories|editor's picks|editors' picks|top stories|in case you missed it
    more on this topic|more on this story|similar posts|similar articles|similar stories|explore more
    what to read next|customers also bought|customers also viewed|frequently bought together
    people also viewed|people also read|sponsored content|from around the web|around the web
    promoted stories|suggested posts|you'll also like|other articles|other news|other posts|more to explore
    more in this section|das könnte sie auch interessieren|das könnte dich auch interessieren
    das könnte ihnen auch gefallen|ähnliche artikel|ähnliche beiträge|verwandte artikel|verwandte beiträge
    verwandte themen|mehr zum thema|weitere artikel|weitere beiträge|weitere themen|weitere nachrichten
    meistgelesen|meistgelesene artikel|lesen sie auch|auch interessant|neueste beiträge|neueste artikel
    letzte beiträge|passend zum thema|mehr aus|beliebte beiträge|articles similaires|articles liés
    articles connexes|articles recommandés|articles récents|à lire aussi|lire aussi|sur le même sujet
    sur le même thème|vous aimerez aussi|vous aimerez peut-être|les plus lus|les plus populaires
    à lire également|voir aussi|dans la même rubrique|ces articles peuvent vous intéresser|derniers articles
    ne manquez pas|artículos relacionados|noticias relacionadas|entradas relacionadas|contenido relacionado
    también te puede interesar|te puede interesar|también te puede gustar|lo más leído|lo más visto
    más noticias|lee también|lea también|te recomendamos|últimas noticias|entradas recientes|relacionados
    temas relacionados|quizás te interese|artigos relacionados|notícias relacionadas|posts relacionados
    conteúdo relacionado|leia também|leia mais|veja também|mais lidas|mais lidos|últimas notícias
    você também pode gostar|você pode gostar|recomendados|matérias relacionadas|posts recentes
    articoli correlati|articoli simili|potrebbe interessarti|potrebbe interessarti anche
    potrebbero interessarti|ti potrebbe interessare|leggi anche|i più letti|più letti|ultime notizie
    ultimi articoli|articoli recenti|notizie correlate|da leggere anche|vedi anche|altri articoli
    читайте также|похожие статьи|похожие записи|похожие новости|похожие материалы|по теме|материалы по теме
    новости по теме|еще по теме|ещё по теме|смотрите также|вам может понравиться|рекомендуем|популярное
    популярные статьи|последние новости|свежие записи|самое читаемое|другие новости|другие статьи
    статьи по теме|вам также может понравиться|вас может заинтересовать|читайте також|схожі статті
    gerelateerde artikelen|gerelateerde berichten|gerelateerd|lees ook|lees meer|meest gelezen|meer nieuws
    laatste nieuws|recente berichten|aanbevolen|misschien vind je dit ook leuk
    dit vind je misschien ook leuk|podobne artykuły|podobne wpisy|powiązane artykuły|powiązane wpisy
    zobacz także|zobacz też|zobacz również|czytaj także|czytaj też|czytaj więcej|przeczytaj także
    przeczytaj również|najnowsze wpisy|najczęściej czytane|polecane|polecane artykuły|ostatnie wpisy
    ilgili haberler|ilgili yazılar|benzer haberler|benzer yazılar|diğer haberler|son haberler
    en çok okunanlar|çok okunanlar|ilginizi çekebilir|bunlar da ilginizi çekebilir|son yazılar
    relaterade artiklar|relaterat|läs också|läs mer|mest lästa|senaste nytt|läs även|relaterte artikler
    les også|mest lest|relaterede artikler|læs også|mest læste|lue myös|aiheeseen liittyvää|luetuimmat
    související články|podobné články|mohlo by vás zajímat|čtěte také|kapcsolódó cikkek|olvasd el ezt is
    articole similare|citește și|articole recente|te-ar putea interesa|σχετικά άρθρα|διαβάστε επίσης
    διαβάστε ακόμα|bài viết liên quan|tin liên quan|có thể bạn quan tâm|artikel terkait|baca juga
    berita terkait|artikel lainnya|مقالات ذات صلة|اقرأ أيضا|مواضيع ذات صلة|כתבות נוספות|אולי יעניין אותך
"""
# A line begins with one of these and a colon, and then gives the title of another page.
RELATED_INLINE = """
    相关阅读|相关链接|延伸阅读|推荐阅读|相关新闻|相关报道|相关文章|延伸閱讀|推薦閱讀|相關新聞|相關報導
    関連記事|関連リンク|あわせて読みたい|관련기사|관련 기사|read more|read also|also read|related|read next
    see also|more|lesen sie auch|mehr zum thema|auch interessant|lire aussi|à lire aussi|à lire également
    voir aussi|lee también|lea también|te puede interesar|también te puede interesar|leia também|leia mais
    veja também|leggi anche|читайте также|смотрите также|по теме|читайте також|lees ook|zobacz także
    zobacz też|czytaj także|czytaj też|przeczytaj także|ilgili haber|läs också|läs även|les også|læs også
    lue myös|čtěte také|olvasd el ezt is|citește și|διαβάστε επίσης|xem thêm|baca juga|اقرأ أيضا
"""

# A line begins with one of these, up to 30 words.
SUBSCRIBE = """
    subscribe to our newsletter|subscribe to the newsletter|subscribe to our|subscribe for|subscribe to get
    subscribe to receive|subscribe now|subscribe today|sign up for our|sign up for the newsletter
    sign up to our|sign up for free newsletters|sign up to receive|join our newsletter|join our mailing list
    get our newsletter|get the latest news|get updates delivered|get the latest|enter your email
    your email address|newsletter sign up|newsletter signup|newsletter subscription|follow us on|follow us
    stay up to date|download our app|download the app|never miss a|don't miss a story|email newsletter
    关注我们|扫码关注|欢迎关注|关注公众号|关注微信公众号|微信公众号|官方微信|官方微博|扫描二维码关注
    长按二维码|扫描上方二维码|扫描下方二维码|扫码下载|下载客户端|下载app|订阅我们|關注我們|追蹤我們
    訂閱電子報|訂閱我們|加入好友|メルマガ登録|フォローする|フォローしてください|公式アカウント
    뉴스레터 구독하기|구독신청|구독|newsletter abonnieren|jetzt newsletter
    melden sie sich für unseren newsletter|newsletter bestellen|jetzt abonnieren|folgen sie uns|folge uns
    abonnez-vous|inscrivez-vous à notre|s'abonner à la newsletter|recevez notre newsletter
    inscription à la newsletter|suivez-nous|recevez nos|suscríbete|suscríbase|suscribirse al boletín
    recibe nuestro|regístrate a nuestra newsletter|síguenos|assine nossa newsletter|receba nossa
    receba as notícias|cadastre seu e-mail|iscriviti alla newsletter|iscriviti alla nostra
    ricevi la newsletter|seguici su|подпишитесь|подписаться на|подписывайтесь|подписка на рассылку
    подписка на новости|schrijf je in|meld je aan voor|volg ons|zapisz się do newslettera
    zapisz się na newsletter|subskrybuj|obserwuj nas|bültenimize|e-bülten|bizi takip|abone ol|prenumerera på
    tilmeld dig|meld deg på|tilaa uutiskirje|přihlaste se k odběru|iratkozz fel|abonează-te|εγγραφείτε
    đăng ký nhận
"""

# Somewhere in a line of up to 30 words.
INBOX = """
    to your inbox|in your inbox|in ihr postfach|in dein postfach|dans votre boîte mail
    dans votre boîte de réception|en tu bandeja de entrada|en tu correo|na sua caixa de entrada
    nella tua casella|in je inbox|na twoją skrzynkę|i din inkorg|i din indbakke|на вашу почту|メールでお届け
    메일로 받아
"""

# A line begins with one of these, up to 150 words.
STATEMENT = """
    免责声明|免责条款|版权声明|特别声明|郑重声明|重要声明|声明:|本网声明|本站声明|法律声明|转载声明
    转载请注明|转载请保留|转载须注明|如需转载|本网站所有|本文仅代表作者|本文为作者|以上内容为|以上内容仅
    以上文章仅|以上信息仅|凡本网注明|凡注明|凡本站注明|凡来源|凡未注明|凡转载|本站转载|本网转载|本站部分
    本站内容|本站所有|本文转载自|本文来自|本文系转载|本文内容由|文章内容仅供|内容仅供参考|如有侵权|若有侵权
    如涉及|如涉版权|投稿邮箱|投稿联系|版权归|文章版权|图片来源网络|部分图片|该文观点仅代表|免責聲明|版權聲明
    特別聲明|轉載請註明|本文僅代表|本網站所有|著作權聲明|免責事項|著作権について|本記事の無断|記事の無断
    ※本記事は|本サイトに掲載|掲載の記事|저작권자|이 기사의 저작권|무단전재|무단 전재|기사제보|disclaimer
    legal disclaimer|the views expressed|views expressed in this|the opinions expressed
    opinions expressed in this|the views and opinions expressed|the information contained in this
    the information provided on this|the content of this website|this material may not be
    this article may contain affiliate|this post may contain affiliate|this post contains affiliate
    as an amazon associate|we may earn a commission|we may earn commission|we earn a commission
    we may receive compensation|advertising disclosure|affiliate disclosure|reproduction without
    no part of this|unauthorized reproduction|haftungsausschluss|alle angaben ohne gewähr
    der vorliegende artikel gibt|clause de non-responsabilité|toute reproduction|reproduction interdite
    ce contenu est protégé|descargo de responsabilidad|las opiniones expresadas
    queda prohibida la reproducción|prohibida su reproducción|aviso legal|as opiniões expressas
    é proibida a reprodução|proibida a reprodução|le opinioni espresse|riproduzione riservata
    © riproduzione riservata|è vietata la riproduzione|мнение редакции может не совпадать|перепечатка
    при перепечатке|при использовании материалов|при копировании материалов|использование материалов
    отказ от ответственности|любое использование материалов|overname van artikelen|het overnemen van
    przedruk|wszelkie treści|sorumluluk reddi|yasal uyarı|kaynak gösterilmeden|izinsiz kopyalan
    publikování nebo|másolás
"""

# A whole line that gives a number: times read, minutes to read.
COUNTS = """
    min read|minute read|mins read|minutes read|min. read|min de lecture|minutes de lecture|min de lectura
    minutos de lectura|min lesezeit|minuten lesezeit|min di lettura|minuti di lettura|minutos de leitura
    мин чтения|минут чтения|min leestijd|minuten leestijd|min czytania|dk okuma|dakika okuma süresi
    min läsning|views|view|hits|page views|total views|aufrufe|vues|visitas|visualizações|visualizzazioni
    просмотров|просмотра|weergaven|wyświetleń|görüntülenme|次浏览|次阅读|次閱讀|阅读|浏览|次观看|人阅读
    人浏览|次查看|次点击|人气|分钟阅读|阅读量|次播放|回视听|ビュー|回閲覧|조회|min de leitura
"""
