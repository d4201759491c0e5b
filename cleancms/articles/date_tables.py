"""The words of dates in many languages, as data for `dates.py`. Lower case; accents do not count."""

from __future__ import annotations

# Month names by language, January first; the forms of one month are joined by "|" (nominative, genitive,
# usual abbreviations). Source: Unicode CLDR, "months-format" and "months-stand-alone", wide and abbreviated.
MONTHS = {
    "en": "january|jan february|feb march|mar april|apr may june|jun july|jul august|aug "
    "september|sept|sep october|oct november|nov december|dec",
    "de": "januar|jan|janner|jaenner februar|feb|feber marz|maerz|mrz april|apr mai juni|jun juli|jul "
    "august|aug september|sept|sep oktober|okt november|nov dezember|dez",
    "fr": "janvier|janv fevrier|fevr|fev mars avril|avr mai juin juillet|juil aout septembre|sept "
    "octobre|oct novembre|nov decembre|dec",
    "es": "enero|ene febrero|feb marzo|mar abril|abr mayo|may junio|jun julio|jul agosto|ago "
    "septiembre|setiembre|sept|sep|set octubre|oct noviembre|nov diciembre|dic",
    "pt": "janeiro|jan fevereiro|fev marco|mar abril|abr maio|mai junho|jun julho|jul agosto|ago "
    "setembro|set outubro|out novembro|nov dezembro|dez",
    "it": "gennaio|gen febbraio|feb marzo|mar aprile|apr maggio|mag giugno|giu luglio|lug agosto|ago "
    "settembre|set|sett ottobre|ott novembre|nov dicembre|dic",
    "nl": "januari|jan februari|feb maart|mrt april|apr mei juni|jun juli|jul augustus|aug "
    "september|sep|sept oktober|okt november|nov december|dec",
    "pl": "stycznia|styczen|sty lutego|luty|lut marca|marzec|mar kwietnia|kwiecien|kwi maja|maj "
    "czerwca|czerwiec|cze lipca|lipiec|lip sierpnia|sierpien|sie wrzesnia|wrzesien|wrz "
    "pazdziernika|pazdziernik|paz listopada|listopad|lis grudnia|grudzien|gru",
    "cs": "ledna|leden|led unora|unor|uno brezna|brezen|bre dubna|duben|dub kvetna|kveten|kve "
    "cervna|cerven|cvn cervence|cervenec|cvc srpna|srpen|srp zari|zar rijna|rijen|rij "
    "listopadu|listopad|lis prosince|prosinec|pro",
    "sk": "januara|januar februara|februar marca|marec aprila|april maja|maj juna|jun jula|jul "
    "augusta|august septembra|september oktobra|oktober novembra|november decembra|december",
    "hr": "sijecnja|sijecanj|sij veljace|veljaca|velj ozujka|ozujak|ozu travnja|travanj|tra "
    "svibnja|svibanj|svi lipnja|lipanj|lip srpnja|srpanj|srp kolovoza|kolovoz|kol rujna|rujan|ruj "
    "listopada|listopad|lis studenoga|studenog|studeni|stu prosinca|prosinac|pro",
    "sl": "januarja|januar februarja|februar marca|marec aprila|april maja|maj junija|junij "
    "julija|julij avgusta|avgust septembra|september oktobra|oktober novembra|november "
    "decembra|december",
    "ru": "января|январь|янв февраля|февраль|февр|фев марта|март|мар апреля|апрель|апр мая|май|маи "
    "июня|июнь|июн июля|июль|июл августа|август|авг сентября|сентябрь|сент|сен "
    "октября|октябрь|окт ноября|ноябрь|нояб|ноя декабря|декабрь|дек",
    "uk": "січня|січень|січ лютого|лютии|лют березня|березень|бер квітня|квітень|квіт "
    "травня|травень|трав червня|червень|черв липня|липень|лип серпня|серпень|серп "
    "вересня|вересень|вер жовтня|жовтень|жовт листопада|листопад|лист грудня|грудень|груд",
    "bg": "януари|ян февруари|февр март|мар април|апр маи юни юли август|авг септември|септ "
    "октомври|окт ноември|ноем декември|дек",
    "sr": "јануар|јан фебруар|феб март|мар април|апр мај јун|јуни јул|јули август|авг септембар|сеп "
    "октобар|окт новембар|нов децембар|дец",
    "sv": "januari|jan februari|feb mars|mar april|apr maj juni|jun juli|jul augusti|aug "
    "september|sept|sep oktober|okt november|nov december|dec",
    "da": "januar|jan februar|feb marts|mar april|apr maj juni|jun juli|jul august|aug "
    "september|sept|sep oktober|okt november|nov december|dec",
    "no": "januar|jan februar|feb mars|mar april|apr mai juni|jun juli|jul august|aug "
    "september|sept|sep oktober|okt november|nov desember|des",
    "fi": "tammikuuta|tammikuu|tammi helmikuuta|helmikuu|helmi maaliskuuta|maaliskuu|maalis "
    "huhtikuuta|huhtikuu|huhti toukokuuta|toukokuu|touko kesakuuta|kesakuu|kesa "
    "heinakuuta|heinakuu|heina elokuuta|elokuu|elo syyskuuta|syyskuu|syys lokakuuta|lokakuu|loka "
    "marraskuuta|marraskuu|marras joulukuuta|joulukuu|joulu",
    "et": "jaanuar|jaan veebruar|veebr marts aprill|apr mai juuni juuli august|aug september|sept "
    "oktoober|okt november|nov detsember|dets",
    "lv": "janvaris|janvari februaris|februari marts aprilis|aprili maijs junijs|junija julijs|julija "
    "augusts|augusta septembris|septembri oktobris|oktobri novembris|novembri decembris|decembri",
    "lt": "sausio|sausis vasario|vasaris kovo|kovas balandzio|balandis geguzes|geguze birzelio|birzelis "
    "liepos|liepa rugpjucio|rugpjutis rugsejo|rugsejis spalio|spalis lapkricio|lapkritis "
    "gruodzio|gruodis",
    "hu": "januar|jan februar|febr marcius|marc aprilis|apr majus|maj junius|jun julius|jul "
    "augusztus|aug szeptember|szept oktober|okt november|nov december|dec",
    "ro": "ianuarie|ian februarie|feb martie|mar aprilie|apr mai iunie|iun iulie|iul august|aug "
    "septembrie|sept|sep octombrie|oct noiembrie|noi|nov decembrie|dec",
    "el": "ιανουαριου|ιανουαριος|ιαν φεβρουαριου|φεβρουαριος|φεβ μαρτιου|μαρτιος|μαρ "
    "απριλιου|απριλιος|απρ μαιου|μαιος|μαι ιουνιου|ιουνιος|ιουν ιουλιου|ιουλιος|ιουλ "
    "αυγουστου|αυγουστος|αυγ σεπτεμβριου|σεπτεμβριος|σεπ οκτωβριου|οκτωβριος|οκτ "
    "νοεμβριου|νοεμβριος|νοε δεκεμβριου|δεκεμβριος|δεκ",
    "tr": "ocak|oca subat|sub mart|mar nisan|nis mayis|may haziran|haz temmuz|tem agustos|agu eylul|eyl "
    "ekim|eki kasim|kas aralik|ara",
    "ca": "gener|gen febrer|febr marc abril|abr maig juny juliol|jul agost|ag setembre|set octubre|oct "
    "novembre|nov desembre|des",
    "id": "januari|jan februari|feb maret|mar april|apr mei juni|jun juli|jul agustus|agu|agt "
    "september|sep oktober|okt november|nov desember|des",
    "ar": "يناير فبراير مارس ابريل|أبريل مايو يونيو يوليو اغسطس|أغسطس سبتمبر أكتوبر|اكتوبر نوفمبر ديسمبر",
    "he": "ינואר|בינואר פברואר|בפברואר מרץ|במרץ אפריל|באפריל מאי|במאי יוני|ביוני יולי|ביולי "
    "אוגוסט|באוגוסט ספטמבר|בספטמבר אוקטובר|באוקטובר נובמבר|בנובמבר דצמבר|בדצמבר",
    "hi": "जनवरी फरवरी|फ़रवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर|सितम्बर अक्टूबर|अक्तूबर नवंबर|नवम्बर दिसंबर|दिसम्बर",
}

