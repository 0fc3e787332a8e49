#!/usr/bin/env python3
"""How well tropa-stem --identify tells languages apart.

  languages.py FILE --bin build/bin

FILE: label<TAB>text a line. A label that is not pl, uk or ru is a language that is none of ours, and
"other" is right for it. Texts of one word, of two to four, and longer ones are counted apart.
"""
import argparse
import collections
import pathlib
import subprocess

OURS = ("pl", "uk", "ru")


def kind_of(text):
    words = len(text.split())
    return "1 word" if words == 1 else "3 words" if words <= 4 else "sentence"


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file")
    parser.add_argument("--bin", required=True, help="directory of the programs")
    a = parser.parse_args()
    rows = [line.split("\t", 1) for line in pathlib.Path(a.file).read_text("utf-8").splitlines()
            if "\t" in line and not line.startswith("#")]
    done = subprocess.run([pathlib.Path(a.bin, "tropa-stem"), "--identify"],
                          input="".join(text + "\n" for _, text in rows), stdout=subprocess.PIPE,
                          text=True, encoding="utf-8", check=True)
    guesses = [line.split("\t", 1)[0] for line in done.stdout.splitlines()]
    if len(guesses) != len(rows):
        raise SystemExit(f"{len(rows)} texts, {len(guesses)} answers")
    kinds = ("1 word", "3 words", "sentence")
    right, total, confusion = collections.Counter(), collections.Counter(), collections.Counter()
    for (label, text), guess in zip(rows, guesses):
        kind = kind_of(text)
        is_right = guess == (label if label in OURS else "other")
        for group in (label, "ours" if label in OURS else "others"):
            total[group, kind] += 1
            right[group, kind] += is_right
        confusion[label, guess] += 1
    labels = sorted({label for label, _ in rows}, key=lambda l: (l not in OURS, l))
    print(f"{'right':8}" + "".join(f"{kind:>10}" for kind in kinds))
    for group in ("ours", "others", *labels):
        shares = (f"{right[group, kind] / total[group, kind]:10.3f}" if total[group, kind]
                  else f"{'-':>10}" for kind in kinds)
        print(f"{group:8}" + "".join(shares))
    answers = (*OURS, "other")
    print(f"\n{'taken as':8}" + "".join(f"{answer:>8}" for answer in answers))
    for label in labels:
        print(f"{label:8}" + "".join(f"{confusion[label, answer]:8}" for answer in answers))


if __name__ == "__main__":
    main()
