#!/usr/bin/env python3
"""What a search costs from Python, and whether threads help.

  TROPA_LIBRARY=build/lib/libtropa.so PYTHONPATH=searcher/doors/python \\
    tests/bench/python_door.py INDEX QUERIES [--threads 8] [--rounds 3]

QUERIES: a query a line, in the last column when there are tabs; ten hits with snippets each. "python
over C++" is what a call takes from Python beyond what the search itself took inside the library: JSON
written and parsed, values made. It is told in processor time of the thread, which neighbours on the
machine do not change. Then the same queries are shared out to threads and asked again: wall is the
gain over one thread, and cpu how many processors were at work in the mean; on a busy machine compare
cpu.
"""
import argparse
import statistics
import threading
import time

import tropa


def milliseconds_over(db, queries):
    """Of each query: wall, processor time of this thread, took_ms."""
    rows = []
    for query in queries:
        wall, own = time.perf_counter(), time.thread_time()
        found = db.search(query)
        rows.append((1000 * (time.perf_counter() - wall), 1000 * (time.thread_time() - own), found.took_ms))
    return rows


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
        # A call that finds nothing new to do inside is the plainest measure: asked before, so that
        # took_ms is small beside what Python adds.
        for name in ("first asked", "asked again"):
            rows = milliseconds_over(db, queries)
            over = sorted(wall - took for wall, _, took in rows)
            cpu = sorted(own - took for _, own, took in rows)
            print(f"{name}: took_ms {statistics.median(row[2] for row in rows):.2f}; python over C++, median / p95: "
                  f"wall {statistics.median(over):.3f} / {over[len(over) * 95 // 100]:.3f} ms, "
                  f"cpu {statistics.median(cpu):.3f} ms")
        for number in range(a.rounds):
            alone, alone_cpu = share_out(db, queries, 1)
            many, many_cpu = share_out(db, queries, a.threads)
            print(f"{a.threads} threads: wall {alone / many:.2f} of one thread; processors at work "
                  f"{many_cpu / many:.2f} (one thread: {alone_cpu / alone:.2f}); cpu a query "
                  f"{many_cpu / alone_cpu:.2f} of one thread's")


if __name__ == "__main__":
    main()
