#!/usr/bin/env python3
"""Goes through a published site as a reader, a robot and a text browser would, and prints what is wrong, a line each; then what it saw.
  sitecheck.py FOLDER [ADDRESS]   Every link leads to a file of the folder, every anchor to an element; nothing leads out of it; JSON-LD is JSON;
the site map names files that are there; each page has one first heading, a language and words that can be read without style and script.
Exits with 1 where anything is wrong. Only Python's own library."""
import json, os, sys
import xml.etree.ElementTree as ET
from html.parser import HTMLParser
from urllib.parse import unquote, urldefrag, urljoin

folder = os.path.abspath(sys.argv[1])
address = sys.argv[2] if len(sys.argv) > 2 else None
faults = []
seen = dict(pages=0, links=0, anchors=0, linked_data=0, locations=0, words=0)
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


class Page(HTMLParser):
    def __init__(self, path):
        super().__init__(convert_charrefs=True)
        self.path, self.ids, self.links, self.data, self.text, self.headings = path, set(), [], [], [], []
        self.lang, self.heading, self.inside, self.silent = None, None, None, 0
        self.feed(open(os.path.join(folder, path), encoding="utf-8").read())
        self.close()

    def handle_starttag(self, tag, attributes):
        known = dict(attributes)
        if len(known) != len(attributes): faults.append(f"{self.path}: an attribute of <{tag}> stands twice")
        if tag == "html": self.lang = known.get("lang")
        if "id" in known:
            if known["id"] in self.ids: faults.append(f"{self.path}: two elements are #{known['id']}")
            self.ids.add(known["id"])
        for name in ("href", "src", "action", "poster", "xlink:href", "data"):
            if name in known and not (tag == "form" and name == "action" and not known[name]):
                self.links.append((tag, name, known[name], known.get("rel", "")))
        for name in known:
            if name.startswith("on") or name == "style": faults.append(f"{self.path}: <{tag} {name}> would need a weaker policy")
        if tag in ("script", "style"):
            self.inside = "data" if known.get("type") == "application/ld+json" else "code"
            if self.inside == "code" and tag == "script" and "src" not in known: faults.append(f"{self.path}: a script within the page")
            self.data.append("") if self.inside == "data" else None
        if tag in ("h1", "h2", "h3", "h4"): self.heading = [int(tag[1]), ""]

    def handle_endtag(self, tag):
        if tag in ("script", "style"): self.inside = None
        if tag in ("h1", "h2", "h3", "h4") and self.heading:
            self.headings.append(tuple(self.heading))
            self.heading = None

    def handle_data(self, words):
        if self.inside == "data": self.data[-1] += words
        elif not self.inside:
            self.text.append(words)
            if self.heading: self.heading[1] += words


files = set()
for root, _, names in os.walk(folder):
    for name in names: files.add(os.path.relpath(os.path.join(root, name), folder))
pages = {path: Page(path) for path in sorted(files) if path.endswith(".html")}


def target(path, link):
    """The file and anchor that a link leads to, or None with what is wrong."""
    if address and link.startswith(address): path, link = "index.html", link[len(address):]
    elif "://" in link or link.startswith(("//", "mailto:", "tel:", "javascript:", "data:", "/")):
        faults.append(f"{path}: {link} leads out of the site")
        return None
    place, anchor = urldefrag(link)
    goal = unquote(urljoin("http://x/" + path, place)[len("http://x/"):].split("?")[0]) if place else path
    if goal == "" or goal.endswith("/"): goal += "index.html"
    if place.split("/").count("..") > path.count("/"): faults.append(f"{path}: {link} leads above the site")
    if goal not in files:
        faults.append(f"{path}: {link} leads to {goal}, which is not there")
        return None
    return goal, unquote(anchor)


for path, page in pages.items():
    seen["pages"] += 1
    if not page.lang: faults.append(f"{path}: says no language")
    if [level for level, _ in page.headings].count(1) != 1: faults.append(f"{path}: has not one first heading")
    for (before, _), (after, words) in zip(page.headings, page.headings[1:]):
        if after > before + 1: faults.append(f"{path}: heading '{words}' leaves out a level")
    words = " ".join(page.text).split()
    seen["words"] += len(words)
    if len(words) < 20: faults.append(f"{path}: has {len(words)} words without style and script")
    for text in page.data:
        seen["linked_data"] += 1
        try: json.loads(text)
        except ValueError as error: faults.append(f"{path}: JSON-LD: {error}")
    for tag, name, link, rel in page.links:
        seen["links"] += 1
        found = target(path, link)
        if found and found[1] and found[0] in pages:
            seen["anchors"] += 1
            if found[1] not in pages[found[0]].ids and not found[0].endswith("search.html"):
                faults.append(f"{path}: {link}: no element is #{found[1]}")

for path in sorted(files):
    if path.endswith(".atom"):
        for element in ET.parse(os.path.join(folder, path)).iter("{http://www.w3.org/2005/Atom}link"):
            seen["locations"] += 1
            target(path, element.get("href"))
if "sitemap.xml" in files:
    listed = set()
    for element in ET.parse(os.path.join(folder, "sitemap.xml")).iter():
        where = element.text.strip() if element.tag.endswith("}loc") else element.get("href")
        if where:
            seen["locations"] += 1
            if not where.startswith(address or "http"): faults.append(f"sitemap.xml: {where} is not of the site")
            found = target("index.html", where)
            if found: listed.add(found[0])
    for path in pages:
        if "/case/" in path and path not in listed: faults.append(f"sitemap.xml: {path} is not in it")
elif address: faults.append("there is no sitemap.xml")
for path in sorted(files):
    if path.endswith(".json"):
        try: json.load(open(os.path.join(folder, path), encoding="utf-8"))
        except ValueError as error: faults.append(f"{path}: {error}")

for fault in faults: print(fault)
print(", ".join(f"{count} {name.replace('_', ' ')}" for name, count in seen.items()), file=sys.stderr)
sys.exit(1 if faults else 0)
