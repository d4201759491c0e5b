"""`cleancms review` in a real browser: Debian's chromium. Skipped where there is none, but not in CI."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any

import pytest

from cleancms.cli import main
from tests import corpora

if TYPE_CHECKING:
    from selenium.webdriver import Chrome

REQUIRE_BROWSER = "CLEANCMS_REQUIRE_BROWSER"
SAMPLES = Path(__file__).parents[1] / "samples"
PHONE = (390, 844)
SMALL_WINDOW = (660, 844)  # a little wider than where the phone's layout ends
HOSTILE = """<html><head><title>&lt;script&gt;window.hit=1&lt;/script&gt;</title></head><body><article>
<h1>&lt;script&gt;window.hit=1&lt;/script&gt;</h1>
<p>A paragraph long enough to be kept &lt;script&gt;window.hit=1&lt;/script&gt; with a script.</p>
<p>"&gt;&lt;img src=x onerror="window.hit=1"&gt; is what this paragraph says, and nothing of it may run.</p>
<p>&lt;/style&gt;&lt;/script&gt;&lt;svg onload="window.hit=1"&gt; is another, followed by some more words.</p>
<p>See <a href="javascript:window.hit=1">the next page</a> or <a href="https://a.example/">another</a>.</p>
<p>%s</p></article><p>上一篇：<a href="javascript:window.hit=1">back</a></p></body></html>
""" % ("verylongword" * 40)


INJECTED = """<base href="ORIGIN/base/">
<script>window.hit = 1</script>
<script src="ORIGIN/script.js"></script>
<img src="ORIGIN/image.png" onerror="window.hit = 1">
<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" onload="window.hit = 1">
<style>#runs { position: fixed }</style>
<link rel="stylesheet" href="ORIGIN/style.css">
<iframe src="ORIGIN/frame.html"></iframe>
<object data="ORIGIN/object"></object>
<a id="runs" href="javascript:window.hit=1" style="position: fixed">run</a>
<form action="ORIGIN/form"><button id="sends">send</button></form>
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a directory with the reviews of a page, of all samples, of a hostile page and of a corpus."""
    folder = tmp_path_factory.mktemp("reviews")
    (folder / "hostile.html").write_text(HOSTILE)
    corpora.write_records(folder / "in.jsonl", corpora.make_records(corpora.RECORDS))
    corpora.run("corpus", str(folder / "in.jsonl"), "-o", str(folder / "clean"))
    _review(SAMPLES / "cms-page.html", folder / "page-review.html")
    _review(SAMPLES, folder / "pages-review.html")
    _review(folder / "hostile.html", folder / "hostile-review.html")
    _review(folder / "clean", folder / "corpus-review.html")
    return folder


def _review(path: Path, output: Path) -> None:
    main(["review", str(path), "-o", str(output), "-q"], standalone_mode=False)


@pytest.fixture(scope="module")
def chrome(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Chrome]:
    """Return a browser, one for all tests of this module."""
    try:
        from tests.browser import find_programs, start_browser  # noqa: PLC0415
    except ModuleNotFoundError as error:
        _skip(f"no {error.name}")
    if not find_programs():
        _skip("no chromium or chromedriver")
    with start_browser(tmp_path_factory.mktemp("profile")) as browser:
        yield browser


def _skip(cause: str) -> None:
    if os.environ.get(REQUIRE_BROWSER) == "1":
        pytest.fail(f"{cause}, and {REQUIRE_BROWSER} is set")
    pytest.skip(cause)


@pytest.fixture
def browser(chrome: Chrome) -> Iterator[Chrome]:
    """Return the browser; after the test, no page may have said anything or asked for another file."""
    from tests.browser import set_view  # noqa: PLC0415

    set_view(chrome, 1200, 900)
    chrome.get_log("performance")  # type: ignore[no-untyped-call]
    yield chrome
    assert chrome.get_log("browser") == []  # type: ignore[no-untyped-call]
    assert _list_requests(chrome) <= {"report"}


def _list_requests(chrome: Chrome) -> set[str]:
    """Return the addresses that were asked for, "report" in place of a review's own."""
    found = set()
    for entry in chrome.get_log("performance"):  # type: ignore[no-untyped-call]
        message = json.loads(entry["message"])["message"]
        if message["method"] == "Network.requestWillBeSent":
            address = message["params"]["request"]["url"]
            found.add("report" if address.endswith("-review.html") else address)
    return found


