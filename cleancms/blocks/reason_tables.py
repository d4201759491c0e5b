"""Data: what a container's element or names say about why a block inside it was dropped.

These words never decide that a block goes, they only name the reason.
"""

from __future__ import annotations

from cleancms.model import Reason

REASON_OF_TAG = {
    "nav": Reason.NAVIGATION,
    "footer": Reason.FOOTER,
    "aside": Reason.SIDEBAR,
    "form": Reason.FORM,
    "button": Reason.FORM,
}

REASON_OF_NAME = {
    "breadcrumb": Reason.BREADCRUMB,
    "crumb": Reason.BREADCRUMB,
    "cookie": Reason.COOKIE,
    "consent": Reason.COOKIE,
    "gdpr": Reason.COOKIE,
    "login": Reason.LOGIN,
    "signin": Reason.LOGIN,
    "comment": Reason.COMMENTS,
    "disqus": Reason.COMMENTS,
    "related": Reason.RELATED,
    "recommend": Reason.RELATED,
    "similar": Reason.RELATED,
    "trending": Reason.RELATED,
    "share": Reason.SHARE,
    "sharing": Reason.SHARE,
    "social": Reason.SHARE,
    "newsletter": Reason.SUBSCRIBE,
    "subscribe": Reason.SUBSCRIBE,
    "copyright": Reason.COPYRIGHT,
    "disclaimer": Reason.STATEMENT,
    "footer": Reason.FOOTER,
    "sidebar": Reason.SIDEBAR,
    "menu": Reason.NAVIGATION,
    "nav": Reason.NAVIGATION,
    "pagination": Reason.NAVIGATION,
    "pager": Reason.NAVIGATION,
    "tags": Reason.TAGS,
    "byline": Reason.META_LINE,
    "postmeta": Reason.META_LINE,
}
