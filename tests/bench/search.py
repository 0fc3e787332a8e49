#!/usr/bin/env python3
"""Times queries over an index.

  search.py INDEX QUERIES --bin build/release/bin [--rounds 3] [--against OTHER_BIN]

QUERIES: a query a line, in the last column when there are tabs. Each is asked of one tropa-search
--jsonl process: plain (words as they are written) and expanded (everything), each without and with
ten snippets; then as a phrase, when it has several words. "inside" is what the program says it took,
"outside" what its reader waited, "cpu" the processor time of the process between question and
answer; the first round stands apart as "first asked, cpu". Then the program is started anew for single queries. --against
names the programs of another build: both answer every query in turn, and the ratio of all their
times is printed; --against-index, when they cannot read the same one.
"""
import argparse
import json
import pathlib
import statistics
import subprocess
import time

import measure

KINDS = (("plain", {"exact": True, "snippets": False}), ("plain, snippets", {"exact": True}),
         ("expanded", {"snippets": False}), ("expanded, snippets", {}),
         ("phrase", {"snippets": False}))


def asked(kind, query):
    """The query as this kind asks it; None to leave it out."""
    if kind != "phrase":
        return query
    return f'"{query}"' if " " in query else None


class Server:
    """One tropa-search that answers line by line."""

    def __init__(self, program, index):
        self.process = subprocess.Popen([program, "--db", index, "--jsonl"], stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE, text=True, encoding="utf-8")

    def processor_seconds(self):
        """So far. Linux only."""
        with open(f"/proc/{self.process.pid}/schedstat", encoding="ascii") as stat:
            return int(stat.read().split()[0]) / 1e9

    def ask(self, query, options):
        """Milliseconds (inside, outside, cpu)."""
        processor = self.processor_seconds()
        start = time.perf_counter()
        self.process.stdin.write(json.dumps({"query": query, **options}) + "\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        outside = 1000 * (time.perf_counter() - start)
        answer = json.loads(line)
        if "took_ms" not in answer:
            measure.fail(f"{query}: {line}")
        return answer["took_ms"], outside, 1000 * (self.processor_seconds() - processor)

    def close(self):
        self.process.stdin.close()
        self.process.wait()


def show(name, values):
    print(f"{name:42}{statistics.median(values):9.3f}{measure.quantile(values, 0.95):9.3f}"
          f"{max(values):9.2f}{statistics.mean(values):9.3f}",
          flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("index")
    parser.add_argument("queries")
    parser.add_argument("--bin", required=True, help="directory of the programs")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--starts", type=int, default=20)
    parser.add_argument("--against", metavar="BIN")
    parser.add_argument("--against-index", metavar="INDEX", help="default: the same")
    a = parser.parse_args()
    queries = [line.split("\t")[-1] for line in
               pathlib.Path(a.queries).read_text("utf-8").splitlines() if line.strip()]
    builds = {"tropa": (pathlib.Path(a.bin, "tropa-search"), a.index)}
    if a.against:
        builds["other"] = (pathlib.Path(a.against, "tropa-search"), a.against_index or a.index)
    print(f"{len(queries)} queries, ms{'':28}{'p50':>9}{'p95':>9}{'max':>9}{'mean':>9}")
    for kind, options in KINDS:
        servers = {name: Server(*build) for name, build in builds.items()}
        times = {name: [] for name in builds}
        first = {name: [] for name in builds}
        for number in range(a.rounds + 1):
            for query in filter(None, (asked(kind, query) for query in queries)):
                for name, server in servers.items():
                    one = server.ask(query, options)
                    (times if number > 0 else first)[name].append(one)
        for name, server in servers.items():
            server.close()
            for place, what in enumerate(("inside", "outside", "cpu")):
                show(f"{kind}, {what}, {name}", [one[place] for one in times[name]])
            show(f"{kind}, first asked, cpu, {name}", [one[2] for one in first[name]])
        if a.against:
            ours, others = (sum(one[2] for one in times[name]) for name in ("tropa", "other"))
            print(f"{kind}, cpu, tropa / other: {ours / others:.3f}")
    starts = {name: [] for name in builds}
    for number in range(a.starts + 1):
        for name, (program, index) in builds.items():
            run = measure.timed([program, "--db", index, "--json", queries[number % len(queries)]],
                                stdout=subprocess.DEVNULL)
            if number > 0:
                starts[name].append(run)
    for name, runs in starts.items():
        show(f"process, wall, {name}", [1000 * run.seconds for run in runs])
        show(f"process, cpu, {name}", [1000 * run.processor_seconds for run in runs])
        print(f"process, peak MiB, {name}: {max(run.peak_mib for run in runs):.0f}")


if __name__ == "__main__":
    main()