def _open(browser: Chrome, path: Path) -> None:
    browser.get("about:blank")  # a new place in the same document would not load it
    browser.get_log("performance")  # type: ignore[no-untyped-call]
    browser.get(path.as_uri())


def _ask(browser: Chrome, script: str) -> Any:
    return browser.execute_script(f"return {script}")


def _list_names(browser: Chrome) -> list[str]:
    """Return the first cell of each row that is seen."""
    return list(
        _ask(
            browser,
            "[...document.querySelectorAll('.list tbody tr:not([hidden]) th bdi')].map(e => e.textContent)",
        )
    )


def _press(browser: Chrome, *keys: str) -> None:
    from selenium.webdriver import ActionChains  # noqa: PLC0415

    ActionChains(browser).send_keys(*keys).perform()


def _is_wider_than_the_view(browser: Chrome) -> bool:
    return bool(_ask(browser, "document.documentElement.scrollWidth > document.documentElement.clientWidth"))


def test_the_link_of_a_copy_leads_to_its_original_and_back(browser: Chrome, folder: Path) -> None:
    _open(browser, folder / "page-review.html")
    copy, chip = browser.find_element("css selector", "#p0-b29"), "a.chip"
    copy.find_element("css selector", chip).click()
    assert _ask(browser, "location.hash") == "#p0-b6"
    assert _ask(browser, "document.activeElement.id") == "p0-b6"
    original = browser.find_element("css selector", "#p0-b6")
    place = _ask(browser, "document.getElementById('p0-b6').getBoundingClientRect().top / innerHeight")
    assert 0 <= place < 1
    border = "border-left-color"
    assert original.value_of_css_property(border) == copy.value_of_css_property(border)
    original.find_element("css selector", chip).click()
    assert _ask(browser, "document.activeElement.id") == "p0-b29"


def test_kinds_of_blocks_can_be_hidden(browser: Chrome, folder: Path) -> None:
    _open(browser, folder / "page-review.html")
    copy = browser.find_element("css selector", "#p0-b29")
    browser.find_element("css selector", ".show-copy").click()
    assert not copy.is_displayed()
    browser.find_element("css selector", "#p0-b6 a.chip").click()
    assert copy.is_displayed()  # a link to a hidden block shows it


def test_the_list_filters(browser: Chrome, folder: Path) -> None:
    _open(browser, folder / "pages-review.html")
    names = _list_names(browser)
    assert len(names) == 11
    text = browser.find_element("name", "text")
    text.send_keys("NOTICE")
    assert [Path(name).name for name in _list_names(browser)] == ["notice.txt"]
    assert _ask(browser, "document.querySelector('output').value") == "1 of 11"
    text.send_keys("\b" * 6)
    browser.find_element("css selector", "select[name=reason] option[value='share widget']").click()
    shared = {Path(name).name for name in _list_names(browser)}
    assert {"notice.txt", "cms-page.html"} <= shared
    assert len(shared) < 11
    browser.find_element("css selector", "select[name=reason] option[value='']").click()
    assert _list_names(browser) == names


def test_the_list_sorts_by_keyboard(browser: Chrome, folder: Path) -> None:
    _open(browser, folder / "pages-review.html")
    for _ in range(60):
        _press(browser, "\ue004")  # Tab
        if _ask(browser, "document.activeElement.textContent") == "Kept":
            break
    assert _ask(browser, "getComputedStyle(document.activeElement).outlineStyle") == "solid"
    column = "[...document.querySelectorAll('.list tbody tr')].map(row => Number(row.cells[3].dataset.value))"
    for order, is_reversed in (("ascending", False), ("descending", True)):
        _press(browser, "\ue007")  # Enter
        assert _ask(browser, "document.activeElement.closest('th').getAttribute('aria-sort')") == order
        kept = _ask(browser, column)
        assert kept == sorted(kept, reverse=is_reversed)
        assert len(set(kept)) > 1
    assert _ask(browser, "document.querySelectorAll('.list [aria-sort]').length") == 1


def test_a_page_opens_from_the_list(browser: Chrome, folder: Path) -> None:
    _open(browser, folder / "pages-review.html")
    overview = browser.find_element("id", "overview")
    assert overview.is_displayed()
    assert _ask(browser, "document.querySelectorAll('.page:not([hidden])').length") == 0
    browser.find_element("css selector", ".list tbody a").click()
    assert not overview.is_displayed()
    assert _ask(browser, "[...document.querySelectorAll('.page:not([hidden])')].map(e => e.id)") == ["page-0"]
    browser.back()
    assert overview.is_displayed()


