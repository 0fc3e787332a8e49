#!/usr/bin/env python3
"""Times queries over an index.

  search.py INDEX QUERIES --bin build/release/bin [--rounds 3] [--against OTHER_BIN]

QUERIES: a query a line, in the last column when there are tabs. Each is asked of one tropa-search
--jsonl process, plain and without snippets, then fully expanded with ten snippets; the first round
only warms. "inside" is what the program says it took, "outside" what its reader waited. Then the
program is started anew for single queries. --against names the programs of another build: both
answer every query in turn, and the ratio of all their times is printed.
"""
import argparse
import json
import pathlib
import statistics
import subprocess
import time

import measure

KINDS = (("plain", {"exact": True, "snippets": False}), ("expanded", {}))


class Server:
    """One tropa-search that answers line by line."""

    def __init__(self, program, index):
        self.process = subprocess.Popen([program, "--db", index, "--jsonl"], stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE, text=True, encoding="utf-8")

    def ask(self, query, options):
        """Milliseconds (inside, outside)."""
        start = time.perf_counter()
        self.process.stdin.write(json.dumps({"query": query, **options}) + "\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        outside = 1000 * (time.perf_counter() - start)
        answer = json.loads(line)
        if "took_ms" not in answer:
            measure.fail(f"{query}: {line}")
        return answer["took_ms"], outside

    def close(self):
        self.process.stdin.close()
        self.process.wait()


def show(name, values):
    print(f"{name:28}{statistics.median(values):9.3f}{measure.quantile(values, 0.95):9.3f}"
          f"{max(values):9.2f}", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("index")
    parser.add_argument("queries")
    parser.add_argument("--bin", required=True, help="directory of the programs")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--starts", type=int, default=20)
    parser.add_argument("--against", metavar="BIN")
    a = parser.parse_args()
    queries = [line.split("\t")[-1] for line in
               pathlib.Path(a.queries).read_text("utf-8").splitlines() if line.strip()]
    builds = {"tropa": pathlib.Path(a.bin, "tropa-search")}
    if a.against:
        builds["other"] = pathlib.Path(a.against, "tropa-search")
    print(f"{len(queries)} queries, ms{'':14}{'p50':>9}{'p95':>9}{'max':>9}")
    for kind, options in KINDS:
        servers = {name: Server(program, a.index) for name, program in builds.items()}
        times = {name: [] for name in builds}
        for number in range(a.rounds + 1):
            for query in queries:
                for name, server in servers.items():
                    one = server.ask(query, options)
                    if number > 0:
                        times[name].append(one)
        for name, server in servers.items():
            server.close()
            show(f"{kind}, inside, {name}", [inside for inside, _ in times[name]])
            show(f"{kind}, outside, {name}", [outside for _, outside in times[name]])
        if a.against:
            ours, others = (sum(inside for inside, _ in times[name]) for name in ("tropa", "other"))
            print(f"{kind}, tropa / other: {ours / others:.3f}")
    starts = {name: [] for name in builds}
    for number in range(a.starts + 1):
        for name, program in builds.items():
            run = measure.timed([program, "--db", a.index, "--json", queries[number % len(queries)]],
                                stdout=subprocess.DEVNULL)
            if number > 0:
                starts[name].append(run)
    for name, runs in starts.items():
        show(f"process, wall, {name}", [1000 * run.seconds for run in runs])
        show(f"process, cpu, {name}", [1000 * run.processor_seconds for run in runs])
        print(f"process, peak MiB, {name}: {max(run.peak_mib for run in runs):.0f}")


if __name__ == "__main__":
    main()
