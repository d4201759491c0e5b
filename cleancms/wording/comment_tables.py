"""The headings of the comments below an article, as data for `patterns.py`.

Phrases of one table are separated by "|" or a line break and written as `phrases.fold_wording` leaves them:
so are the lines they are compared with. A space stands for any white space. What a phrase must stand in (a
whole line, the beginning of one) is said at its table.
"""

from __future__ import annotations

# Behind a number, in front of "on", "to" and the title.
COMMENTS_ON = """
    comment|comments|thought|thoughts|reply|replies|response|responses|réflexion|réflexions|kommentar
    kommentare|comentario|comentarios
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
    zostaw komentarz|yorumlar|yorum|yorum yap|yorum yaz|bir yorum yazin|bir cevap yazin|kommentarer
    lämna en kommentar|skriv en kommentar|legg igjen en kommentar|kommentit|jätä kommentti|komentáře
    přidat komentář|hozzászólások|szólj hozzá|comentarii|lasă un comentariu|σχολια|bình luận|để lại bình luận
    komentar|tinggalkan balasan|回應|則留言|我要留言|發表意見|最新留言|網友留言|讀者留言|熱門留言|发布评论
    写评论|查看评论|查看全部评论|网友热评|跟帖|跟贴评论|文明上网理性发言|この記事へのコメント
    この記事のコメント|コメントを見る|みんなのコメント|コメントはまだありません|コメントをどうぞ
    返信をキャンセル|댓글을 남겨주세요|댓글을 입력해 주세요|댓글 보기|댓글보기|댓글 작성|댓글등록|댓글 등록
    첫 댓글을 남겨주세요|네티즌 의견|기사 댓글|베스트 댓글|التعليقات|تعليقات|تعليق|اترك تعليقا|اضف تعليقا
    اضف تعليق|اترك رد|اترك ردا|لا توجد تعليقات|لا يوجد تعليقات|الغاء الرد|اكتب تعليقا|اكتب تعليقك|شارك برايك
    تعليقات القراء|اضف تعليقك|ديدگاهها|ديدگاه|نظرات|نظر شما|نظر دهيد|ارسال نظر|ارسال ديدگاه
    ديدگاهتان را بنويسيد|نظر خود را بنويسيد|نظرات كاربران|نظرات شما|نظرات بينندگان|لغو پاسخ|بدون ديدگاه
    ثبت نظر|نظر بدهيد|ثبت ديدگاه|תגובות|תגובה|הוסף תגובה|הוספת תגובה|הוסיפו תגובה|כתיבת תגובה|כתוב תגובה
    כתבו תגובה|השארת תגובה|השאר תגובה|השאירו תגובה|אין תגובות|לתגובות|ביטול התגובה|לכל התגובות|تبصرے|تبصره
    تبصره كريں|تبصره لكھيں|اپنا تبصره لكھيں|اپني رائے ديں|جواب ديں|جواب منسوخ كريں|كوئي تبصره نهيں|टिप्पणियाँ
    टिप्पणियां|टिप्पणी|टिप्पणी करें|टिप्पणी लिखें|टिप्पणी जोडें|अपनी टिप्पणी दें|अपनी राय दें|कमेंट
    कमेंट करें|कमेंट्स|कोई टिप्पणी नहीं|प्रतिक्रिया दें|प्रतिक्रिया|उत्तर छोड दें|जवाब दें|प्रतिक्रिया द्या
    प्रतिक्रिया लिहा|प्रतिक्रिया नोंदवा|टिप्पण्या|टिप्पणी पोस्ट करा|उत्तर द्या|মন্তব্য|মন্তব্য করুন
    মন্তব্য লিখুন|আপনার মন্তব্য|আপনার মন্তব্য লিখুন|আপনার মতামত লিখুন|আপনার মতামত|পাঠকের মন্তব্য
    কোন মন্তব্য নেই|কোনো মন্তব্য নেই|একটি মন্তব্য পোস্ট করুন|প্রত্যুত্তর বাতিল|கருத்துகள்|கருத்துக்கள்
    கருத்து தெரிவிக்க|கருத்துரையிடுக|கருத்து பதிவிட|உங்கள் கருத்து|உங்கள் கருத்தை பதிவு செய்யவும்|వ్యాఖ్యలు
    వ్యాఖ్యానించండి|మీ వ్యాఖ్య|కామెంట్స్|కామెంట్ చేయండి|అభిప్రాయాలు|మీ అభిప్రాయం తెలపండి|ความคิดเห็น
    แสดงความคิดเห็น|ความเห็น|แสดงความเห็น|ไม่มีความคิดเห็น|เขียนความคิดเห็น|ร่วมแสดงความคิดเห็น|ยกเลิกการตอบ
    ใส่ความเห็น|แสดงความคิดเห็นของคุณ|ความคิดเห็นทั้งหมด|viết bình luận|gửi bình luận|thêm bình luận
    ý kiến bạn đọc|ý kiến của bạn|bình luận của bạn|bình luận mới nhất|tất cả bình luận|chia sẻ ý kiến
    trả lời hủy|hủy trả lời|không có bình luận|chưa có bình luận|bình luận facebook|đăng bình luận|phản hồi
    bạn đọc bình luận|tulis komentar|tinggalkan komentar|beri komentar|kirim komentar|tambah komentar
    tambahkan komentar|batalkan balasan|tidak ada komentar|belum ada komentar|berikan komentar
    komentar terbaru|komentar anda|tinggalkan ulasan|komen|tulis komen|tiada komen|mag-iwan ng komento
    mga komento|magkomento|σχολιο|αφηστε ενα σχολιο|αφηστε σχολιο|γραψτε ενα σχολιο|γραψτε το σχολιο σασ
    προσθεστε σχολιο|προσθηκη σχολιου|κανενα σχολιο|δεν υπαρχουν σχολια|αφηστε μια απαντηση|ακυρωση απαντησησ
    το σχολιο σασ|σχολιαστε|δημοσιευση σχολιου|υποβολη σχολιου|коментар|коментарів|залишити коментар
    додати коментар|написати коментар|залишити відповідь|немає коментарів|коментарів немає
    скасувати відповідь|ваш коментар|прокоментувати|прокоментуйте|останні коментарі|усі коментарі
    коментарі читачів|комментировать|комментарии читателей|ваш комментарий|все комментарии
    последние комментарии|показать комментарии|читать комментарии|отправить комментарий|отменить ответ
    добавить ответ|комментариев нет|комментариев пока нет|пока нет комментариев|оставьте комментарий
    оставьте свой комментарий|обсудить|обсудить в комментариях|присоединиться к обсуждению|коментари
    коментирай|коментирайте|напиши коментар|напишете коментар|добави коментар|добавете коментар
    остави коментар|оставете коментар|вашият коментар|няма коментари|вашият отговор|последни коментари
    прочети коментарите|оставите коментар|оставите одговор|пошаљи коментар|пошаљите коментар|нема коментара
    коментара|напишите коментар|одустани од одговора|komentari|komentara|ostavite komentar|ostavi komentar
    ostavite odgovor|ostavi odgovor|pošalji komentar|pošaljite komentar|dodaj komentar|dodajte komentar
    napiši komentar|napišite komentar|nema komentara|vaš komentar|odustani od odgovora|svi komentari
    komentiraj|komentiraj članak|komentarji|komentarjev|komentiraj prispevek|dodaj odgovor|prekliči odgovor
    ni komentarjev|oddaj komentar|napišite svoj komentar|vaš odgovor|lasa un comentariu|lasă un răspuns
    lasa un raspuns|adaugă un comentariu|adaugă comentariu|adauga comentariu|adauga un comentariu
    scrie un comentariu|niciun comentariu|nici un comentariu|fără comentarii|anulează răspunsul|comentariu
    comentează|comentarii recente|spune-ţi părerea|toate comentariile|comentariul tău|postează comentariul
    hozzászólás|hozzászólok|új hozzászólás|hozzászólás írása|írj hozzászólást|írjon hozzászólást
    szóljon hozzá|kommentek|komment|kommentelek|kommentálás|nincs hozzászólás|nincsenek hozzászólások
    vélemény, hozzászólás|válasz törlése|kommentárok|legutóbbi hozzászólások|megjegyzések|megjegyzés küldése
    nincsenek megjegyzések|mit gondolsz|kilépés a válaszból|komentář|komentářů|přidat nový komentář
    přidejte komentář|napsat komentář|napište komentář|napsat odpověď|zrušit odpověď na komentář
    diskuse k článku|diskuze k článku|vstoupit do diskuze|vstoupit do diskuse|zobrazit komentáře
    žádné komentáře|zatím žádné komentáře|zanechte komentář|poslední komentáře|váš komentář|vložit komentář
    komentáre|komentár|komentárov|pridať komentár|pridajte komentár|napísať komentár|napíšte komentár
    zrušiť odpoveď|zanechajte komentár|diskusia k článku|vstúpiť do diskusie|žiadne komentáre
    zatiaľ žiadne komentáre|komentarz|skomentuj artykuł|napisz komentarz|dodaj pierwszy komentarz
    dodaj nowy komentarz|zostaw odpowiedź|anuluj pisanie odpowiedzi|dodaj odpowiedź|twój komentarz
    wszystkie komentarze|zobacz komentarze|pokaż komentarze|komentarze czytelników|bądź pierwszy
    prześlij komentarz|opublikuj komentarz|najnowsze komentarze|dołącz do dyskusji|wasze komentarze
    komentarze internautów|kommentti|kirjoita kommentti|lisää kommentti|kommentoi|ei kommentteja
    vastaa peruuta vastaus|peruuta vastaus|lähetä kommentti|näytä kommentit|osallistu keskusteluun
    kommentoi artikkelia|uusimmat kommentit|lämna ett svar|lämna svar|avbryt svar|kommentera
    kommentera artikeln|inga kommentarer|visa kommentarer|skicka kommentar|din kommentar|senaste kommentarer
    lägg till kommentar|kommentera inlägget|skriv en ny kommentar|kommentaarit|skriv kommentar
    tilføj kommentar|tilføj en kommentar|efterlad en kommentar|efterlad et svar|ingen kommentarer
    annuller svar|send kommentar|vis kommentarer|kommentér|kommenter|læg en kommentar|legg inn en kommentar
    legg til kommentar|skriv en kommentar til saken|legg igjen et svar|publiser kommentar|kommentarfelt
    seneste kommentarer|siste kommentarer|reageer|plaats reactie|reactie plaatsen|reactie toevoegen
    voeg een reactie toe|schrijf een reactie|laat een bericht achter|geef een antwoord|antwoord annuleren
    reactie annuleren|reacties op|bekijk reacties|toon reacties|nog geen reacties|uw reactie|jouw reactie
    recente reacties|alle reacties|reageer op dit artikel|praat mee|comentar|deixar um comentário
    deixar comentário|deixe a sua opinião|deixe sua opinião|escreva um comentário|adicionar comentário
    adicione um comentário|enviar comentário|publicar comentário|postar um comentário|postar comentário
    sem comentários|nenhum comentário ainda|cancelar comentário|seu comentário|o seu comentário|comente
    comente aqui|faça um comentário|comentários recentes|ver comentários|mostrar comentários
    comentários dos leitores|participe da conversa|deixar uma resposta|comenta|commenta
    commenta questo articolo|commenta per primo|inserisci un commento|invia commento|invia un commento
    pubblica commento|il tuo commento|tutti i commenti|mostra commenti|vedi i commenti|leggi i commenti
    commenti recenti|i commenti sono chiusi|posta un commento|rispondi annulla risposta
    unisciti alla discussione|lascia una risposta|ver comentarios|mostrar comentarios|todos los comentarios
    comentarios recientes|no hay comentarios|aún no hay comentarios|agregar comentario|agregar un comentario
    añadir un comentario|enviar comentario|escribir un comentario|escribe tu comentario|deja tu comentario
    tu comentario|su comentario|déjanos tu comentario|comentarios cerrados|comentarios de los lectores
    dejar una respuesta|responder cancelar respuesta|únete a la conversación|publicar comentario
    haz un comentario|commenter|commenter cet article|écrire un commentaire|rédiger un commentaire
    déposer un commentaire|publier un commentaire|envoyer un commentaire|voir les commentaires
    afficher les commentaires|tous les commentaires|commentaires récents|annuler la réponse
    pas de commentaire|pas de commentaires|soyez le premier à commenter|soyez le premier à réagir|réagir
    vos réactions|les commentaires sont fermés|commentaires fermés|participer à la conversation
    laissez un commentaire|laissez votre commentaire|vos commentaires|kommentieren|kommentar abgeben
    kommentar abschicken|kommentar senden|kommentar absenden|kommentare anzeigen|alle kommentare
    diskutieren sie mit|diskutiere mit|mitdiskutieren|schreib einen kommentar|schreibe den ersten kommentar
    schreiben sie den ersten kommentar|ein kommentar|noch keine kommentare|dein kommentar|leserkommentare
    neueste kommentare|neuen kommentar schreiben|jetzt kommentieren|kommentar hinzufügen
    kommentar veröffentlichen|antwort abbrechen|antwort hinterlassen|hinterlasse einen kommentar
    hinterlassen sie einen kommentar|hinterlasse eine antwort|kommentare sind geschlossen
    kommentarfunktion ist geschlossen|yorum ekle|yorum gönder|yorum birak|yorum birakin|yorumunuzu yazin
    yorumunuz|yorumlari göster|tüm yorumlar|yorum yapin|ilk yorumu siz yapin|ilk yorum yapan siz olun
    henüz yorum yok|yorum yok|yaniti iptal et|cevabi iptal et|son yorumlar|okuyucu yorumlari|rəylər|şərhlər
    şərh yaz|şərh yazin|rəy yaz|rəy bildirin|şərh əlavə et|comentaris|comentari|deixa un comentari
    deixeu un comentari|afegeix un comentari|afegir comentari|sense comentaris|cancel·la les respostes
    escriu un comentari|komentarai|komentaras|rašyti komentarą|parašykite komentarą|parašyk komentarą
    palikite komentarą|palikti komentarą|komentuoti|komentuokite|nėra komentarų|atšaukti atsakymą
    parašykite atsakymą|komentarų nėra|naujausi komentarai|komentāri|komentārs|pievienot komentāru
    pievieno komentāru|rakstīt komentāru|atstāt komentāru|atstājiet komentāru|atstāj komentāru|nav komentāru
    atcelt atbildi|komentēt|komenteeri|kommentaarid|kommentaar|lisa kommentaar|kirjuta kommentaar
    jäta kommentaar|lisa vastus|kommentaare pole|kommentaarid puuduvad|tühista vastus|avalda arvamust
    jäta vastus|kommentaare ei ole|კომენტარები|კომენტარი|დატოვე კომენტარი|დატოვეთ კომენტარი
    კომენტარის დამატება|დაამატე კომენტარი|კომენტარის დატოვება|գրել մեկնաբանություն|մեկնաբանություններ
    մեկնաբանություն|թողնել մեկնաբանություն|ավելացնել մեկնաբանություն|մեկնաբանել|пікір қалдыру|пікірлер|пікір
    пікір жазу|пікір қосу|түсініктеме қалдыру|toa maoni|acha maoni|andika maoni|acha jibu|hakuna maoni
"""
