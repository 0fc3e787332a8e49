#!/usr/bin/env python3
"""Times indexing of a directory of articles, from nothing, into a fresh index each time.

  index.py CORPUS_DIR --bin build/release/bin [--runs 3] [--omindex | --against COMMAND]
           [--growth LARGER_CORPUS_DIR] [--change 10] [--keep INDEX]

Prints wall and processor seconds, articles a second, size of the index over size of the input, and
the most memory held; then what each table of the index takes, a re-run when nothing changed, and
runs that replace some articles (the corpus is put back as it was). With --against another command
is run in turn with ours, {corpus} and {index} replaced by a directory each, and the ratio of the
two is printed for every pair: on a machine that others use, only the ratios can be compared.
--omindex is short for the one of xapian-omega without a stemmer. --growth indexes a larger
directory too, and prints articles a processor second there over here.
"""
import argparse
import os
import pathlib
import shlex
import statistics
import subprocess
import tempfile

import measure


def options():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus")
    parser.add_argument("--bin", required=True, help="directory of the programs")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--against", metavar="COMMAND")
    parser.add_argument("--omindex", action="store_true", help="the same as --against with omindex")
    parser.add_argument("--growth", metavar="CORPUS")
    parser.add_argument("--change", type=int, default=10, help="articles that are replaced")
    parser.add_argument("--keep", metavar="INDEX", help="where the last index goes, for search.py")
    a = parser.parse_args()
    if a.omindex:
        a.against = "omindex --db {index} --url / --stemmer=none {corpus}"
    return a


def print_tables(index, input_bytes):
    tables = {}
    for file in index.rglob("*.glass"):
        tables[file.stem] = tables.get(file.stem, 0) + file.stat().st_size
    print("tables:", ", ".join(f"{name} {size / input_bytes:.2f}"
                               for name, size in sorted(tables.items())), flush=True)


def main():
    a = options()
    articles = sum(len(names) for _, _, names in os.walk(a.corpus))
    input_bytes = measure.bytes_below(a.corpus)
    for where, _, names in os.walk(a.corpus):  # nobody's first run pays for reading the disk
        for name in names:
            pathlib.Path(where, name).read_bytes()
    print(f"{articles} articles, {input_bytes / 2**20:.1f} MiB")
    print(f"{'':10}{'wall s':>9}{'cpu s':>9}{'docs/s':>9}{'size':>7}{'MiB':>8}")

    def show(name, run, index, count=articles, size=input_bytes):
        print(f"{name:10}{run.seconds:9.2f}{run.processor_seconds:9.2f}{count / run.seconds:9.0f}"
              f"{measure.bytes_below(index) / size:7.2f}{run.peak_mib:8.0f}", flush=True)
        if run.status not in (0, 3):
            measure.fail(f"{name} ended with {run.status}")

    ratios = []
    with tempfile.TemporaryDirectory() as work:
        for number in range(a.runs):
            index = pathlib.Path(work, f"tropa-{number}")
            command = [pathlib.Path(a.bin, "tropa-index"), "--quiet", "--db", index, a.corpus]
            ours = measure.timed(command)
            show("tropa", ours, index)
            if a.against:
                other = pathlib.Path(work, f"other-{number}")
                text = a.against.format(corpus=shlex.quote(a.corpus), index=shlex.quote(str(other)))
                theirs = measure.timed(["sh", "-c", text], stdout=subprocess.DEVNULL)
                show("other", theirs, other)
                ratios.append(ours.seconds / theirs.seconds)
                print(f"{'ratio':10}{ratios[-1]:9.3f}", flush=True)
        print_tables(index, input_bytes)
        show("unchanged", measure.timed(command), index)
        files = sorted(file for file in pathlib.Path(a.corpus).rglob("*") if file.is_file())
        before = {file: file.read_bytes() for file in files[:a.change]}
        try:
            for file, data in before.items():
                file.write_bytes(data + b"\n")
            show(f"{len(before)} new", measure.timed(command), index)
        finally:
            for file, data in before.items():
                file.write_bytes(data)
        show(f"{len(before)} back", measure.timed(command), index)
        if a.growth:
            larger = pathlib.Path(work, "larger")
            more = sum(len(names) for _, _, names in os.walk(a.growth))
            run = measure.timed([pathlib.Path(a.bin, "tropa-index"), "--quiet", "--db", larger,
                                 a.growth])
            show("larger", run, larger, more, measure.bytes_below(a.growth))
            rate = (more / run.processor_seconds) / (articles / ours.processor_seconds)
            print(f"articles a processor second, larger over smaller: {rate:.2f}", flush=True)
        if a.keep:
            index.rename(a.keep)
    if ratios:
        print(f"ratio of wall, middle of {len(ratios)} pairs: {statistics.median(ratios):.3f}")


if __name__ == "__main__":
    main()
