#!/usr/bin/env python3
"""Times tropa-stem on words: words a second of processor time, the start of the program, and memory.

  stems.py WORDS --lang pl --bin build/release/bin [--words 1000000] [--rounds 5] [--against OTHER_BIN]

WORDS: a word a line, in the first column when there are tabs; repeated until there are --words of
them. The program is started for each round, with one word and with all; the difference is the
stemming. The smallest of the rounds counts, because others may use the machine, too. --against names
the programs of another build, which take turns with the first.
"""
import argparse
import pathlib
import subprocess
import tempfile

import measure


def run(program, language, words):
    with open(words, "rb") as stdin:
        one = measure.timed([program, "--lang", language], stdin=stdin, stdout=subprocess.DEVNULL)
    if one.status != 0:
        measure.fail(f"{program}: exit status {one.status}")
    return one


def write_words(source, fewest, target):
    """Line by line: what this process holds is counted as memory of the programs it starts."""
    number = 0
    with open(target, "w", encoding="utf-8") as out:
        while number < fewest:
            before = number
            with open(source, encoding="utf-8") as lines:
                for line in lines:
                    word = line.rstrip("\n").split("\t")[0]
                    if word and word[0] != "#":
                        out.write(word + "\n")
                        number += 1
            if number == before:
                measure.fail(f"{source}: no words")
    return number


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("words")
    parser.add_argument("--lang", required=True)
    parser.add_argument("--bin", required=True, help="directory of the programs")
    parser.add_argument("--words", dest="number", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--against", metavar="BIN")
    a = parser.parse_args()
    builds = {"tropa": pathlib.Path(a.bin, "tropa-stem")}
    if a.against:
        builds["other"] = pathlib.Path(a.against, "tropa-stem")
    with tempfile.TemporaryDirectory() as scratch:
        one = pathlib.Path(scratch, "one")
        one.write_text("słowo\n", "utf-8")
        many = pathlib.Path(scratch, "many")
        number = write_words(a.words, a.number, many)
        starts = {name: [] for name in builds}
        fulls = {name: [] for name in builds}
        for _ in range(a.rounds):
            for name, program in builds.items():
                starts[name].append(run(program, a.lang, one))
                fulls[name].append(run(program, a.lang, many))
    print(f"{number} words{'':8}{'words/s':>12}{'start, ms':>12}{'memory, MiB':>14}")
    for name in builds:
        start = min(one.processor_seconds for one in starts[name])
        full = min(one.processor_seconds for one in fulls[name])
        memory = max(one.peak_mib for one in fulls[name])
        print(f"{name:20}{number / (full - start):12.0f}{1000 * start:12.1f}{memory:14.1f}")


if __name__ == "__main__":
    main()
