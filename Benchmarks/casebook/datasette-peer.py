"""The 95th percentile, in milliseconds, of Datasette's full-text search over the reports of a casebook's index. Arguments: the index, a file of questions."""
import asyncio, os, sqlite3, sys, time
from datasette.app import Datasette

index, words = sys.argv[1:]
rows = "rows.db"
database = sqlite3.connect(rows)
database.execute("ATTACH ? AS kept", (index,))
database.execute("CREATE TABLE reports (id INTEGER PRIMARY KEY, title TEXT, site TEXT, published TEXT, text TEXT)")
database.execute("INSERT INTO reports SELECT id, title, site, published, text FROM kept.source")
# As 'sqlite-utils enable-fts' makes it, which Datasette's documentation names.
database.execute("CREATE VIRTUAL TABLE reports_fts USING fts5 (title, text, content = 'reports', content_rowid = 'id')")
database.execute("INSERT INTO reports_fts (reports_fts) VALUES ('rebuild')")
database.commit()
database.close()


async def main():
    datasette = Datasette([rows], settings={"sql_time_limit_ms": 60000, "num_sql_threads": 1})
    await datasette.invoke_startup()
    times = []
    for question in open(words, encoding="utf-8").read().splitlines():
        started = time.monotonic()
        answer = await datasette.client.get(
            "/rows/reports.json",
            params={"_search": question, "_shape": "array", "_size": 20, "_nocount": 1, "_nofacet": 1})
        if answer.status_code != 200:
            sys.exit("casebook: Datasette answered %d to '%s'" % (answer.status_code, question))
        times.append(1000 * (time.monotonic() - started))
    times.sort()
    print(times[len(times) * 95 // 100])


asyncio.run(main())
os.remove(rows)
