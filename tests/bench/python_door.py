#!/usr/bin/env python3
"""What a search costs from Python, and whether threads help.

  TROPA_LIBRARY=build/lib/libtropa.so PYTHONPATH=searcher/doors/python \\
    tests/bench/python_door.py INDEX QUERIES [--threads 8] [--rounds 3]

QUERIES: a query a line, in the last column when there are tabs; ten hits with snippets each. "python
over C++" is how much longer a call takes from Python than the search itself took inside the library
(took_ms): JSON written and parsed, values made and freed, two values of each hit read. It is told for
the first time that a query is asked, and as the best of several times, which neighbours on the
machine change little. Then the queries are shared out to threads: "wall" is the gain over one thread,
and "processors" how many were at work; on a busy machine neither says much.
"""
import argparse
import statistics
import threading
import time

import tropa


def milliseconds_over(db, queries):
    """Of each query: what the call took beyond took_ms, and took_ms."""
    rows = []
    for query in queries:
        start = time.perf_counter()
        found = db.search(query)
        for hit in found:
            hit.title, hit.snippet
        rows.append((1000 * (time.perf_counter() - start) - found.took_ms, found.took_ms))
    return rows


def told(name, rows):
    over = sorted(row[0] for row in rows)
    print(f"{name}: took_ms {statistics.median(row[1] for row in rows):.2f}; python over C++, median / p95 "
          f"{statistics.median(over):.3f} / {over[len(over) * 95 // 100]:.3f} ms")


def share_out(db, queries, threads):
    """Wall and processor seconds for all queries."""
    def ask(mine):
        for query in mine:
            db.search(query)
    workers = [threading.Thread(target=ask, args=(queries[i::threads],)) for i in range(threads)]
    wall, cpu = time.perf_counter(), time.process_time()
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    return time.perf_counter() - wall, time.process_time() - cpu


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("index")
    parser.add_argument("queries")
    parser.add_argument("--threads", type=int, default=8)
    parser.add_argument("--rounds", type=int, default=3)
    a = parser.parse_args()
    with open(a.queries, encoding="utf-8") as lines:
        queries = [line.rstrip("\n").rpartition("\t")[2] for line in lines if line.strip()]
    with tropa.open(a.index) as db:
        told("first asked", milliseconds_over(db, queries))
        told("best of 5", [min(rows) for rows in zip(*(milliseconds_over(db, queries) for _ in range(5)))])
        for _ in range(a.rounds):
            alone, alone_cpu = share_out(db, queries, 1)
            many, many_cpu = share_out(db, queries, a.threads)
            print(f"{a.threads} threads: wall {alone / many:.2f} times one thread; processors {many_cpu / many:.2f} "
                  f"(one thread {alone_cpu / alone:.2f}); processor time a query {many_cpu / alone_cpu:.2f} of one thread's")


if __name__ == "__main__":
    main()
