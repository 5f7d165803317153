"""Seconds and peak memory of Pelican over the pages of a site of ours: from nothing, and from its cache with ten pages changed. Arguments: the site, a folder that is made for Pelican's.

Pelican only renders prepared text: it projects nothing, draws nothing and scans nothing. What else was chosen in its favour:
- its content is HTML (what stands in <main> of our pages), which it only copies through; Markdown would have to be translated;
- its simple theme, no plugins, no lists, tags, authors, archives, sitemap, search or data files; those of ours that are pages are content like any other page;
- one feed for each language, as ours has, of 20 entries (ours: up to 100); descriptions are given, not made from the text;
- language, address and date come from the path or the settings, so that nothing has to be parsed for them;
- the first run keeps no cache; another, which isn't timed, fills it, not compressed, before the second that is;
- ten pages change, not ten cases in three languages with the lists that name them.
Writing only what was selected (WRITE_SELECTED) is gone from Pelican: it reads from its cache but writes every page.
"""
import os, pathlib, re, subprocess, sys, time

site, place = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
languages = ("en", "ru", "kk")
settings = r"""
PATH = "content"
OUTPUT_PATH = "output"
CACHE_PATH = "cache"
THEME = "simple"
SITENAME = "Register of people deprived of liberty"
SITEURL = "https://register.example.org"
TIMEZONE = "UTC"
DEFAULT_LANG = "en"
DEFAULT_DATE = (2026, 5, 27)
DEFAULT_METADATA = {"summary": "A page of the register."}
FORMATTED_FIELDS = []
FILENAME_METADATA = ""
PATH_METADATA = r"(?P<lang>en|ru|kk)/(?P<slug>.+)\.html"
USE_FOLDER_AS_CATEGORY = False
ARTICLE_URL = ARTICLE_SAVE_AS = ARTICLE_LANG_URL = ARTICLE_LANG_SAVE_AS = "{lang}/{slug}.html"
CATEGORY_SAVE_AS = AUTHOR_SAVE_AS = TAG_SAVE_AS = ""
DIRECT_TEMPLATES = []
PAGE_PATHS = []
STATIC_PATHS = []
PLUGINS = []
DISPLAY_PAGES_ON_MENU = DISPLAY_CATEGORIES_ON_MENU = False
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
TRANSLATION_FEED_ATOM = "{lang}/changes.atom"
FEED_MAX_ITEMS = 20
GZIP_CACHE = False
"""


def say(words):
    print("pelican: %s" % words, file=sys.stderr)


def pages(folder):
    return sorted(folder.rglob("*.html"))


def size(files):
    return sum(file.stat().st_size for file in files) / 1e3


def run(*caching):
    """One run of Pelican: seconds and peak memory in MB."""
    started = time.monotonic()
    child = subprocess.Popen(
        [sys.executable, "-m", "pelican", "-s", "settings.py", "--fatal", "errors", "--log-handler", "plain", *caching],
        cwd=place, stdout=subprocess.DEVNULL, stderr=sys.stderr)
    _, status, used = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode != 0:
        sys.exit("pelican: ended with %d" % child.returncode)
    return time.monotonic() - started, used.ru_maxrss / 1024


place.mkdir()
(place / "settings.py").write_text(settings)
ours = pages(site)
for page in ours:
    path = page.relative_to(site)
    if path.parts[0] not in languages:
        path = pathlib.Path("en", "of-the-whole", path)
    text = page.read_text()
    title = re.search("<title>(.*?)</title>", text, re.S)
    main = re.search("<main[^>]*>(.*)</main>", text, re.S)
    file = place / "content" / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("<html><head><title>%s</title></head><body>%s</body></html>\n" % (
        title.group(1) if title else path, main.group(1) if main else text))

seconds, memory = run()
made = pages(place / "output")
say("%d pages of %.1f kB beside our %d of %.1f kB" % (
    len(made), size(made) / max(1, len(made)), len(ours), size(ours) / len(ours)))
if len(made) != len(ours):
    sys.exit("pelican: it wrote %d pages of %d" % (len(made), len(ours)))
print("site_s %.2f" % seconds)
print("site_memory_mb %.0f" % memory)

caching = ("-e", "CACHE_CONTENT=true", "LOAD_CONTENT_CACHE=true")
run(*caching)
cases = pages(place / "content" / "en" / "case") or pages(place / "content")
for file in cases[:10]:
    file.write_text(file.read_text().replace("</body>", "<p>Changed.</p></body>"))
seconds, memory = run(*caching)
changed = sum("<p>Changed.</p>" in page.read_text() for page in pages(place / "output"))
if changed != min(10, len(cases)):
    sys.exit("pelican: %d pages changed, not ten" % changed)
print("ten_changed_s %.2f" % seconds)
say("ten changed: %.0f MB" % memory)
