"""The words of the buttons and small lines around an article, as data for `patterns.py`.

Phrases of one table are separated by "|" or a line break and written as `phrases.fold_wording` leaves them:
so are the lines they are compared with. A space stands for any white space. What a phrase must stand in (a
whole line, the beginning of one) is said at its table.
"""

from __future__ import annotations

# A line holds nothing but these, those of SHARE and punctuation or figures. One of these is enough.
SHARE_ALONE = """
    分享|分享到|分享至|分享本文|分享文章|分享给好友|打印本页|打印本文|关闭窗口|加入收藏|复制链接|扫一扫
    扫一扫分享|返回顶部|シェア|シェアする|ツイート|ツイートする|공유|공유하기|기사공유하기|링크복사|share
    share this|share this article|share this post|share this story|share this page|share article|share post
    share via|share on|share it|sharing is caring|tweet this|pin it|copy link|print this page|email this
    email this article|share on facebook|share on twitter|share on x|share on linkedin|share on pinterest
    share on whatsapp|share via email|click to share|teilen|artikel teilen|beitrag teilen|nach oben|partager
    partager cet article|compartir|compartir esta noticia|compartilhar|compartilhe|partilhar|condividi
    condividi su|поделиться|поделиться с друзьями|delen|deel dit artikel|udostępnij|podziel się|paylaş|dela
    sdílet|megosztás|chia sẻ|back to top|分享此文|分享新聞|分享這篇文章|一鍵分享|複製網址|分享給朋友|點擊分享
    回到頁首|回到頂部|返回頁首|この記事をシェア|この記事をシェアする|記事をシェア|シェアしてください
    ページの先頭へ|ページの先頭へ戻る|ページトップへ戻る|トップへ戻る|先頭へ戻る|urlをコピー|urlをコピーする
    공유하기 닫기|기사 공유|기사 공유하기|페이스북 공유|페이스북 공유하기|트위터 공유|카카오톡 공유
    카카오톡 공유하기|맨위로|맨 위로|상단으로|주소복사|주소 복사|شارك|شارك المقال|شارك هذا المقال|شاركها
    مشاركة عبر|نسخ الرابط|انسخ الرابط|تم نسخ الرابط|العودة الي الاعلي|اشتراك گذاري|به اشتراك بگذاريد
    اشتراكگذاري|كپي لينك|لينك كوتاه|بازگشت به بالا|كپي شد|שתף|שתפו|שתפו את הכתבה|שתף בפייסבוק|שיתוף בפייסבוק
    העתק קישור|העתקת קישור|חזרה למעלה|שתפו בפייסבוק|شيئر كريں|شئير كريں|لنك كاپي كريں|شيئر|शेयर करें
    साझा करें|शेयर|इस खबर को शेयर करें|लिंक कॉपी करें|कॉपी लिंक|शेअर करा|सामायिक करा|শেযার করুন|শেযার
    লিংক কপি করুন|லிங்க் காப்பி|பகிர்|பகிர்க|பகிரவும்|షేర్ చేయండి|షేర్ చేయి|แชร์|แชร์บทความ|แชร์บทความนี้
    แชร์ข่าวนี้|แชร์เรื่องนี้|แชร์หน้านี้|คัดลอกลิงก์|คัดลอกลิงค์|กลับขึ้นด้านบน|กลับสู่ด้านบน|แบ่งปัน
    chia sẻ bài viết|chia sẻ facebook|chia sẻ lên facebook|chia sẻ qua facebook|sao chép liên kết
    copy link bài viết|copy link thành công|lên đầu trang|về đầu trang|bagikan|bagikan ini|bagikan artikel
    bagikan artikel ini|bagikan berita|bagikan di facebook|salin tautan|salin link|kembali ke atas|berbagi
    kongsi|kongsikan|salin pautan|ibahagi|i-share|κοινοποιηστε|κοινοποιησε|μοιραστειτε|μοιραστειτε το
    μοιρασου το|μοιρασου|μοιραστειτε το αρθρο|κοινοποιηση στο facebook|αντιγραφη συνδεσμου|αντιγραφη link
    επιστροφη στην κορυφη|поділитися|поділитись|поділитися в facebook|поділитися у facebook|поділіться
    поділитися новиною|скопіювати посилання|скопійовано|нагору|поширити|сподели|споделете
    сподели във facebook|сподели статията|споделяне|копирай линк|копирай линка|нагоре|подели|поделите
    подели на фејсбуку|копирај линк|podijeli|podijelite|podijeli na facebooku|podijeli članak|podeli|podelite
    podeli vest|podeli na fejsbuku|podeli članak|kopiraj link|kopiraj poveznicu|na vrh|povratak na vrh|deli
    delite|deli članek|deli na facebooku|deli novico|kopiraj povezavo|nazaj na vrh|distribuie pe facebook
    distribuie articolul|distribuie pe whatsapp|împarte|trimite pe whatsapp|copiază link|copiază linkul
    înapoi sus|share pe facebook|megosztom|megosztás facebookon|megosztom facebookon|oszd meg
    oszd meg másokkal|ossza meg|link másolása|vissza a tetejére|vissza az elejére|cikk megosztása|sdílejte
    sdílet na facebooku|sdílet článek|sdílejte článek|sdílet na twitteru|kopírovat odkaz|zkopírovat odkaz
    zpět nahoru|vytisknout|poslat e-mailem|zdieľať|zdieľať na facebooku|zdieľať článok|zdieľaj|zdieľajte
    kopírovať odkaz|skopírovať odkaz|späť hore|vytlačiť|tlačiť|udostępnij na facebooku|udostępnij artykuł
    udostępnij ten artykuł|udostępnij wpis|udostępnij na twitterze|udostępnij znajomym|poleć|poleć znajomym
    skopiuj adres|do góry|powrót do góry|wróć na górę|jaa artikkeli|jaa facebookissa|jaa twitterissä
    jaa whatsappissa|jaa sivu|jaa juttu|kopioi linkki|takaisin ylös|sivun alkuun|dela artikel|dela artikeln
    dela inlägget|dela sidan|dela på twitter|dela på linkedin|dela via e-post|dela via|kopiera länk
    kopiera länken|till toppen|tillbaka till toppen|del artikel|del artiklen|del på facebook|del på twitter
    del på linkedin|del via e-mail|kopier link|kopiér link|til toppen|tilbage til toppen|del artikkel
    del artikkelen|del saken|del på e-post|del denne|kopier lenke|kopier lenken|tilbake til toppen
    deel dit bericht|deel dit|deel op twitter|deel op linkedin|deel op whatsapp|deel via e-mail
    deel via whatsapp|deel pagina|deel deze pagina|artikel delen|dit artikel delen|delen op facebook
    delen op twitter|delen op linkedin|deel op x|link kopiëren|kopieer de link|link gekopieerd
    terug naar boven|naar boven|afdrukken|compartilhar notícia|compartilhe esta notícia
    compartilhe este artigo|compartilhe isso|compartilhe no facebook|compartilhe no whatsapp
    compartilhar no whatsapp|compartilhar no linkedin|compartilhar artigo|compartilhar esta notícia
    compartilhar matéria|partilhar artigo|partilhar no facebook|partilhar no twitter|partilhe
    partilhe este artigo|partilhar via|copiar o link|link copiado|voltar ao topo|voltar ao início
    condividi questo articolo|condividi l'articolo|condividi articolo|condividi via|condividi su twitter
    condividi su x|condividi su whatsapp|condividi su linkedin|condividi con|copia il link|link copiato
    copia l'indirizzo|torna su|torna all'inizio|torna in alto|inoltra|compartir artículo
    compartir este artículo|compartir noticia|compartir en whatsapp|compartir en x|compartir en linkedin
    compartir por whatsapp|compartir por correo|compartir en redes|compartir nota|comparte esta noticia
    comparte este artículo|comparte en facebook|comparte esto|copiar enlace|copiar el enlace|copiar url
    enlace copiado|volver arriba|ir arriba|partager l'article|partager cet article sur|partager sur x
    partager sur linkedin|partager sur whatsapp|partager par email|partager par e-mail|partager via
    partager ceci|partager cette page|partagez cet article|partager l'info|copier l'url|lien copié
    retour en haut|retour en haut de page|retour haut de page|article teilen|diesen artikel teilen
    beitrag teilen auf|teilen auf facebook|teilen auf twitter|auf x teilen|auf linkedin teilen
    auf whatsapp teilen|auf xing teilen|per mail teilen|per whatsapp teilen|seite teilen|seite drucken
    artikel drucken|link kopiert|in zwischenablage kopieren|zurück nach oben|zum seitenanfang
    nach oben scrollen|teile diesen artikel|teile das|diese seite teilen|поделиться новостью
    поделиться статьей|поделиться статьёй|поделиться ссылкой|поделитесь|поделитесь с друзьями
    поделиться в социальных сетях|поделиться в соцсетях|поделиться в вконтакте|поделиться в вк
    поделиться вконтакте|поделиться в telegram|поделиться в twitter|расскажите друзьям|рассказать друзьям
    ссылка скопирована|скопировать|копировать ссылку|вернуться наверх|вверх|haberi paylaş|bu haberi paylaş
    bu yaziyi paylaş|facebook'ta paylaş|facebookta paylaş|twitter'da paylaş|whatsapp'ta paylaş|paylaşin
    arkadaşina gönder|bağlantiyi kopyala|link kopyala|kopyala|başa dön|yukari çik|sayfa başina dön
    dostlarinla paylaş|linki kopyala|çap et|yuxari|paylaşmaq|comparteix|compartiu|compartir a facebook
    comparteix-ho|comparteix a facebook|copia l'enllaç|copiar enllaç|torna a dalt|dalintis|pasidalinti
    pasidalinkite|dalinkitės|dalintis facebook|kopijuoti nuorodą|spausdinti|į viršų|dalīties|dalies|kopīgot
    padalies|kopēt saiti|drukāt|uz augšu|jaga|jaga facebookis|jaga artiklit|jaga seda|kopeeri link|prindi
    tagasi üles|გაზიარება|გააზიარე|გააზიარეთ|ლინკის კოპირება|կիսվել|տարածել|կիսվել facebook-ում|бөлісу
    бөлісіңіз|сілтемені көшіру|shiriki|shirikisha|sambaza|click to expand|click to collapse|click to enlarge
    tap to expand|nhấn để mở rộng
"""
# These (print, x, the names of the networks) can be an article's headings: a line needs two, or it is a link.
SHARE = """
    转发|一键分享|微信|微博|新浪微博|腾讯微博|qq|qq空间|qq好友|朋友圈|微信好友|扫码分享|微信扫一扫
    微信扫码分享|打印|打印页面|关闭|关闭本页|收藏|收藏本文|点赞|举报|字号|字体|大|中|小|大中小|回到顶部
    返回列表|返回首页|返回|扫描二维码|用微信扫描二维码|手机阅读|在手机上看|分享到朋友圈|分享到微信|人人网
    百度贴吧|豆瓣|更多|複製連結|列印|列印本頁|友善列印|轉寄|加入書籤|回上頁|回頂端|分享到臉書|分享到line
    ポスト|ポストする|ブックマーク|はてなブックマーク|印刷|印刷する|リンクをコピー|このページのトップへ
    ページトップへ|コピー|送る|保存する|共有|共有する|여기서 공유|페이스북|트위터|카카오톡|카카오스토리
    네이버|네이버블로그|네이버밴드|밴드|링크 복사|url복사|url 복사|인쇄|인쇄하기|프린트|스크랩|글자크기
    글자 크기|본문 글씨 키우기|본문 글씨 줄이기|이메일|가|목록|위로|닫기|share on reddit|share to facebook
    share to twitter|tweet|post|pin|save|save article|print|print article|print this|email|e-mail|send|copy
    link copied|copied|click to print|click to email|facebook|twitter|x|linkedin|pinterest|whatsapp|telegram
    reddit|tumblr|flipboard|pocket|messenger|instagram|youtube|tiktok|threads|bluesky|mastodon|weibo|wechat
    line|vk|viber|xing|skype|snapchat|rss|mail|more|like|likes|like this|shares|bookmark|bookmarks
    add to favorites|top|opens in new window|in new window|app|sms|hacker news|digg|stumbleupon|drucken
    merken|facebook teilen|twittern|link kopieren|auf facebook teilen|mailen|auf twitter teilen
    per e-mail teilen|whatsapp teilen|partager sur facebook|partager sur twitter|imprimer|envoyer
    copier le lien|enregistrer|haut de page|envoyer par email|partager sur|partagez|compartir en facebook
    compartir en twitter|compartir en|imprimir|enviar|guardar|copiar link|comparte|compártelo|compartir por
    correo|compartilhar no facebook|compartilhar no twitter|salvar|compartilhar via|condividi su facebook
    stampa|salva|invia|copia link|condivisioni|поделиться в|поделиться в facebook|распечатать|печать
    вконтакте|одноклассники|скопировать ссылку|отправить|версия для печати|твитнуть|наверх|deel
    deel op facebook|printen|delen via|kopieer link|drukuj|wyślij|kopiuj link|skopiuj link|yazdir|tweetle
    skriv ut|dela på facebook|del|udskriv|jaa|tulosta|tisk|nyomtatás|distribuie|臉書|噗浪|微博分享|拷貝連結
    fb|naver|kakao|kakaotalk|pocketに保存|lineで送る|はてブ|facebookでシェア|xでシェア|xでポスト
    facebookでシェアする|feedly|카카오|밴드공유|엑스|즐겨찾기|목록보기|목록으로|فيسبوك|تويتر|واتساب|واتس اب
    تيليجرام|تلغرام|لينكدان|لينكد ان|طباعة|بريد الكتروني|البريد الالكتروني|بينتيريست|ماسنجر|اكس|انستغرام
    يوتيوب|توييتر|فيس بوك|تلگرام|واتساپ|اينستاگرام|چاپ|پرينت|ايميل|بله|ايتا|سروش|روبيكا|פייסבוק|טוויטר
    וואטסאפ|ווטסאפ|טלגרם|הדפסה|הדפס|מייל|דוא"ל|فيس بك|ٹوئٹر|واٹس ايپ|پرنٹ|اي ميل|फेसबुक|ट्विटर|व्हाट्सएप
    वॉट्सऐप|व्हाट्सऐप|टेलीग्राम|प्रिंट|ईमेल|फेसबुक पर|ফেসবুক|টুইটার|হোযাটসঅ্যাপ|প্রিন্ট|ইমেইল|মেসেঞ্জার
    பேஸ்புக்|ட்விட்டர்|ట్విట్టర్|ఫేస్బుక్|వాట్సాప్|เฟซบุ๊ก|ทวิตเตอร์|ไลน์|พิมพ์|พิมพ์หน้านี้|อีเมล|ทวีต
    in bài viết|in trang|in trang này|zalo|gửi email|gửi|lưu|lưu bài viết|thích|cetak|surel|surat elektronik
    whats app|εκτυπωση|αποστολη|друк|роздрукувати|надрукувати|телеграм|вайбер|фейсбук|твіттер|печат|отпечатай
    принтирай|изпрати|имейл|штампај|одштампај|ispis|ispiši|isprintaj|odštampaj|natisni|tiskaj|e-pošta|imprimă
    tipăreşte|printează|trimite|trimite pe email|e-mailben|küldés|küldés e-mailben|nyomtat|nyomtasd
    e-mail küldése|tisknout|uložit|odeslat|poslať|uložiť|poslať e-mailom|tweetuj|wykop|drukuj stronę|prześlij
    wyślij mailem|wydrukuj|zapisz|sähköposti|tweettaa|twiittaa|tulosta sivu|tallenna|lähetä|twittra|tweeta
    mejla|spara|mejl|e-post|skriv ut sida|udskriv side|tip en ven|tips en venn|lagre|skriv ut siden
    printversie|opslaan|stuur door|mailen naar|bewaren|e-mail deze pagina|enviar por e-mail|enviar por email
    imprimir página|guardar artigo|tweetar|pinar|gostar|curtir|salvar artigo|invia per email
    invia ad un amico|twitta|mi piace|stampa articolo|salva articolo|imprimir artículo|me gusta|tuitear
    enviar por correo|guardar artículo|imprimer l'article|imprimer cette page|envoyer à un ami|tweeter|j'aime
    sauvegarder|e-mail senden|versenden|weiterleiten|pinnen|tweeten|einbetten|speichern|später lesen|вк
    твиттер|мой мир|livejournal|живой журнал|вотсап|дзен|яндекс дзен|версия для слабовидящих|сохранить|лайк
    e-posta|e-posta gönder|tweet'le|kaydet|beğen|imprimeix|correu|el. paštas|spausdinti straipsnį|e-pasts
    izdrukāt|drukāt lapu|e-kiri|trüki|säutsu|ბეჭდვა|ამობეჭდვა|ფეისბუქი|տպել|басып шығару|chapisha
"""