# The year before the first year of an era. Source: the Japanese Era Name Act and its forerunners; the
# calendar of the Republic of China counts from 1912.
ERAS = {"明治": 1867, "大正": 1911, "昭和": 1925, "平成": 1988, "令和": 2018, "民國": 1911, "民国": 1911}

# Languages in which a day written in figures with slashes or hyphens comes before the month. English is
# missing on purpose: 3/4/2021 is March in the United States and April elsewhere.
DAY_FIRST_LANGUAGES = frozenset(
    "ar bg ca cs da de el es et fi fr he hr id it lv nl no pl pt ro ru sk sl sr tr uk vi en-gb en-au en-nz "
    "en-ie en-in en-za".split()
)
MONTH_FIRST_LANGUAGES = frozenset(("en-us",))

# "Two hours ago": units by their length in minutes. Months and years are missing: they name no day.
RELATIVE_UNITS = {
    1: "分钟 分鐘 分 분 minute minutes min mins minuto minutos minuti minuten minuty minut минут "
    "минуты dakika",
    60: "小时 小時 个小时 個小時 時間 시간 hour hours hr hrs h hora horas ora ore stunde stunden "
    "heure heures uur godzin godziny godzine час часа часов saat timmar timer",
    1440: "天 日 일 day days d dia dias giorno giorni tag tagen jour jours dag dagen dni день дня дней "
    "gun dagar dage",
    10080: "周 週 週間 个星期 星期 주 week weeks semana semanas settimana settimane woche wochen semaine "
    "semaines weken tygodnie неделю недели недель hafta veckor uger",
}
ONE = "a an one un una une um uma ein eine einem einer een en ett et"
RELATIVE_PREFIXES = ("vor", "il y a", "hace", "ha", "for")
RELATIVE_SUFFIXES = ("前", "전", "ago", "fa", "atras", "temu", "назад", "once", "geleden", "sedan", "siden")
# Whole phrases for a day, by the number of days before the reference day.
RELATIVE_DAYS = {
    0: """
        今天|今日|刚刚|剛剛|오늘|방금|today|just now|heute|aujourd'hui|hoy|hoje
        oggi|сегодня|сьогодні|vandaag|dzisiaj|dzis|bugun|idag|i dag
    """,
    1: """
        昨天|昨日|어제|yesterday|gestern|hier|ayer|ontem|ieri|вчера|вчора|gisteren|wczoraj|dun
        igar|i gar
    """,
    2: """
        前天|前日|おととい|그저께|vorgestern|avant-hier|anteayer|anteontem|позавчера
    """,
}

