"""Data for the features: what the words in class, id, role and aria-label names point to.

Each group is a list of word beginnings that many content systems use; no name of a single site.
"""

from __future__ import annotations

NAME_GROUPS: dict[str, tuple[str, ...]] = {
    "content": ("content", "main", "body", "text", "entry", "story", "detail", "contenu", "inhalt", "conteudo"),
    "article": ("article", "post", "news", "blog", "artic", "artikel", "hentry", "prose", "markdown", "richtext"),
    "navigation": ("nav", "menu", "breadcrumb", "crumb", "pagination", "pager", "tab", "toolbar", "toc", "index"),
    "header": ("header", "masthead", "banner", "top", "logo", "brand"),
    "footer": ("footer", "foot", "bottom", "copyright", "legal", "colophon"),
    "sidebar": ("sidebar", "side", "aside", "rail", "widget", "right", "left", "column", "secondary"),
    "comments": ("comment", "disqus", "reply", "respond", "discuss"),
    "forum": ("thread", "message", "forum", "topic", "answer", "question"),
    "related": ("related", "recommend", "similar", "more", "also", "popular", "hot", "trending", "latest", "recent"),
    "share": ("share", "social", "follow", "sns", "like", "facebook", "twitter", "weibo", "weixin", "sharing"),
    "promotion": ("ad", "ads", "advert", "sponsor", "promo", "cta", "offer", "newsletter", "subscribe", "signup"),
    "cookie": ("cookie", "consent", "gdpr", "privacy", "ccpa", "optout"),
    "notice": ("popup", "modal", "overlay", "alert", "notice", "toast", "dialog"),
    "form": ("form", "search", "login", "signin", "register", "input", "button", "btn", "filter", "sort"),
    "meta": ("meta", "info", "date", "time", "author", "byline", "publish", "source", "tag", "category", "views"),
    "title": ("title", "headline", "heading", "subtitle", "lead", "intro", "summary", "excerpt", "teaser", "desc"),
    "card": ("card", "tile", "item", "list", "grid", "row", "feed", "carousel", "slider", "swiper", "gallery"),
    "product": ("product", "price", "cart", "shop", "sku", "review", "rating", "spec", "variant", "feature"),
    "media": ("image", "img", "photo", "video", "figure", "caption", "media", "player", "thumb", "picture"),
    "hidden": ("hidden", "hide", "sr-only", "visually", "collapse", "mobile", "print", "noprint", "screen"),
    "profile": ("bio", "profile", "user", "avatar", "account", "member", "about", "contact", "team"),
}

# Elements that say something about all that they hold.
LANDMARK_TAGS = (
    "article", "main", "nav", "aside", "footer", "header", "form", "table", "section", "figure", "blockquote",
    "li", "ol", "dl", "details", "button", "h2", "p", "dialog", "noscript",
)  # fmt: skip

# Page kinds as pages name them in og:type and in JSON-LD.
PAGE_TYPES: dict[str, tuple[str, ...]] = {
    "says_article": ("article", "newsarticle", "blogposting", "reportagenewsarticle", "techarticle"),
    "says_product": ("product", "productgroup", "offer"),
    "says_forum": ("discussionforumposting", "qapage", "question"),
    "says_listing": ("collectionpage", "itemlist", "searchresultspage", "blog"),
    "says_service": ("localbusiness", "service", "organization", "faqpage"),
}
