"""What goes into the frozen program and what stays out, the same for the three systems.

`cardesk.spec` asks for it. A thing is left out when nothing of ours reaches it, and the program's own
`--self-test` proves after every build that nothing was missing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fnmatch import fnmatch
from pathlib import Path

from devtools.project import ROOT

Entry = tuple[str, str, str]
"""What PyInstaller calls a line of its table of contents: name in the bundle, source, kind."""

APPLICATION = "cardesk_desktop"
STARTER = ROOT / "packaging" / "start.py"
HOOKS = ROOT / "packaging" / "hooks"
MIGRATIONS = ROOT / APPLICATION / "store" / "migrations"

LOCALES = ("en", "fr", "ar", "es", "ru")
"""Languages of the screens; Babel's data of their countries and of what they inherit from goes with them."""

QT_LANGUAGES = ("ar", "en", "es", "fr", "ru")

EXCLUDED = (
    # Asked for by libraries in case they are there: tools of development, other databases, other windows.
    *("IPython", "PyInstaller", "_pytest", "_distutils_hack", "hypothesis", "jinja2", "lib2to3", "mypy"),
    *("pip", "pkg_resources", "psutil", "pygments", "pytest", "setuptools", "tkinter", "turtle"),
    *("aiosqlite", "asyncpg", "psycopg", "MySQLdb", "pymysql", "cx_Oracle", "oracledb", "pyodbc"),
    *("anyio._backends._trio", "curio", "socksio", "trio", "h2", "rich", "click", "httpx._main"),
    # The service and the tests are other programs.
    *("cardesk_service", "tests", "benchmarks", "devtools"),
    # Where a phone is, and which company it is with, is asked by nobody here.
    *("phonenumbers.geodata", "phonenumbers.carrierdata", "phonenumbers.tzdata"),
    *("phonenumbers.geocoder", "phonenumbers.carrier", "phonenumbers.timezone"),
    # Faster or other readers of what is read without them: XML in spreadsheets, letters of web pages.
    *("lxml", "chardet", "socks", "attr", "attrs", "sniffio"),
    # What rapidocr calls of these stands in `vision/stand_ins` (decision 265).
    *("cv2", "shapely"),
    # Mathematics that nobody here does.
    *("numpy.random", "numpy.fft", "numpy.polynomial", "numpy.ma", "numpy.ctypeslib", "numpy.rec"),
    # numpy and reportlab draw, test and build with these.
    *("numpy.f2py", "numpy.testing", "numpy.distutils", "matplotlib", "pandas", "scipy"),
    *("reportlab.graphics.samples", "reportlab.graphics.testshapes", "renderPM", "rlPyCairo", "cairo"),
    # onnxruntime only reads models here; rapidocr knows other engines and can draw what it found.
    *("onnxruntime.tools", "onnxruntime.transformers", "onnxruntime.quantization", "onnxruntime.training"),
    *("onnx", "sympy", "torch", "paddle", "openvino", "tensorrt", "MNN"),
    # The faster half of zstandard is compiled for this Python; the other is for PyPy.
    *("zstandard.backend_cffi", "zstandard._cffi"),
    *("PIL.ImageTk", "PIL.ImageQt", "PIL._imagingtk", "PIL.AvifImagePlugin", "PIL._avif"),
    # Letters are drawn by Qt and in PDFs, colours are those of the screen.
    *("PIL._imagingft", "PIL._imagingcms"),
)

SYSTEM_KEPT = ("libpython3", "libcrypto.so", "libssl.so", "libffi.so", "libbz2.so", "liblzma.so", "libz.so")
"""Libraries of a Linux that go with its Python. All others are the system's own, which fit its
screen and its sound; the .deb names the packages that they are in (`devtools/system_libraries`)."""

