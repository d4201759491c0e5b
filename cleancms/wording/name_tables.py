"""The words that tell names of people from other pieces of a line, as data for `names.py`."""

from __future__ import annotations

# Words in front of a name without a colon. Those of BYLINE_PHRASES say "by" clearly; those of
# BYLINE_PREPOSITIONS mean other things as well and need a line that holds only names.
BYLINE_PHRASES = """
    written by|posted by|published by|words by|story by|text by|article by|reported by|reporting by
    contributed by|submitted by|created by|authored by|post by|a guest post by|guest post by|an article by
    thread starter|started by|guide by|geschrieben von|ein artikel von|verfasst von|veröffentlicht von
    écrit par|rédigé par|publié par|posté par|un article de|escrito por|publicado por|redactado por
    scritto da|pubblicato da|автор|geschreven door|geplaatst door|skrevet av|skrevet af|skriven av|napsal
    napisał|napisała|postat de|bài viết của|ditulis oleh|diposting oleh|dipublikasikan oleh|objavio|objavila
    napsala|napísal|napísala|opublikował|opublikowała|opublikowane przez|kirjoittanut|publicerad av|text av
    udgivet af|publisert av|gepubliceerd door|tekst door|postado por|publicada por|reportagem de|articolo di
    testo di|inserito da|postato da|redatto da|par la rédaction|article écrit par|article rédigé par
    propos recueillis par|text von|ein beitrag von|ein gastbeitrag von|artikel von|scris de|publicat de|írta
    escrit per|publicat per|kaleme alan|hazirlayan|parengė|parašė|sagatavoja|kirjutas|toimetas|автор статьи
    написал|написала|опубликовал|опубликовала|автор тексту|публикувано от|аутор|пише|piše|بقلم|به قلم
    נכתב על ידי|مصنف|เขียนโดย|เรื่องโดย|โพสต์โดย
"""
BYLINE_PREPOSITIONS = "by|von|par|por|door|di|da|av|af|przez|от|oleh|bởi"

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