# A line holds nothing but these and punctuation or figures.
LOGIN = """
    登录|登陆|注册|立即登录|立即注册|免费注册|用户登录|会员登录|登录注册|忘记密码|找回密码|退出|请登录
    请先登录|登錄|登入|註冊|會員登入|會員註冊|登录后评论|登录后发表评论|请登录后发表评论|请先登录后发表评论|您还未登录|登录后发表或查看评论
    登录后参与评论|ログイン|新規登録|会員登録
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
    giriş yap|üye ol|kayit ol|şifremi unuttum|logga in|log ind|logg inn|kirjaudu|přihlásit se|登入/註冊
    會員中心|忘記密碼|登出|立即登入|立即註冊|加入會員|會員專區|会员中心|马上登录|快速登录|微信登录|第三方登录
    自动登录|记住我|ログインする|無料登録|会員登録する|新規会員登録|ログイン・会員登録|アカウント作成
    会員ログイン|회원 가입|비밀번호찾기|아이디찾기|아이디/비밀번호찾기|로그인하기|로그인 하기|통합로그인
    자동로그인|تسجيل الدخول|انشاء حساب|سجل الان|نسيت كلمة المرور|هل نسيت كلمة المرور|تسجيل الخروج|حسابي
    ثبت نام|ثبتنام|عضويت|ورود / ثبت نام|رمز عبور را فراموش كردهايد|حساب كاربري|ورود به سايت
    ورود به حساب كاربري|התחברות|הרשמה|התחבר|התחברו|הירשם|כניסה למערכת|שכחתי סיסמה|שכחת סיסמה|התנתק|התנתקות
    לוג אין|لاگ ان|سائن ان|رجسٹر|लॉग इन|लॉग इन करें|लॉगिन|लॉगिन करें|साइन इन|साइन इन करें|साइन अप
    साइन अप करें|लॉग आउट|रजिस्टर करें|पासवर्ड भूल गए|लॉगइन|लॉग इन करा|লগইন|লগ ইন|লগ ইন করুন|লগইন করুন|সাইন ইন
    নিবন্ধন|নিবন্ধন করুন|রেজিস্টার|உள்நுழைய|உள்நுழை|பதிவு செய்க|లాగిన్|లాగిన్ అవ్వండి|సైన్ ఇన్|เข้าสู่ระบบ
    สมัครสมาชิก|ลงทะเบียน|ลืมรหัสผ่าน|ออกจากระบบ|ล็อกอิน|ลงชื่อเข้าใช้|đăng nhập|đăng ký|đăng kí|đăng xuất
    quên mật khẩu|tạo tài khoản|đăng nhập / đăng ký|đăng ký tài khoản|thành viên đăng nhập|masuk
    daftar sekarang|lupa password|lupa kata sandi|buat akun|log masuk|log keluar|lupa kata laluan|mag-log in
    mag-sign up|συνδεση|εγγραφη|συνδεθειτε|αποσυνδεση|ξεχασα τον κωδικο|ξεχασατε τον κωδικο
    δημιουργια λογαριασμου|εισοδοσ μελων|увійти|зареєструватися|зареєструватись|реєстрація|вийти
    забули пароль|забув пароль|особистий кабінет|мій кабінет|авторизация|авторизоваться|войти на сайт
    войти или зарегистрироваться|забыл пароль|забыли свой пароль|запомнить меня|восстановить пароль
    вход на сайт|регистрирай се|забравена парола|влез|пријава|пријавите се|региструјте се|регистрација|одјава
    заборављена лозинка|prijava|prijavi se|prijavite se|registriraj se|registrirajte se|registruj se
    registrujte se|odjava|odjavi se|zaboravljena lozinka|zaboravili ste lozinku|moj račun|prijavi me
    ste pozabili geslo|pozabljeno geslo|ustvari račun|autentificare|conectare|conectează-te|autentifică-te
    intră în cont|înregistrare|înregistrează-te|creează cont|creare cont|deconectare|contul meu
    ai uitat parola|am uitat parola|parola uitată|login / înregistrare|bejelentkezés|belépés|regisztráció
    regisztrálok|kijelentkezés|kilépés|elfelejtett jelszó|elfelejtettem a jelszavam|elfelejtettem a jelszót
    fiókom|jelszó emlékeztető|přihlášení|přihlásit|přihlaste se|registrace|registrovat|registrovat se
    zaregistrovat se|zaregistrujte se|odhlásit|odhlásit se|zapomenuté heslo|zapomněli jste heslo|můj účet
    vytvořit účet|prihlásenie|prihlásiť|prihlásiť sa|prihláste sa|registrácia|registrovať|registrovať sa
    zaregistrovať sa|odhlásiť|odhlásiť sa|zabudnuté heslo|zabudli ste heslo|môj účet|vytvoriť účet|logowanie
    rejestracja|zarejestruj|wyloguj się|zapomniałem hasła|nie pamiętasz hasła|nie pamiętam hasła
    zapomniałeś hasła|moje konto|załóż konto|utwórz konto|zaloguj lub zarejestruj|kirjaudu sisään
    kirjautuminen|kirjaudu ulos|rekisteröidy|luo tunnus|luo tili|unohditko salasanan|oma tili
    unohtuiko salasana|logga ut|skapa konto|registrera dig|registrera|glömt lösenord|glömt ditt lösenord
    mina sidor|mitt konto|bli medlem|log ud|opret konto|opret bruger|opret profil|glemt adgangskode
    glemt kodeord|min konto|min profil|bliv medlem|logg ut|logg på|opprett konto|opprett bruker|registrer deg
    glemt passord|min side|registrer|mijn account|account aanmaken|account maken|maak een account aan
    wachtwoord vergeten|log in of registreer|log uit|registreer|inloggen of registreren|inschrijven
    iniciar sessão|entrar na conta|fazer cadastro|criar uma conta|crie sua conta|minha conta|esqueceu a senha
    esqueceu sua senha|esqueceu-se da password|recuperar senha|registar|registe-se|registre-se
    terminar sessão|sair da conta|acesse sua conta|faça login|faça o login|faça seu login|cadastrar-se
    accedi o registrati|effettua il login|registrati ora|crea un account|crea account
    hai dimenticato la password|il mio account|accedi al tuo account|non sei registrato|area riservata
    inicia sesión|inicie sesión|inicia sesión o regístrate|regístrate gratis|crear una cuenta
    crear cuenta gratis|olvidé mi contraseña|olvidaste tu contraseña|recuperar contraseña
    he olvidado mi contraseña|ya tengo cuenta|accede a tu cuenta|registrarme|connectez-vous|me connecter
    se déconnecter|créer mon compte|créez un compte|identifiez-vous|mot de passe perdu|s'enregistrer
    déjà inscrit|déjà abonné|inscription gratuite|jetzt anmelden|jetzt registrieren|kostenlos registrieren
    login / registrieren|ausloggen|kennwort vergessen|anmelden oder registrieren|neues konto erstellen
    benutzerkonto erstellen|eingeloggt bleiben|angemeldet bleiben|üye girişi|oturum aç|oturumu kapat|üyelik
    kaydol|hesap oluştur|hesabim|şifrenizi mi unuttunuz|çikiş yap|üye olun|ücretsiz üye ol|parolami unuttum
    daxil ol|qeydiyyat|qeydiyyatdan keç|şifrəni unutdum|inicia la sessió|inicia sessió|iniciar sessió
    registra't|registreu-vos|tanca la sessió|el meu compte|he oblidat la contrasenya|prisijungti|prisijunk
    registruotis|atsijungti|pamiršau slaptažodį|pamiršote slaptažodį|ieiet|ienākt|pieslēgties|reģistrēties
    reģistrācija|aizmirsi paroli|aizmirsāt paroli|logi sisse|sisene|registreeru|loo konto|logi välja
    unustasid parooli|unustasin parooli|ავტორიზაცია|რეგისტრაცია|პაროლის აღდგენა|დაგავიწყდათ პაროლი|մուտք
    գրանցվել|գրանցում|մոռացել եք գաղտնաբառը|тіркелу|құпия сөзді ұмыттыңыз ба|jisajili|umesahau nenosiri
"""