# What may stand around a date without making it something else: weekdays, prepositions, time zones.
WEEKDAYS = """
    monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
    montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so lundi
    mardi mercredi jeudi vendredi samedi dimanche lun mar mer jeu ven sam dim lunes martes miercoles
    jueves viernes sabado domingo segunda terca quarta quinta sexta feira segunda-feira terca-feira
    quarta-feira quinta-feira sexta-feira lunedi martedi mercoledi giovedi venerdi sabato domenica
    maandag dinsdag woensdag donderdag vrijdag zaterdag zondag poniedzialek wtorek sroda czwartek piatek
    sobota niedziela понедельник вторник среда четверг пятница суббота воскресенье пн вт ср чт пт сб вс
    pazartesi sali carsamba persembe cuma cumartesi pazar mandag tirsdag onsdag torsdag fredag lordag
    sondag tisdag 星期一 星期二 星期三 星期四 星期五 星期六 星期日 星期天 周一 周二 周三 周四 周五 周六
    周日 月曜日 火曜日 水曜日 木曜日 金曜日 土曜日 日曜日 月曜 火曜 水曜 木曜 金曜 土曜 日曜 월요일
    화요일 수요일 목요일 금요일 토요일 일요일 月 火 水 木 金 土 日 월 화 수 목 금 토 일
"""
FILLERS = """
    on at the of in um am den dem le la el los il lo de del a alle ore las os dos em as kl klo o h uhr
    year г год года в на р d m ngay gmt utc est edt cst cdt mst mdt pst pdt cet cest bst jst kst hst hrs
    hours et pt
"""
