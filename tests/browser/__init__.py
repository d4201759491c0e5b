"""A real browser, headless and without a network, for the tests of `cleancms review` and its screenshot."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from selenium.webdriver import Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service

# Debian's packages chromium and chromium-driver.
_FLAGS = (
    *("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--hide-scrollbars"),
    *("--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update"),
    *("--disable-sync", "--disable-extensions", "--force-color-profile=srgb", "--lang=en"),
    # every name is refused: what a page asks a network for is seen as a failed request
    "--host-resolver-rules=MAP * ~NOTFOUND",
)


def find_programs() -> tuple[str, str] | None:
    """Return the paths of chromium and of its driver, None where one is missing."""
    chromium, driver = shutil.which("chromium"), shutil.which("chromedriver")
    return (chromium, driver) if chromium and driver else None


@contextmanager
def start_browser(profile: Path, width: int = 1300, height: int = 1200) -> Iterator[Chrome]:
    """Start a browser with a new profile in the directory `profile`; it logs what pages say and load."""
    programs = find_programs()
    assert programs
    options = ChromeOptions()
    options.binary_location = programs[0]
    for flag in (*_FLAGS, f"--user-data-dir={profile}", f"--window-size={width},{height}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    with Chrome(options=options, service=Service(programs[1], env={**os.environ, "TZ": "UTC"})) as browser:
        yield browser


def set_view(browser: Chrome, width: int, height: int, *, dark: bool = False, phone: bool = False) -> None:
    """Make the browser's view so wide and high, with a light or a dark scheme, without motion."""
    metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": phone}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
    features = [
        {"name": "prefers-color-scheme", "value": "dark" if dark else "light"},
        {"name": "prefers-reduced-motion", "value": "reduce"},
    ]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "screen", "features": features})