# A whole line that gives a number: times read, minutes to read.
COUNTS = """
    min read|minute read|mins read|minutes read|min. read|min de lecture|minutes de lecture|min de lectura
    minutos de lectura|min lesezeit|minuten lesezeit|min di lettura|minuti di lettura|minutos de leitura
    мин чтения|минут чтения|min leestijd|minuten leestijd|min czytania|dk okuma|dakika okuma süresi
    min läsning|views|view|hits|page views|total views|aufrufe|vues|visitas|visualizações|visualizzazioni
    просмотров|просмотра|weergaven|wyświetleń|görüntülenme|次浏览|次阅读|次閱讀|阅读|浏览|次观看|人阅读
    人浏览|次查看|次点击|人气|分钟阅读|阅读量|次播放|回视听|ビュー|回閲覧|조회|min de leitura|人觀看|次點閱
    人閱讀|瀏覽|分鐘閱讀|次瀏覽|人气值|回閲覧されています|pv|회 조회|분 읽기|مشاهدة|مشاهدات|دقائق قراءة
    دقيقة قراءة|دقيقة للقراءة|دقائق للقراءة|بازديد|دقيقه مطالعه|דקות קריאה|צפיות|דקת קריאה|मिनट में पढें
    मिनट पढें|व्यूज|मिनिटे वाचन|বার পঠিত|বার পডা হযেছে|বার দেখা হযেছে|পঠিত|ভিউ|பார்வைகள்|వీక్షణలు
    นาทีในการอ่าน|lượt xem|phút đọc|lượt đọc|lượt truy cập|menit baca|menit membaca|kali dibaca|kali dilihat
    tayangan|minit bacaan|paparan|λεπτα αναγνωσησ|λεπτο αναγνωσησ|λεπτα διαβασμα|προβολεσ|εμφανισεισ
    αναγνωσεισ|хв читання|хвилин читання|хвилини читання|хв на читання|переглядів|перегляди|перегляд
    переглядів сторінки|минуты чтения|мин на чтение|мин. чтения|минута чтения|минут на чтение|прочтений
    прочитали|прочтения|показов|прочитано|мин. четене|мин четене|минути четене|преглеждания|прегледа|прегледи
    минута читања|pregleda|pregledi|min čitanja|minuta čitanja|min branja|ogledov|ogledi|minute de citit
    min de citit|min citire|vizualizări|afişări|vizualizari|perc olvasás|perc olvasási idő|perces olvasmány
    megtekintés|minut čtení|min čtení|zobrazení|přečtení|min. čtení|min čítania|minút čítania|zhliadnutí
    min. czytania|minut czytania|minuty czytania|odsłon|wyświetlenia|wyświetlenie|odczytów|min lukuaika
    minuutin lukuaika|lukukertaa|katselukertaa|min lästid|minuters läsning|visningar|min læsetid|min læsning
    minutters læsning|visninger|min lesetid|min lesing|minutters lesing|lesetid|minuten lezen|min. leestijd
    keer bekeken|keer gelezen|min. de leitura|minuto de leitura|visualização|minuto di lettura
    min. di lettura|visualizzazione|lectura de min|min. de lectura|minuto de lectura|visualizaciones
    reproducciones|min. de lecture|minute de lecture|mal gelesen|mal angesehen|min. lesezeit|minute lesezeit
    min. lesedauer|minuten lesedauer|zugriffe|dk okuma süresi|dakikada okunur|dakika okuma|dakikalik okuma
    okunma|kez okundu|kişi okudu|görüntüleme|kez görüntülendi|gösterim|baxiş|dəfə oxundu|dəqiqə oxuma
    minuts de lectura|visualitzacions|peržiūros|peržiūrų|min. skaitymo|min skaitymo|skatījumi|skatījumu
    min lasīšanai|minūtes lasīšanai|vaatamist|vaatamisi|min lugemist|lugemist|ნახვა|ნახვები|წუთის საკითხავი
    დათვალიერება|դիտում|րոպե ընթերցում|рет оқылды|рет қаралды|қаралым|қаралды|dakika kusoma|mara imesomwa
    waliotazama
"""