@pytest.mark.parametrize("size", [PHONE, SMALL_WINDOW], ids=["phone", "small window"])
@pytest.mark.parametrize("name", ["page", "pages", "pages-review.html#page-3", "hostile", "corpus"])
def test_nothing_is_wider_than_the_view(
    browser: Chrome, folder: Path, name: str, size: tuple[int, int]
) -> None:
    from tests.browser import set_view  # noqa: PLC0415

    set_view(browser, *size, phone=size == PHONE)
    file, _, place = name.partition("-review.html#")
    browser.get("about:blank")
    browser.get((folder / f"{file}-review.html").as_uri() + (f"#{place}" if place else ""))
    assert _ask(browser, "innerWidth") == size[0]
    assert not _is_wider_than_the_view(browser)


@pytest.mark.parametrize(("is_dark", "expected"), [(True, range(64)), (False, range(192, 256))])
def test_dark_and_light(browser: Chrome, folder: Path, is_dark: bool, expected: range) -> None:
    from tests.browser import set_view  # noqa: PLC0415

    set_view(browser, 1200, 900, dark=is_dark)
    _open(browser, folder / "page-review.html")
    colour = _ask(
        browser, "getComputedStyle(document.body).backgroundColor.match(/[0-9]+/g).slice(0, 3).map(Number)"
    )
    assert all(part in expected for part in colour)


def test_a_hostile_page_is_text(browser: Chrome, folder: Path) -> None:
    _open(browser, folder / "hostile-review.html")
    text = _ask(browser, "document.body.innerText")
    for shown in (
        "<script>window.hit=1</script>",
        '"><img src=x onerror="window.hit=1">',
        "</style></script><svg",
    ):
        assert shown in text
    assert _ask(browser, "document.querySelectorAll('script').length") == 1
    assert _ask(browser, "document.querySelectorAll('img, [onload], [onerror]').length") == 0
    addresses = _ask(browser, "[...document.querySelectorAll('[href]')].map(e => e.getAttribute('href'))")
    assert all(address.startswith(("#", "https://")) for address in addresses)
    outside = browser.find_elements("css selector", "main a:not([href^='#'])")
    assert all(link.get_attribute("rel") == "noreferrer noopener" for link in outside)
    for link in browser.find_elements("css selector", "main a"):
        if (link.get_attribute("href") or "").partition("#")[2]:
            link.click()
    assert _ask(browser, "window.hit === undefined")


def test_the_policy_lets_no_other_script_run(browser: Chrome, folder: Path) -> None:
    _open(browser, folder / "page-review.html")
    script = "const own = document.createElement('script'); own.text = 'hit = 1'; document.body.append(own)"
    browser.execute_script(script)
    assert _ask(browser, "window.hit === undefined")
    refused = browser.get_log("browser")  # type: ignore[no-untyped-call]
    assert [entry["level"] for entry in refused] == ["SEVERE"]
    assert "Content Security Policy" in refused[0]["message"]


def test_the_policy_blocks_what_would_be_in_the_file(browser: Chrome, folder: Path) -> None:
    """Put what must never get into a review into a copy of it: nothing runs, and nothing is asked for."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        html = (folder / "page-review.html").read_text("utf-8")
        injected = INJECTED.replace("ORIGIN", f"http://127.0.0.1:{server.server_port}")
        path = folder / "injected-review.html"
        path.write_text(html.replace("<main", f"{injected}<main", 1), "utf-8")
        _open(browser, path)
        browser.find_element("id", "runs").click()
        browser.find_element("id", "sends").click()
        assert _ask(browser, "window.hit === undefined")
        assert _ask(browser, "document.baseURI") == path.as_uri()
        assert _ask(browser, "getComputedStyle(document.getElementById('runs')).position") != "fixed"
        assert _ask(browser, "location.href.split('#')[0]") == path.as_uri()
        server.shutdown()
    assert asked == []
    refused = browser.get_log("browser")  # type: ignore[no-untyped-call]
    assert len(refused) >= INJECTED.count("\n")
    assert all("Content Security Policy" in entry["message"] for entry in refused)
    browser.get_log("performance")  # type: ignore[no-untyped-call]


def test_it_reads_without_a_script(browser: Chrome, folder: Path) -> None:
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        _open(browser, folder / "pages-review.html")
        found = browser.find_elements("css selector", ".page")
        assert len(found) == 11
        assert all(page.is_displayed() for page in found)
        assert not browser.find_element("css selector", ".filter").is_displayed()
    finally:
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
