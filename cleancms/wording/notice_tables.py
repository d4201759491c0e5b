"""The words of the notices around an article: rights, cookies, invitations, statements.

Phrases of one table are separated by "|" or a line break and written as `phrases.fold_wording` leaves them:
so are the lines they are compared with. A space stands for any white space. What a phrase must stand in (a
whole line, the beginning of one) is said at its table.
"""

from __future__ import annotations

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
    ce site utilise des cookies|en poursuivant votre navigation|ce site web utilise|accepter tous les cookies
    gérer les cookies|tout accepter|utilizamos cookies|este sitio utiliza cookies
    este sitio web utiliza cookies|esta web utiliza cookies|usamos cookies|aceptar todas las cookies
    esta página web utiliza|este site utiliza cookies|este site usa cookies|nós usamos cookies
    ao continuar navegando|aceitar todos os cookies|questo sito utilizza|questo sito usa|utilizziamo i cookie
    utilizziamo cookie|accetta tutti i cookie|мы используем файлы cookie|мы используем cookie
    сайт использует файлы cookie|этот сайт использует|на сайте используются cookie|продолжая использовать
    wij gebruiken cookies|we gebruiken cookies|deze website gebruikt cookies|deze site gebruikt cookies
    alle cookies accepteren|ta strona używa|ta strona korzysta|używamy plików cookie|nasza strona używa
    strona korzysta z plików cookie|bu site çerez|bu web sitesi çerez|çerezleri kullan|sitemizde çerez
    vi använder cookies|vi bruker|denne hjemmeside bruger cookies|vi bruger cookies|tento web používá
    tato stránka používá|weboldalunk cookie|acest site foloseste|acest site foloseşte|当サイトではcookie
    当サイトは cookie|当サイトはcookie|このサイトはcookie|このサイトではcookie|このウェブサイトではcookie
    本网站使用cookie|我们使用cookie|本網站使用cookie|本网站使用 cookie|我们使用 cookie|本網站使用 cookie
    쿠키를 사용|이 웹사이트는 쿠키|이 사이트는 쿠키|本網站使用 cookies|本網站會使用|我們使用cookie
    我們使用 cookie|本网站使用cookies|为了提供更好的服务,我们使用|本サイトはcookie|本サイトではcookie
    本サイトではクッキー|当サイトではクッキー|当サイトはクッキー|cookieを受け入れる|당사는 쿠키
    본 웹사이트는 쿠키|본 사이트는 쿠키|당사 웹사이트는 쿠키|모든 쿠키 허용|쿠키 설정
    نستخدم ملفات تعريف الارتباط|يستخدم هذا الموقع ملفات|هذا الموقع يستخدم ملفات|يستخدم موقعنا ملفات
    نحن نستخدم ملفات|نستخدم الكوكيز|قبول جميع ملفات تعريف|اين سايت از كوكي|ما از كوكي|اين وبسايت از كوكي
    אתר זה משתמש בעוגיות|אתר זה עושה שימוש בעוגיות|האתר משתמש בעוגיות|אנו משתמשים בעוגיות
    אנחנו משתמשים בעוגיות|אתר זה משתמש בקובצי|هم كوكيز|यह वेबसाइट कुकीज|हम कुकीज का|हमारी वेबसाइट कुकीज
    ही वेबसाइट कुकीज|আমরা কুকি|এই ওযেবসাইট কুকি|இந்த இணையதளம் குக்கீ|మేము కుకీలను|เว็บไซต์นี้ใช้คุกกี้
    เว็บไซต์นี้มีการใช้คุกกี้|เราใช้คุกกี้|เว็บไซต์ของเราใช้คุกกี้|ยอมรับคุกกี้|ยอมรับคุกกี้ทั้งหมด
    ตั้งค่าคุกกี้|chúng tôi sử dụng cookie|trang web này sử dụng cookie|website này sử dụng cookie
    chấp nhận cookie|situs ini menggunakan cookie|situs web ini menggunakan cookie|kami menggunakan cookie
    website ini menggunakan cookie|laman web ini menggunakan|gumagamit ang website na ito
    αυτοσ ο ιστοτοποσ χρησιμοποιει|ο ιστοτοποσ χρησιμοποιει cookies|αυτη η ιστοσελιδα χρησιμοποιει
    χρησιμοποιουμε cookies|η ιστοσελιδα μασ χρησιμοποιει|αποδοχη ολων των cookies|αποδοχη cookies
    ρυθμισεισ cookies|ми використовуємо файли cookie|ми використовуємо cookie|цей сайт використовує
    цей веб-сайт використовує|сайт використовує файли cookie|використовуючи цей сайт
    продовжуючи користуватися|продовжуючи перегляд|мы используем cookies|мы используем куки
    наш сайт использует|сайт использует cookie|этот веб-сайт использует|используя данный сайт
    используя этот сайт|оставаясь на сайте|пользуясь сайтом|принять все cookie|настройки cookie
    този сайт използва бисквитки|този уебсайт използва|сайтът използва бисквитки|ние използваме бисквитки
    използваме бисквитки|нашият сайт използва|приемам бисквитките|приемане на всички бисквитки
    настройки на бисквитките|овај сајт користи колачиће|овај сајт користи|користимо колачиће
    ovaj sajt koristi kolačiće|ovaj sajt koristi|ova stranica koristi kolačiće|ova web stranica koristi
    ova internetska stranica koristi|ova internet stranica koristi|koristimo kolačiće|naša stranica koristi
    prihvati sve kolačiće|prihvaćam kolačiće|postavke kolačića|ta spletna stran uporablja
    spletna stran uporablja piškotke|spletno mesto uporablja piškotke|to spletno mesto uporablja
    uporabljamo piškotke|sprejmi vse piškotke|nastavitve piškotkov|acest site utilizează
    acest site utilizeaza|acest site web foloseşte|acest site web utilizează|folosim cookie|utilizăm cookie
    site-ul nostru foloseşte cookie|acceptă toate cookie|setări cookie|ez a weboldal sütiket
    ez az oldal sütiket|a weboldal sütiket|oldalunk sütiket|weboldalunk sütiket|az oldal sütiket
    sütiket használunk|honlapunk sütiket|ez a weboldal cookie|oldalunk cookie|a weboldalon sütiket
    minden süti elfogadása|összes süti elfogadása|süti beállítások|cookie beállítások
    tyto webové stránky používají|tato webová stránka používá|tyto stránky používají|tento web využívá
    náš web používá|používáme cookies|používáme soubory cookie|souhlas s cookies|přijmout všechny cookies
    povolit všechny cookies|nastavení cookies|táto webová stránka používa|táto stránka používa
    tieto webové stránky používajú|tieto stránky používajú|tento web používa|naša stránka používa
    používame cookies|používame súbory cookie|prijať všetky cookies|povoliť všetky cookies|nastavenia cookies
    nasza strona korzysta|ta witryna używa|ta witryna korzysta|serwis wykorzystuje pliki cookie
    serwis wykorzystuje pliki cookies|nasz serwis wykorzystuje|ta strona wykorzystuje
    strona używa plików cookie|strona używa cookies|strona wykorzystuje pliki cookie
    w ramach naszej witryny stosujemy|wykorzystujemy pliki cookie|używamy cookies|korzystamy z plików cookie
    stosujemy pliki cookie|akceptuj wszystkie pliki cookie|ustawienia plików cookie|ustawienia cookies
    korzystając z serwisu|käytämme evästeitä|tämä sivusto käyttää evästeitä|tämä verkkosivusto käyttää
    sivustomme käyttää evästeitä|sivusto käyttää evästeitä|tällä sivustolla käytetään evästeitä
    hyväksy evästeet|hyväksy kaikki evästeet|evästeasetukset|vi använder kakor|den här webbplatsen använder
    denna webbplats använder|denna sida använder cookies|den här sidan använder cookies
    webbplatsen använder cookies|den här hemsidan använder|godkänn alla cookies|acceptera alla cookies
    acceptera cookies|tillåt alla cookies|cookieinställningar|hantera cookies
    denne hjemmeside anvender cookies|denne website bruger cookies|dette website bruger cookies
    dette websted bruger cookies|hjemmesiden bruger cookies|vi anvender cookies
    vores hjemmeside bruger cookies|accepter alle cookies|accepter cookies|tillad alle cookies
    cookieindstillinger|denne siden bruker|dette nettstedet bruker|denne nettsiden bruker
    nettstedet bruker informasjonskapsler|våre nettsider bruker|godta alle informasjonskapsler
    godta alle cookies|aksepter alle cookies|deze website maakt gebruik van cookies
    deze site maakt gebruik van cookies|onze website gebruikt cookies|onze website maakt gebruik van cookies
    wij maken gebruik van cookies|op deze website gebruiken wij cookies|deze website plaatst cookies
    accepteer alle cookies|accepteer cookies|cookies accepteren|cookie instellingen|cookie-instellingen
    este website utiliza cookies|este website usa cookies|este sítio utiliza cookies
    o nosso site utiliza cookies|o nosso website utiliza cookies|nosso site utiliza cookies
    nosso site usa cookies|nós utilizamos cookies|utilizamos cookies essenciais|ao continuar a navegar
    ao navegar neste site|ao utilizar este site|aceitar cookies|definições de cookies|gerenciar cookies
    configurações de cookies|questo sito web utilizza|questo sito web usa|questo sito fa uso di cookie
    il nostro sito utilizza|il sito utilizza cookie|usiamo i cookie|usiamo cookie|continuando a navigare
    proseguendo la navigazione|proseguendo nella navigazione|accetta i cookie|gestisci i cookie
    impostazioni cookie|preferenze cookie|nuestro sitio web utiliza|nuestra web utiliza cookies
    este portal utiliza cookies|esta página utiliza cookies|esta página usa cookies|este sitio usa cookies
    este sitio web usa cookies|esta web usa cookies|utilizamos cookies propias|si continúa navegando
    si continúas navegando|al continuar navegando|al navegar por este sitio|aceptar cookies
    configurar cookies|configuración de cookies|gestionar cookies|ce site internet utilise
    notre site utilise des cookies|notre site web utilise|nous utilisons les cookies
    en continuant votre navigation|en continuant à naviguer|en naviguant sur ce site
    en poursuivant la navigation|accepter les cookies|paramétrer les cookies|gérer mes cookies
    paramètres des cookies|continuer sans accepter|diese seite nutzt cookies|diese webseite nutzt cookies
    unsere website verwendet cookies|unsere webseite verwendet cookies|unsere webseite nutzt cookies
    unsere website nutzt cookies|um unsere webseite für sie|wir setzen cookies ein|wir setzen auf unserer
    auf dieser website werden cookies|auf unserer website verwenden wir cookies|cookies akzeptieren
    cookie einstellungen|cookie-einstellungen verwalten|datenschutzeinstellungen|nur notwendige cookies
    nur essenzielle cookies|bu internet sitesinde çerez|bu sitede çerez|web sitemizde çerez|sitemiz çerez
    web sitemiz çerez|internet sitemizde çerez|çerez ayarlari|tüm çerezleri kabul et|çerezleri kabul et
    bu sayt kuki|saytimiz kuki|aquest lloc web utilitza|aquest web utilitza|aquesta web utilitza
    utilitzem galetes|fem servir galetes|acceptar totes les galetes|accepta les galetes
    ši svetainė naudoja slapukus|šioje svetainėje naudojami slapukai|svetainėje naudojami slapukai
    mes naudojame slapukus|naudojame slapukus|šiame tinklalapyje naudojami
    šioje interneto svetainėje naudojami|sutinku su slapukais|slapukų nustatymai|šī vietne izmanto sīkdatnes
    šajā vietnē tiek izmantotas|šī tīmekļa vietne izmanto|mājas lapā tiek izmantotas sīkdatnes
    šī mājas lapa izmanto|mēs izmantojam sīkdatnes|mēs izmantojam sīkfailus|sīkdatņu iestatījumi
    see veebileht kasutab küpsiseid|see sait kasutab küpsiseid|sellel veebilehel kasutatakse küpsiseid
    veebileht kasutab küpsiseid|meie veebileht kasutab|kasutame küpsiseid|nõustun küpsistega|küpsiste seaded
    ეს საიტი იყენებს|ვებგვერდი იყენებს|ჩვენ ვიყენებთ ქუქი|այս կայքն օգտագործում է|մենք օգտագործում ենք cookie
    бұл сайт cookie|біз cookie|tovuti hii inatumia|tunatumia vidakuzi
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
    tilmeld dig|meld deg på|tilaa uutiskirje|přihlaste se k odběru|iratkozz fel|abonează-te|εγγραφειτε
    đăng ký nhận|訂閱我們的|立即訂閱|加入我們的line|追蹤我們的|按讚追蹤|下載app|下載我們的app|立即下載app
    更多精彩内容请关注|更多精彩内容,请关注|微信扫码关注|关注微信|关注我们的|订阅我们的|打开app|在app内打开
    メールマガジン登録|メールマガジンの登録|ニュースレター登録|ニュースレターに登録|公式lineを|公式twitterを
    公式x|line公式アカウント|友だち追加|アプリをダウンロード|뉴스레터 구독|뉴스레터 신청|구독하기|채널 구독
    네이버에서 구독|카카오톡 채널|카카오톡에서 친구추가|앱 다운로드|채널추가|اشترك في نشرتنا|اشترك في النشرة
    اشترك في القائمة البريدية|اشترك معنا|اشترك الان|اشترك في قناتنا|تابعنا علي|تابعونا علي|تابعوا قناتنا
    انضم الي قناتنا|حمل التطبيق|تابعوا اخر اخبار|عضويت در خبرنامه|ما را در شبكههاي اجتماعي|ما را دنبال كنيد
    به كانال تلگرام|كانال تلگرام|در تلگرام ما|הרשמה לניוזלטר|הירשמו לניוזלטר|הירשמו לעדכונים|הצטרפו לערוץ
    הצטרפו לקבוצת|עקבו אחרינו|עקבו אחרי|לקבלת עדכונים|הצטרפו לניוזלטר|هميں فالو كريں|همارا واٹس ايپ چينل
    همارے واٹس ايپ چينل|نيوز ليٹر|हमारे न्यूजलेटर|हमें फॉलो करें|हमारे व्हाट्सएप चैनल|हमारे whatsapp
    हमसे जुडें|हमारे टेलीग्राम|न्यूजलेटर के लिए|सब्सक्राइब करें|हमारे यूट्यूब चैनल
    देश और दुनिया की ताजा खबरें|हमारा ऐप डाउनलोड|ऐप डाउनलोड करें|आम्हाला फॉलो करा|आमच्या व्हॉट्सअॅप
    आमच्या व्हॉट्सॲप|আমাদের ফলো করুন|আমাদের অনুসরণ করুন|আমাদের নিউজলেটার|গুগল নিউজে ফলো|গুগল নিউজ চ্যানেল
    সাবস্ক্রাইব করুন|আমাদের হোযাটসঅ্যাপ|எங்களை பின்தொடர|எங்களைப் பின்தொடர|சந்தாதாரராகுங்கள்
    మమ్మల్ని ఫాలో అవ్వండి|సబ్స్క్రైబ్ చేయండి|ติดตามข่าวสาร|ติดตามเราได้ที่|ติดตามเรา|กดติดตาม
    สมัครรับจดหมายข่าว|สมัครรับข่าวสาร|ลงทะเบียนรับข่าวสาร|รับข่าวสารล่าสุด|เพิ่มเพื่อน|đăng ký nhận tin
    đăng ký nhận bản tin|đăng ký theo dõi|theo dõi chúng tôi|theo dõi trên google news|nhận bản tin
    nhập email|tải ứng dụng|mời bạn đọc theo dõi|quan tâm zalo|ikuti kami|ikuti kami di|ikuti berita terbaru
    ikuti saluran whatsapp|ikuti channel whatsapp|berlangganan newsletter|langganan newsletter
    berlangganan sekarang|daftar newsletter|dapatkan update berita|dapatkan berita terbaru
    dapatkan berita terkini|dapatkan informasi terbaru|simak berita terbaru|cek berita dan artikel
    download aplikasi|unduh aplikasi|langgan buletin|langgan newsletter|langgani saluran
    ikuti whatsapp channel|dapatkan berita|sundan kami|sundan kami sa|i-follow kami|mag-subscribe sa
    γραφτειτε στο newsletter|εγγραφη στο newsletter|εγγραφη στο ενημερωτικο|εγγραφειτε στο newsletter
    ακολουθηστε μασ|ακολουθηστε το|ακολουθηστε μασ στο|καντε εγγραφη|κανε εγγραφη|βρειτε μασ στο
    διαβαστε τισ ειδησεισ|μεινετε ενημερωμενοι|γινετε συνδρομητεσ|підпишіться|підписуйтесь|підписуйтеся
    підписатися на|підписатись на|підпишись на|підписка на новини|підписка на розсилку|стежте за нами
    слідкуйте за нами|читайте нас в|читайте нас у|приєднуйтесь до нас|приєднуйтеся до нас|наш telegram
    подпишись на|подписаться|подписывайся|подпишитесь на|следите за нами|мы в telegram|мы в телеграм
    мы в соцсетях|мы в социальных сетях|наш телеграм|присоединяйтесь к нам|присоединяйтесь к нашему
    оформить подписку|хотите быть в курсе|добавьте нас в|абонирай се|абонирайте се|абонамент за бюлетин
    последвайте ни|следвайте ни|последвай ни|харесайте ни|четете ни в|пратите нас|пријавите се на билтен
    pratite nas|pratite nas na|prijavite se na newsletter|prijava na newsletter|prijavi se na newsletter
    prijavite se na naš newsletter|pretplata na|zapratite nas|preuzmite aplikaciju|preuzmite našu
    prijavite se na e-novice|prijava na e-novice|prijavi se na e-novice|spremljajte nas|sledite nam
    prijava na novice|abonează-te la|abonati-va|abonaţi-vă|abonare newsletter|aboneaza-te|urmăreşte-ne
    urmareste-ne|urmăriţi-ne|urmăreşte ştirile|descarcă aplicaţia|intră pe canalul|feliratkozás
    feliratkozás hírlevélre|feliratkozás a hírlevélre|feliratkozom|iratkozzon fel|hírlevél feliratkozás
    kövess minket|kövessen minket|kövess bennünket|kövesse oldalunkat|kövess a facebookon|csatlakozz hozzánk
    odběr novinek|odebírat novinky|přihlásit k odběru|přihlášení k odběru|sledujte nás|odebírat newsletter
    přihlaste se k newsletteru|stáhněte si aplikaci|staňte se předplatitelem|odber noviniek|odoberať novinky
    prihláste sa na odber|prihlásiť na odber|prihlásiť sa na odber|sledujte nás na|stiahnite si aplikáciu
    prihláste sa k odberu|zapisz się na nasz|subskrybuj newsletter|subskrybuj nasz|obserwuj nas w
    obserwuj nas na|śledź nas|śledź nas na|polub nas|polub nas na|dołącz do newslettera|dołącz do naszej
    bądź na bieżąco|chcesz być na bieżąco|pobierz aplikację|tilaa uutiskirjeemme|seuraa meitä
    liity postituslistalle|lataa sovellus|prenumerera på vårt|få vårt nyhetsbrev|följ oss|följ oss på
    skriv upp dig på|ladda ner appen|ladda ner vår app|tilmeld dig vores|tilmeld nyhedsbrev
    tilmeld dig nyhedsbrevet|tilmelding til nyhedsbrev|få vores nyhedsbrev|få nyhedsbrev|følg os|følg os på
    abonner på|bliv abonnent|hent app|hent vores app|meld deg på nyhetsbrev|meld deg på vårt|få nyhetsbrev
    følg oss|følg oss på|abonnér på|bli abonnent|last ned appen|påmelding nyhetsbrev|schrijf je in voor
    schrijf u in voor|inschrijven nieuwsbrief|inschrijven voor de nieuwsbrief|aanmelden nieuwsbrief
    aanmelden voor de nieuwsbrief|meld u aan voor|ontvang onze nieuwsbrief|ontvang de nieuwsbrief|abonneer je
    abonneer u|volg ons op|volg ons via|download de app|download onze app|blijf op de hoogte
    wil je niets missen|assine a newsletter|assine a nossa newsletter|assine o nosso|assine já|assine agora
    inscreva-se na newsletter|inscreva-se em nossa|inscreva-se no canal|cadastre-se em nossa
    cadastre-se para receber|receba nossas|receba as últimas|receba as principais|receba notícias
    receba a nossa|receba a newsletter|receba gratuitamente|siga-nos|siga-nos no|siga a gente|nos siga
    acompanhe nossas redes|acompanhe-nos|entre no nosso grupo|entre no canal|clique aqui para receber
    baixe o app|baixe o aplicativo|baixe nosso aplicativo|subscrever newsletter|subscreva a newsletter
    subscreva a nossa|iscriviti al canale|iscriviti alle newsletter|iscriviti per ricevere
    iscrizione newsletter|iscrizione alla newsletter|ricevi la nostra newsletter|ricevi le notizie
    ricevi gli aggiornamenti|seguici|seguici anche su|segui il canale|resta aggiornato|rimani aggiornato
    resta sempre aggiornato|rimani sempre aggiornato|abbonati|abbonati ora|scarica l'app
    scarica la nostra app|unisciti al canale|unisciti al nostro|suscríbete a nuestro|suscribirme
    suscripción al boletín|suscripción newsletter|boletín de noticias|recibe las últimas noticias
    recibe en tu correo|recibe las noticias|recibe las mejores|síguenos en|síganos en|seguinos en
    síguenos también|únete a nuestro canal|únete al canal|apúntate a la newsletter|regístrate para recibir
    descarga nuestra app|descarga nuestra aplicación|manténgase informado|accede a nuestro canal
    abonnez-vous à notre newsletter|s'abonner|s'abonner à la|s'inscrire à la newsletter
    inscrivez-vous pour recevoir|inscrivez-vous gratuitement|je m'abonne|je m'inscris|recevez la newsletter
    recevez gratuitement|recevez l'essentiel|recevoir la newsletter|suivez nous|suivez-nous sur
    suivez l'actualité|rejoignez-nous sur|rejoignez notre|téléchargez l'application
    téléchargez notre application|ne manquez rien|ne ratez rien|votre adresse email|votre adresse e-mail
    abonnieren sie unseren|abonniere unseren|abonniere jetzt|hier abonnieren|hier kostenlos abonnieren
    newsletter-anmeldung|anmeldung zum newsletter|zum newsletter anmelden|für den newsletter anmelden
    unseren newsletter|jetzt für den newsletter|jetzt zum newsletter|melde dich zum|melden sie sich hier
    melden sie sich jetzt|melden sie sich zum|folgt uns|folge uns auf|folgen sie uns auf
    bleiben sie auf dem laufenden|bleib auf dem laufenden|bleiben sie informiert|nichts mehr verpassen
    keine news mehr verpassen|laden sie die app|lade dir die app|hier geht es zum whatsapp-kanal
    ihre e-mail-adresse|deine e-mail-adresse|bülten aboneliği|bültene abone ol|bültenimize abone
    e-posta bülteni|haber bültenimize|bizi takip edin|bizi takip edin:|bizi google news|google news'te takip
    google haberler'de takip|abone olun|kanalimiza abone|kanalimiza katil|whatsapp kanalimiz
    telegram kanalimiz|uygulamayi indir|uygulamamizi indir|haberlerden aninda|bizi izləyin|abunə olun
    kanalimiza abunə|telegram kanalimiza|xəbərlərdən dərhal|subscriu-te|subscriviu-vos|segueix-nos|seguiu-nos
    butlletí|rep el butlletí|apunta't al|apunta't a la|prenumeruok|prenumeruokite|užsiprenumeruok
    užsiprenumeruokite|gaukite naujienas|sekite mus|sek mus|sekite naujienas|gauk naujienlaiškį|abonē
    abonējiet|piesakies jaunumiem|pieteikties jaunumiem|piesakieties jaunumiem|jaunumu saņemšanai|seko mums
    sekojiet mums|saņem jaunumus|liitu uudiskirjaga|uudiskirjaga liitumine|telli uudiskiri
    telli meie uudiskiri|liitu meie uudiskirjaga|jälgi meid|jälgige meid|lae alla|გამოიწერე|გამოიწერეთ
    გამოგვყევით|შემოგვიერთდით|გამოგვყევი|გვიპოვეთ|հետեւեք մեզ|բաժանորդագրվել|բաժանորդագրվեք|միացեք մեզ
    միացեք մեր|հետեւե՛ք մեզ|жазылыңыз|бізге жазылыңыз|telegram-каналымызға|бізді telegram|арнамызға жазылыңыз
    jiandikishe|jisajili kupokea|tufuate|tufuatilie|pata habari