# Somewhere in a short line.
COPYRIGHT = """
    all rights reserved|all right reserved|版权所有|版權所有|著作权所有|著作權所有|未经授权禁止转载|不得转载
    無断転載|無断複製|無断複写|転載禁止|무단 전재|무단전재|무단 복제|무단복제|저작권자|저작권법
    alle rechte vorbehalten|tous droits réservés|todos los derechos reservados|todos os direitos reservados
    tutti i diritti riservati|все права защищены|alle rechten voorbehouden|wszelkie prawa zastrzeżone
    wszystkie prawa zastrzeżone|tüm haklari saklidir|her hakki saklidir|alla rättigheter förbehållna
    alle rettigheter forbeholdt|všechna práva vyhrazena|minden jog fenntartva|toate drepturile rezervate
    με επιφυλαξη παντοσ δικαιωματοσ|всі права захищені|bản quyền thuộc|hak cipta dilindungi|本網站版權
    著作權歸|請勿轉載|嚴禁轉載|禁止转载|严禁转载|请勿转载|版权归属|all copyrights reserved|禁無断転載
    無断使用|c 무단|재배포 금지|재배포금지|جميع الحقوق محفوظة|كافة الحقوق محفوظة|كل الحقوق محفوظة
    حقوق النشر محفوظة|تمامي حقوق اين|تمامي حقوق مادي و معنوي|تمامي حقوق براي|كليه حقوق مادي و معنوي
    كليه حقوق اين|كليه حقوق براي|همه حقوق براي|تمام حقوق مادي و معنوي|تمام حقوق اين|כל הזכויות שמורות
    جمله حقوق محفوظ|جمله حقوق بحق|सर्वाधिकार सुरक्षित|सर्व हक्क राखीव|সর্বস্বত্ব সংরক্ষিত
    সর্বস্বত্ব স্বত্বাধিকার সংরক্ষিত|স্বত্ব সংরক্ষিত|அனைத்து உரிமைகளும் பாதுகாக்கப்பட்டவை
    அனைத்து உரிமைகளும் பாதுகாக்கப்பட்டது|காப்புரிமை பெற்றது|అన్ని హక్కులు రిజర్వ్|సర్వ హక్కులు|สงวนลิขสิทธิ์
    สงวนสิทธิ์ทุกประการ|giữ bản quyền|đã được bảo hộ bản quyền|bản quyền của báo|hak cipta terpelihara
    seluruh hak cipta|semua hak dilindungi|με την επιφυλαξη παντοσ δικαιωματοσ|με επιφυλαξη καθε δικαιωματοσ
    ολα τα δικαιωματα διατηρουνται|усі права захищені|всі права захищено|усі права застережено
    всички права запазени|всички права са запазени|сва права задржана|sva prava zadržana|sva prava pridržana
    vse pravice pridržane|toate drepturile sunt rezervate|toate drepturile sînt rezervate
    minden jogot fenntartunk|všechna práva jsou vyhrazena|veškerá práva vyhrazena|všetky práva vyhradené
    všetky práva sú vyhradené|wszelkie prawa są zastrzeżone|kaikki oikeudet pidätetään
    samtliga rättigheter förbehållna|alle rettigheder forbeholdes|alle rettigheder forbeholdt
    med enerett. alle|alle rechten zijn voorbehouden|todos os direitos são reservados
    direitos autorais reservados|tutti i diritti sono riservati|tots els drets reservats|все права сохранены
    все права на материалы|bütün haklari saklidir|tüm haklari mahfuzdur|bütün hüquqlar qorunur
    müəllif hüquqlari qorunur|visos teisės saugomos|visos teisės yra saugomos|visas tiesības aizsargātas
    visas tiesības rezervētas|kõik õigused kaitstud|kõik õigused on kaitstud|ყველა უფლება დაცულია
    ყველა უფლება დაცული|բոլոր իրավունքները պաշտպանված|բոլոր իրավունքները պահպանված|барлық құқықтар қорғалған
    барлық құқығы қорғалған|барлық құқықтары қорғалған|haki zote zimehifadhiwa
"""
LICENCE = """
    增值电信业务经营许可证|增值电信业务许可证|互联网新闻信息服务许可证|新闻信息服务许可
    信息网络传播视听节目许可证|网络视听许可证|网络文化经营许可证|广播电视节目制作经营许可证|互联网出版许可证
    出版物经营许可证|互联网药品信息服务|网络出版服务许可证|政府网站标识码|网站标识码|사업자등록번호
    사업자 등록번호|통신판매업신고|통신판매업 신고|古物商許可
"""