_LEFT_OUT = (
    # Of Qt Quick only the two libraries stay that the reader of camera pictures is linked with.
    *("*Qt6VirtualKeyboard*", "*Qt6Labs*", "*QtQml.*", "*QtQuick.*"),
    *("PySide6/Qt/qml/*", "PySide6/qml/*", "*/qmltooling/*", "*qtvirtualkeyboard*"),
    # Screens without a window system, and pictures that no till meets.
    *("*/platforms/*eglfs*", "*/platforms/*linuxfb*", "*/platforms/*minimal*", "*/platforms/*vkkhr*"),
    *("*/platforms/*vnc*", "*/egldeviceintegrations/*", "*Qt6Egl*", "*/generic/*", "*/platforms/*direct2d*"),
    *("*/imageformats/*pdf*", "*/imageformats/*tga*", "*/imageformats/*wbmp*", "*/imageformats/*icns*"),
    *("*/imageformats/*tiff*", "*/wayland-graphics-integration-server/*", "*Qt6WaylandCompositor*"),
    # Its GTK theme asks for the whole of GTK.
    *("*/platformthemes/*qgtk3*",),
    # Drawing without a graphics card, 20 MB: widgets are not drawn by OpenGL.
    "*opengl32sw.dll",
    # What Qt Quick is linked with; for it itself something stands in on Linux (`quick.py`).
    *("*/libQt6QmlModels.so*", "*/libQt6QmlMeta.so*", "*/libQt6QmlWorkerScript.so*"),
    # Makers of network cards, networks of phones and kinds of books: we check tax numbers.
    *("stdnum/*.dat",),
    # A second copy of onnxruntime for programs in C.
    *("*/libonnxruntime.so*", "*/libonnxruntime*.dylib", "onnxruntime/capi/onnxruntime.lib"),
    # Types, tests and headers of libraries.
    *("*.pyi", "*/py.typed", "*/tests/*", "*/test/*", "*.h", "*.pxd", "*/testing/*"),
    # Pillow's reader of a format that no camera at a till writes.
    *("*/pillow.libs/libavif*", "pillow.libs/libavif*"),
)


def hidden_imports() -> list[str]:
    """Every module of ours, however it is imported, and what only migrations and settings name."""
    return [*_own_modules(), *("logging.config", "sqlalchemy.dialects.sqlite.pysqlite", "tzdata")]


def data_files() -> list[tuple[str, str]]:
    """Files of ours that are no modules, with the folder in the bundle that each goes to."""
    catalogues = sorted((ROOT / "i18n").glob("*/LC_MESSAGES/cardesk.mo"))
    resources = sorted(path for path in (ROOT / "resources").rglob("*") if path.is_file())
    # Alembic reads its migrations as files of source, in order of their names.
    migrations = sorted(
        [MIGRATIONS / "env.py", MIGRATIONS / "script.py.mako", *MIGRATIONS.glob("versions/*.py")]
    )
    return [
        (str(path), path.parent.relative_to(ROOT).as_posix())
        for path in (*catalogues, *resources, *migrations)
    ]


def kept(entries: Iterable[Entry]) -> list[Entry]:
    """The entries that go in, in the order of their names, so that every build lists them alike."""
    return sorted(entry for entry in entries if is_kept(entry[0]) and not _is_systems_own(entry))


def is_kept(name: str) -> bool:
    """Whether a file of this name in the bundle goes in."""
    path = name.replace("\\", "/")
    if any(fnmatch(path, pattern) for pattern in _LEFT_OUT):
        return False
    if "/translations/" in path:
        return any(path.endswith(f"qtbase_{language}.qm") for language in QT_LANGUAGES)
    if "babel/locale-data/" in path:
        return is_locale_kept(Path(path).stem)
    return True


def _is_systems_own(entry: Entry) -> bool:
    """Whether it is a library that PyInstaller took from this Linux, and laid at the top of the folder."""
    name, source, _kind = entry
    is_library = "/" not in name and ".so" in name and source.startswith(("/lib", "/usr/lib"))
    return is_library and not name.startswith(SYSTEM_KEPT)


def is_locale_kept(locale: str) -> bool:
    """Whether Babel's data of a locale is of one of our languages, or what all inherit from."""
    return locale == "root" or locale.split("_", maxsplit=1)[0] in LOCALES


def _own_modules() -> Iterator[str]:
    for package in (APPLICATION, "cardesk_wire"):
        for path in sorted((ROOT / package).rglob("*.py")):
            # Migrations are data; `-m` is for the source tree.
            if MIGRATIONS / "versions" in path.parents or path == MIGRATIONS / "env.py":
                continue
            parts = path.relative_to(ROOT).with_suffix("").parts
            yield ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
