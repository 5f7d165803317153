"""nomenklatura's LogicV2 on labelled pairs of names: F1 at its own threshold (0.7) and at its best one, pairs a second, memory.

usage: names-peer.py PAIRS.tsv|PAIRS.csv
"""
import csv, resource, sys, time

from followthemoney import model
from nomenklatura.matching import LogicV2

path = sys.argv[1]
with open(path, newline="", encoding="utf-8") as file:
    if path.endswith(".tsv"):
        rows = [("Person", row["a"], row["b"], row["same"] == "1") for row in csv.DictReader(file, delimiter="\t")]
    else:
        rows = [(row["schema"], row["name1"], row["name2"], row["is_match"] == "true") for row in csv.DictReader(file)]


def entity(schema, name, number):
    return model.get_proxy({"id": "e%d" % number, "schema": schema, "properties": {"name": [name]}})


config = LogicV2.default_config()
pairs = [(entity(schema, a, 2 * n), entity(schema, b, 2 * n + 1), same) for n, (schema, a, b, same) in enumerate(rows)]


def f1(found, threshold):
    said = [same for score, (_, _, same) in zip(found, pairs) if score >= threshold]
    return 2 * sum(said) / (len(said) + sum(same for _, _, same in pairs))


# Its lists are loaded by the first comparison. After that the first time through is the first time that it sees these names;
# when it sees them again, much comes from its caches.
LogicV2.compare(entity("Person", "John Doe", -1), entity("Person", "Jane Roe", -2), config)
start = time.perf_counter()
found = [LogicV2.compare(a, b, config).score for a, b, _ in pairs]
first = len(pairs) / (time.perf_counter() - start)
again = 0
for _ in range(3):
    start = time.perf_counter()
    for a, b, _ in pairs:
        LogicV2.compare(a, b, config)
    again = max(again, len(pairs) / (time.perf_counter() - start))
print("f1 %.4f" % f1(found, 0.7))
print("best_f1 %.4f" % max(f1(found, step / 100) for step in range(1, 100)))
print("pairs_per_s %.0f" % first)
print("pairs_per_s_again %.0f" % again)
print("memory_mb %.0f" % (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024))
