#!/usr/bin/env python3
"""Indexes judged collections, asks their queries and prints one table of how well they were found.

  retrieval.py NEWS_DIR [MONO_DIR ...] --bin build/bin [--ablation] [--switches="--no-bridge"]

A directory holds docs/ID.txt or docs.jsonl, queries.tsv and qrels.txt; see README.md here. Every
row is printed for the first directory, the merged row for the others. --ablation asks the queries
of all directories again with parts of the expansion off.
"""
import argparse
import pathlib
import tempfile

import engine
import measures

ABLATION = (("all", ()), ("no related", ("--no-related",)), ("no lexicon", ("--no-lexicon",)),
            ("no bridge", ("--no-bridge",)), ("no concepts", ("--no-concepts",)),
            ("none of these", ("--no-bridge", "--no-lexicon", "--no-concepts")),
            ("exact", ("--exact",)))
ORDER = {"merged": 0, "mono": 1, "cross": 2}


def print_rows(name, rows):
    for kind, row in sorted(rows, key=lambda k: (k[0] != "all", k[0], ORDER.get(k[1], 3), k[1])):
        count, means = rows[kind, row]
        print(f"{name:8}{kind:6}{row:10}{count:6}" + "".join(f"{mean:11.4f}" for mean in means))


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", nargs="+")
    parser.add_argument("--bin", required=True, help="directory of the programs")
    parser.add_argument("--ablation", action="store_true")
    parser.add_argument("--switches", default="", help="options for tropa-search")
    parser.add_argument("--keep-runs", metavar="DIR", help="write each run there as NAME.run")
    a = parser.parse_args()
    with tempfile.TemporaryDirectory() as work:
        sets = []
        for data in a.data:
            qrels = measures.read_qrels(pathlib.Path(data, "qrels.txt"))
            sets.append((pathlib.Path(data).name, data, engine.make_index(a.bin, data, work), qrels))

        def scored(data, index, qrels, switches):
            text = engine.run(a.bin, index, data, switches)
            if a.keep_runs:
                pathlib.Path(a.keep_runs, pathlib.Path(data).name + ".run").write_text(
                    text, encoding="utf-8")
            return measures.table(qrels, measures.parse_run(text))

        print(f"{'set':8}{'type':6}{'row':10}{'n':>6}"
              + "".join(f"{name:>11}" for name in measures.NAMES))
        for number, (name, data, index, qrels) in enumerate(sets):
            rows = scored(data, index, qrels, a.switches.split())
            if number > 0:
                rows = {key: row for key, row in rows.items() if key[1] == "merged"}
            print_rows(name, rows)
        if not a.ablation:
            return
        print("\nMRR@10 (merged: nDCG@10)")
        types = sorted({query.split("-")[0] for query in sets[0][3]})
        print(f"{'':14}{'cross':>8}" + "".join(f"{'.' + kind:>8}" for kind in types)
              + f"{'mono':>8}{'merged':>8}" + "".join(f"{one[0]:>8}" for one in sets[1:]))
        for title, switches in ABLATION:
            rows = scored(*sets[0][1:], switches)
            figures = [rows["all", "cross"][1][0]]
            figures += [rows[kind, "cross"][1][0] for kind in types]
            figures += [rows["all", "mono"][1][0], rows["all", "merged"][1][1]]
            figures += [scored(*one[1:], switches)["all", "merged"][1][0] for one in sets[1:]]
            print(f"{title:14}" + "".join(f"{figure:8.4f}" for figure in figures))


if __name__ == "__main__":
    main()
