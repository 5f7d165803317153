#!/usr/bin/env python3
"""How many of the date cases on standard input (`habeas-train dates --export`) dateparser gets right; prints the share.

It is judged mildly: a case is right if searching the phrase finds as many dates as there are points in it, each on the first day that is expected,
or if parsing each expected expression by itself gives a day within it. Lengths of time are right if nothing is made of them.
"""
import datetime
import json
import sys

import dateparser
import dateparser.search


def day(text):
    year, month, day = text.rsplit("-", 2)
    return datetime.date(int(year), int(month), int(day))


def settings(case):
    reference = datetime.datetime.fromisoformat(case["reference"])
    return {"RELATIVE_BASE": reference, "PREFER_DATES_FROM": "past", "DATE_ORDER": "MDY"}


def search_is_right(case, points):
    found = dateparser.search.search_dates(case["input"], languages=["en"], settings=settings(case)) or []
    if len(found) != len(points):
        return False
    return all(p.get("start") and f[1].date() == day(p["start"]) for p, f in zip(points, found))


def parse_is_right(case, points):
    for point in points:
        parsed = dateparser.parse(point["text"], languages=["en"], settings=settings(case))
        if parsed is None or not point.get("start"):
            return False
        last = day(point["end"]) if point.get("end") else day(point["start"])
        if not day(point["start"]) <= parsed.date() <= last:
            return False
    return bool(points)


right = total = lengths = 0
for line in sys.stdin:
    case = json.loads(line)
    points = [e for e in case["expected"] if e["type"] != "duration"]
    total += 1
    try:
        searched = search_is_right(case, points)
        if not points and len(case["expected"]) > 0 and not searched:
            lengths += 1
        right += searched or parse_is_right(case, points)
    except Exception as problem:  # a peer that fails on a case has it wrong
        print("dates: %s: %s" % (case["id"], problem), file=sys.stderr)
print("dateparser: %d of %d right, %d lengths read as dates" % (right, total, lengths), file=sys.stderr)
print("%.4f" % (right / max(1, total)))