"""

# Somewhere in a line of up to 30 words that is an invitation (see `patterns._is_for_inbox`).
INBOX = """
    to your inbox|in your inbox|in ihr postfach|in dein postfach|dans votre boîte mail
    dans votre boîte de réception|en tu bandeja de entrada|en tu correo|na sua caixa de entrada
    nella tua casella|in je inbox|na twoją skrzynkę|i din inkorg|i din indbakke|на вашу почту|メールでお届け
    메일로 받아|straight to your inbox|delivered to your inbox|delivered to your email|in je mailbox
    in uw mailbox|no seu e-mail|no seu email|en tu correo electrónico|en tu buzón|en tu email
    directamente en tu correo|nella tua email|nella tua casella di posta|nella tua inbox|na twój e-mail
    na twojego maila|na svůj e-mail|do vaší e-mailové|do vašej e-mailovej|i din e-post|az e-mail fiókodba
    e-postaniza gelsin mi|la tine în inbox|direct pe email|στο email σασ|στο inbox σασ|на ваш email
    на вашу електронну пошту|на вашу електронну скриньку|на ваш імейл|на вашия имейл|na vaš email
    na vaš e-mail|na vašo e-pošto|الي بريدك الالكتروني|علي بريدك الالكتروني|directement dans votre boîte
    dans votre boite mail|par mail chaque|direkt ins postfach|per e-mail erhalten|ke email anda
    lên e-mail của|qua email của bạn
