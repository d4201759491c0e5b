"""The screenshot of the README: `python -m tests.browser.screenshot` writes docs/images/review.png.

    python -m tests.browser.screenshot [REPORT.html TARGET.png WIDTH HEIGHT light|dark]

takes one of another report.
"""

from __future__ import annotations

import base64
import os
import sys
import tempfile
from pathlib import Path

from click.testing import CliRunner

from cleancms.cli import main
from tests.browser import set_view, start_browser

ROOT = Path(__file__).parents[2]
SAMPLE = "samples/notice.txt"


def take(report: Path, target: Path, size: tuple[int, int], dark: bool = False) -> None:
    """Write a picture of the top of a report."""
    with tempfile.TemporaryDirectory() as profile, start_browser(Path(profile)) as browser:
        set_view(browser, *size, dark=dark, phone=size[0] < 600)
        browser.get(report.resolve().as_uri())
        picture = browser.execute_cdp_cmd("Page.captureScreenshot", {"format": "png"})
    target.write_bytes(base64.b64decode(picture["data"]))


if __name__ == "__main__":
    if len(sys.argv) > 1:
        source, picture_file, width, height, scheme = sys.argv[1:]
        take(Path(source), Path(picture_file), (int(width), int(height)), scheme == "dark")
    else:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "report.html")
            os.chdir(ROOT)
            CliRunner().invoke(main, ["review", SAMPLE, "-o", str(path)], catch_exceptions=False)
            take(path, ROOT / "docs/images/review.png", (1200, 900))