# A whole line that says that an advertisement stands here.
ADVERTISEMENT = """
    advertisement|advertisements|sponsored ad|advertisement - continue reading below
    advertisement continue reading below|story continues below advertisement|story continues below ad
    article continues below|article continues below advertisement|continue reading below|scroll to continue
    scroll to continue reading|continue reading the main story|ad feedback|remove ads|report this ad
    this ad will close|skip advertisement|skip ad|paid advertisement|广告|廣告|【广告】|請繼續往下閱讀
    廣告請繼續往下閱讀|廣告 請繼續往下閱讀|廣告繼續往下閱讀|赞助商广告|贊助廣告|赞助商链接|広告
    スポンサーリンク|スポンサードリンク|スポンサード リンク|記事は下に続きます|この後に続きます
    広告の後に続きます|広告を非表示|advertisement 広告|sponsored link|sponsored links|광고|스폰서 광고
    ad 광고|اعلان|الاعلانات|اعلان ممول|محتوي اعلاني|تبليغات|اگهي|تبليغ|פרסומת|פרסומות|פרסום|תוכן ממומן|ממומן
    اشتهار|اشتهارات|विज्ञापन|जाहिरात|বিজ্ঞাপন|விளம்பரம்|యాడ్|โฆษณา|โฆษณา อ่านต่อด้านล่าง|quảng cáo|iklan
    iklan - gulir ke bawah|scroll to continue with content|advertisement scroll to continue with content
    lanjut baca di bawah|gulir untuk lanjut membaca|patalastas|διαφημιση|διαφημισεισ|реклама
    рекламне оголошення|реклама на сайте|реклама партнера|на правах рекламы|на правах реклами|реклама:
    oglas - nastavak teksta ispod oglasa|nastavak teksta ispod oglasa|tekst se nastavlja ispod oglasa
    članak se nastavlja ispod oglasa|članak se nastavlja nakon oglasa|nastavlja se ispod oglasa
    nastavak nakon oglasa|nadaljevanje spodaj|oglasno sporočilo|članek se nadaljuje po oglasu|publicitate
    reclamă|articolul continuă după reclamă|continuarea după publicitate|hirdetés|hirdetések|reklám
    a cikk a hirdetés után folytatódik|reklama|reklamy|inzerce|článek pokračuje pod reklamou
    pokračování článku pod reklamou|článok pokračuje pod reklamou|inzercia
    článok pokračuje pod video reklamou|reklama - czytaj dalej poniżej|dalsza część artykułu pod reklamą
    dalsza część tekstu pod reklamą|reszta artykułu pod reklamą|ciąg dalszy artykułu pod reklamą|mainos
    mainokset|juttu jatkuu mainoksen jälkeen|mainos alkaa|mainos päättyy|artikkeli jatkuu mainoksen jälkeen
    annons|annonsinnehåll|artikeln fortsätter under annonsen|annonse|artikkelen fortsetter under annonsen
    saken fortsetter under annonsen|artiklen fortsætter under annoncen|artiklen fortsætter efter annoncen
    advertentie|advertenties|artikel gaat verder onder de advertentie|tekst gaat verder onder de advertentie
    tekst loopt door onder advertentie|lees verder onder de advertentie|publicidade
    continua depois da publicidade|continua após a publicidade|continua após publicidade|publicidad
    continúa después de la publicidad|sigue leyendo debajo|el artículo continúa tras la publicidad|pubblicità
    continua a leggere dopo la pubblicità|la pubblicità continua|annuncio pubblicitario
    messaggio pubblicitario|publicité|publicités|la suite après la publicité|la suite après cette publicité
    la suite de votre contenu après cette annonce|la suite sous cette annonce|anzeige|werbung|anzeige:
    weiterlesen nach der anzeige|artikel wird nach der anzeige fortgesetzt|nach der anzeige geht's weiter
    nach der werbung weiterlesen|hier geht es nach der anzeige weiter|werbeanzeige|reklam|reklamlar
    reklamdan sonra devam ediyor|haberin devami reklamdan sonra|haberin devami için kaydirin
    haberin devami aşağida|reklam alani|publicitat|reklaminis skelbimas|straipsnis tęsiasi po reklama
    straipsnio tęsinys – po reklama|reklāma|raksta turpinājums pēc reklāmas|turpinājums pēc reklāmas
    raksts turpinās pēc reklāmas|reklaam|artikkel jätkub pärast reklaami|sisuturundus|რეკლამა
    გააგრძელეთ კითხვა|գովազդ|жарнама
"""