"""

# A line begins with one of these, up to 150 words.
STATEMENT = """
    文明上网理性发言|文明上网,理性发言|文明上网、理性发言|文明上网 理性发言
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
    отказ от ответственности|любое использование материалов|overname van artikelen|het overnemen van|przedruk
    wszelkie treści|sorumluluk reddi|yasal uyari|kaynak gösterilmeden|izinsiz kopyalan|publikování nebo
    másolás|本文經授權|本文獲授權|著作權為|本文不代表|本文內容不代表|以上言論|文中图片|图片来源于网络
    特此声明|若有侵權|文章转载自|以上内容来自|掲載されている|当サイトに掲載|掲載内容|本サイトの|記事・写真の
    記事や写真の|記事、写真などの|저작권 보호를|본 저작물은|اخلاء مسؤولية|اخلاء المسؤولية|اخلاء طرف
    الاراء الواردة في|لا يسمح باعادة|يمنع نسخ|المقال لا يعبر|المقالة لا تعبر|هذا المقال لا يعبر
    استفاده از مطالب|كپي برداري از|هرگونه كپي|نقل و چاپ|האמור לעיל אינו|אין באמור|אין לראות באמור|המידע באתר
    כל המידע באתר|האמור במאמר|اعلان لاتعلقي|ادارے كا مضمون نگار|اداره كا كالم نگار|डिस्क्लेमर|अस्वीकरण
    इस लेख में दी गई जानकारी|इस आलेख में दी गई|(डिस्क्लेमर|এই ওযেবসাইটের কোনো লেখা|এই সাইটের কোনো
    এই সাইটে নিজম্ব|এই ওযেবসাইটের কোন|দাযমুক্তি|பொறுப்பு துறப்பு|నిరాకరణ|ข้อสงวนสิทธิ์|ข้อจํากัดความรับผิด
    ห้ามคัดลอก|ห้ามนําเนื้อหา|ห้ามทําซ้ํา|nghiêm cấm sao chép|ghi rõ nguồn|vui lòng ghi rõ nguồn
    không được sao chép|mọi hành vi sao chép|cấm sao chép|ghi rõ nguồn khi|tuyên bố miễn trừ
    dilarang keras mengambil|dilarang mengutip|dilarang keras mengutip|dilarang menyalin|dilarang mengambil
    artikel ini telah tayang|artikel ini pertama kali|penafian|isi artikel ini|konten ini diproduksi
    tulisan ini adalah|απαγορευεται η αναδημοσιευση|απαγορευεται η αναπαραγωγη|αποποιηση ευθυνησ
    επιτρεπεται η αναδημοσιευση|τα αρθρα που δημοσιευονται|передрук матеріалів|при використанні матеріалів
    будь-яке використання|будь-яке копіювання|використання матеріалів|копіювання матеріалів
    у разі використання|редакція може не|думка редакції|редакція не несе|точка зору редакції
    відмова від відповідальності|передрук, копіювання|за зміст реклами|редакция не несет|редакция не несёт
    мнение автора может|мнение редакции|точка зрения авторов|копирование материалов|копирование запрещено
    при полном или частичном|при любом использовании|все материалы на сайте|все материалы сайта
    имеются противопоказания|информация, представленная на сайте|на информационном ресурсе|препечатване
    използването на материали|използването и публикуването|съдържанието на този сайт|възпроизвеждането на
    мнението на редакцията|преузимање текстова|забрањено је преношење|преношење садржаја|садржај овог сајта
    zabranjeno preuzimanje|preuzimanje tekstova|preuzimanje sadržaja|zabranjeno je preuzimanje
    zabranjeno je kopiranje|stavovi izneseni u|stavovi izraženi u|izjava o odricanju|redakcija nije odgovorna
    odricanje od odgovornosti|prepoved kopiranja|kopiranje vsebin|prepovedano kopiranje
    reproducerea integrală|preluarea fără|preluarea textelor|conţinutul acestui|articolul de mai sus
    informaţiile publicate|a cikk szerzői|jogi nyilatkozat|felelősségi nyilatkozat|az oldalon megjelenő
    a honlapon található|publikování, šíření|jakékoliv šíření|přetiskování|kopírování obsahu
    obsah těchto stránek|vyloučení odpovědnosti|publikovanie alebo|publikovanie a ďalšie|šírenie obsahu
    kopírovanie obsahu|autorské práva sú vyhradené|vylúčenie zodpovednosti|kopiowanie treści
    kopiowanie materiałów|publikacja i kopiowanie|nota prawna|treści zawarte|materiał chroniony prawem
    materiał promocyjny|materiał partnera|redakcja nie ponosi|wydawca nie ponosi|vastuuvapauslauseke
    sisällön kopiointi|kopiointi kielletty|sisällön luvaton|ansvarsfriskrivning|innehållet är skyddat
    ansvarsfraskrivelse|indholdet må ikke|redaksjonen tar ikke|niets uit deze|este conteúdo é protegido
    este material não pode|esta matéria não pode|é expressamente proibida|é permitida a reprodução
    reprodução proibida|reprodução permitida|o conteúdo deste site|o conteúdo dos comentários
    os comentários são de responsabilidade|os comentários não representam|os textos publicados
    este texto não reflete|este artigo não reflete|o texto não reflete|isenção de responsabilidade
    aviso de isenção|diritti riservati|i contenuti di questo sito|è consentita la riproduzione
    vietata la riproduzione|questo sito non rappresenta|le informazioni contenute in questo sito|disclaimer:
    articolo sponsorizzato|los textos publicados|el contenido de este sitio|prohibida la reproducción
    se prohíbe la reproducción|reservados todos los derechos|quedan reservados|derechos reservados
    reproduction et diffusion|tous droits de reproduction|le contenu de cet article
    avis de non-responsabilité|article sponsorisé|article sponsorisé par|ce texte n'engage
    ces contributions n'engagent|dieser artikel enthält affiliate|dieser beitrag enthält affiliate
    dieser artikel enthält werbung|enthält affiliate-links|die mit einem sternchen|die mit * gekennzeichneten
    rechtlicher hinweis|affiliate-hinweis|werbehinweis|kein anspruch auf vollständigkeit|bu haberin tüm
    bu sitede yer alan|sitede yayinlanan|sitemizde yayinlanan|sitemizde yer alan|yayinlanan haber
    burada yer alan yatirim|içeriklerin izinsiz|haberlerin izinsiz|yazili izin olmaksizin
    kaynak belirtilmeden|kaynak göstermeden|yorumlardan yazarlari|materiallardan istifadə
    saytdaki materiallarin|xəbərlərdən istifadə|istinad zəruridir|els continguts d'aquest
    prohibida la reproducció|queda prohibida la reproducció|draudžiama kopijuoti|kopijuoti draudžiama
    svetainėje esančią informaciją|jebkura materiāla|pārpublicēšana|materiālu izmantošana|artikli kopeerimine
    sisu kopeerimine|materjalide kasutamine|kopeerimine keelatud|მასალების გამოყენება|მასალის გამოყენება
    საიტის მასალების|նյութերի մեջբերումը|կայքի նյութերի|նյութերը մեջբերելիս|материалды көшіріп
    материалдарды пайдалану|сайт материалдарын|материал көшірілген
"""
