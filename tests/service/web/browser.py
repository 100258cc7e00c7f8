"""A real Chromium without a window, which trusts the service's certificate and nothing beside it."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from selenium.common.exceptions import WebDriverException
from selenium.webdriver import Chrome, ChromeOptions
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.expected_conditions import staleness_of
from selenium.webdriver.support.wait import WebDriverWait

PROGRAM, DRIVER = "/usr/bin/chromium", "/usr/bin/chromedriver"
WAITED_S = 20.0
# WCAG 2.2: 1.4.3 for text that is not large.
LEAST_CONTRAST = 4.5
CONTRASTS = """
const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
function light(colour) {
  canvas.clearRect(0, 0, 1, 1); canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1);
  const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data].map(v => v / 255)
    .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}
function under(element) {
  for (; element; element = element.parentElement) {
    const colour = getComputedStyle(element).backgroundColor;
    if (colour !== 'rgba(0, 0, 0, 0)') return colour;
  }
}
return [...document.body.querySelectorAll('*')]
  .filter(e => e.checkVisibility() && [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()))
  .map(e => {
    const [a, b] = [light(getComputedStyle(e).color), light(under(e))].sort((x, y) => y - x);
    return [e.textContent.trim().slice(0, 30), (a + 0.05) / (b + 0.05)];
  });
"""
SMALL_TARGETS = """
const targets =
  'button, input:not([type=hidden], [type=checkbox]), select, summary, .tabs a, footer a, .tick';
return [...document.querySelectorAll(targets)]
  .filter(e => e.checkVisibility()).map(e => [e.outerHTML.slice(0, 60), e.getBoundingClientRect().height])
  .filter(([_, height]) => height < 43.9);
"""
WIDTHS = "return [document.documentElement.scrollWidth, document.documentElement.clientWidth]"
ARGUMENTS = (
    "--headless",
    # In a container the tests run as root, which Chromium's own sandbox does not know.
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-extensions",
)


class Browser:
    """Somebody at a browser, and what the browser did on the network."""

    def __init__(self, driver: Chrome, url: str) -> None:
        self.driver = driver
        self.url = url

    def open(self, path: str) -> None:
        """Type an address of the service."""
        self.driver.get(self.url + path)

    def be(self, person: httpx.Client) -> None:
        """Go on in the session of somebody who signed in elsewhere."""
        self.open("/page/sign-in")
        self.driver.delete_all_cookies()
        cookie = {"name": "__Host-cardesk", "value": person.cookies["__Host-cardesk"], "path": "/"}
        self.driver.add_cookie({**cookie, "secure": True, "httpOnly": True, "sameSite": "Strict"})

    @property
    def path(self) -> str:
        """The page that is shown."""
        return urlsplit(self.driver.current_url).path

    def find(self, css: str) -> WebElement:
        """The element of a selector."""
        return self.driver.find_element(By.CSS_SELECTOR, css)

    def type(self, css: str, text: str) -> None:
        """Type into a field, over what stands in it."""
        field = self.find(css)
        field.clear()
        field.send_keys(text)

    def send(self, css: str, arrived: str) -> None:
        """Press a button and wait for the page that it leads to, which may be the same one anew."""
        button = self.find(css)
        button.click()
        self._wait(staleness_of(button))
        self.wait_for(arrived)

    def send_twice(self, css: str, arrived: str) -> None:
        """Press a button again before the service can have answered, and wait for the page that is shown."""
        button = self.find(css)
        self.run("const it = arguments[0]; it.click(); setTimeout(() => it.click(), 60)", button)
        self._wait(staleness_of(button))
        self.wait_for(arrived)

    def wait_for(self, path: str) -> None:
        """Wait until a page is there."""
        self._wait(lambda _driver: self.is_at(path))

    def is_at(self, path: str) -> bool:
        """Whether this page is there, whole."""
        return self.path == path and self.run("return document.readyState") == "complete"

    def run(self, script: str, *values: object) -> Any:
        """What a script says of the page; the driver runs it, whatever the page's policy forbids."""
        return self.driver.execute_script(script, *values)

    def shows(self, scheme: str = "light", width: int = 1200, height: int = 900, zoom: float = 1) -> None:
        """Look at the pages in this colour scheme, on a screen so large, `zoom` pixels to one of CSS."""
        metrics = {"width": width, "height": height, "deviceScaleFactor": zoom, "mobile": False}
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
        features = [{"name": "prefers-color-scheme", "value": scheme}]
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})

    def flaws(self) -> list[str]:
        """What of the page is hard to read, too small for a finger, or wider than the screen."""
        wide, screen = self.run(WIDTHS)
        faint = [f"faint: {text}" for text, contrast in self.run(CONTRASTS) if contrast < LEAST_CONTRAST]
        small = [f"small: {tag}" for tag, _height in self.run(SMALL_TARGETS)]
        return [*faint, *small, *([f"{wide} px on {screen}"] if wide > screen else [])]

    def asked_for(self) -> list[str]:
        """Every address on the network that was asked for since the last look."""
        entries = [json.loads(entry["message"])["message"] for entry in self._log("performance")]
        return [
            entry["params"]["request"]["url"]
            for entry in entries
            if entry["method"] == "Network.requestWillBeSent"
            and entry["params"]["request"]["url"].startswith(("http", "ws"))
        ]

    def complaints(self) -> list[str]:
        """What the console calls wrong since the last look: violations of the policy, files not there."""
        severe = [entry["message"] for entry in self._log("browser") if entry["level"] == "SEVERE"]
        # A form that was not right is answered by 422, which the console notes.
        return [message for message in severe if "422" not in message]

    def _wait(self, until: Callable[[Any], bool]) -> None:
        # Between two pages there is none to ask, which the driver calls an error of one kind or another.
        WebDriverWait(self.driver, WAITED_S, 0.05, [WebDriverException]).until(until)

    def _log(self, name: str) -> list[dict[str, Any]]:
        read: list[dict[str, Any]] = self.driver.execute("getLog", {"type": name})["value"]
        return read


@contextmanager
def browsing(folder: Path, url: str, certificate: Path, language: str = "en") -> Iterator[Browser]:
    """A browser without a past, for the service of this certificate."""
    key = x509.load_pem_x509_certificate(certificate.read_bytes()).public_key()
    info = key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    pin = base64.b64encode(hashlib.sha256(info).digest()).decode("ascii")
    options = ChromeOptions()
    options.binary_location = PROGRAM
    for argument in ARGUMENTS:
        options.add_argument(argument)
    options.add_argument(f"--user-data-dir={folder}")
    options.add_argument(f"--ignore-certificate-errors-spki-list={pin}")
    options.add_argument(f"--accept-lang={language}")
    options.set_capability("goog:loggingPrefs", {"performance": "ALL", "browser": "ALL"})
    driver = Chrome(options=options, service=Service(DRIVER))
    try:
        yield Browser(driver, url)
    finally:
        driver.quit()
