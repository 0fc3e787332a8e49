#!/usr/bin/env python3
"""How well tropa-stem puts together what belongs together.

  stems.py GOLD --lang pl --bin build/bin [--unknown LEMMAS]

GOLD: form<TAB>lemma<TAB>count, a line for each lemma of a form. Of all pairs of two forms, gold are
those that share a lemma and predicted those that share a stem. Precision, recall and F over pairs;
then the same with each pair weighing as much as the rarer of its forms. --unknown names a file of
lemmas, one a line: a second line then scores the pairs with at least one form all of whose lemmas
are in it. With the programs and the names that the build target "held-out" makes, that is what
becomes of names that no dictionary lists:

  cmake --build build --target held-out
  stems.py GOLD --lang pl --bin build/held-out/bin --unknown build/held-out/pl.names
"""
import argparse
import collections
import pathlib
import subprocess


def read_gold(path):
    lemmas, counts = collections.defaultdict(set), collections.Counter()
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            if line.strip() and not line.startswith("#"):
                form, lemma, count = line.rstrip("\n").split("\t")
                lemmas[form].add(lemma)
                counts[form] += int(count)
    return lemmas, counts


def stems_of(program, language, forms):
    done = subprocess.run([program, "--lang", language], input="\n".join(forms) + "\n",
                          stdout=subprocess.PIPE, text=True, encoding="utf-8", check=True)
    stems = {form: {form} for form in forms}  # a form without a line stands for itself
    for line in done.stdout.splitlines():
        form, *found = line.split("\t")
        if found and form in stems:
            stems[form] = set(found)
    return stems


def partners(keys):
    """-> a function from a form to the forms that share a key with it, itself among them."""
    groups = collections.defaultdict(set)
    for form, own in keys.items():
        for key in own:
            groups[key].add(form)
    return lambda form: set().union(*(groups[key] for key in keys[form]))


def score(lemmas, stems, counts, known=None):
    """(P, R, F, weighted P, R, F). Every pair is met from both of its ends, which changes no
    share."""
    should, does = partners(lemmas), partners(stems)
    inside = {form for form in lemmas if known is not None and lemmas[form] & known}
    sums = [[0, 0, 0], [0, 0, 0]]  # gold, predicted, common; by number and by weight
    for form in lemmas:
        gold, predicted = should(form), does(form)
        for place, others in enumerate((gold, predicted, gold & predicted)):
            others.discard(form)
            if form in inside:
                others -= inside
            sums[0][place] += len(others)
            sums[1][place] += sum(min(counts[form], counts[other]) for other in others)
    out = []
    for gold, predicted, common in sums:
        precision = common / predicted if predicted else 1.0
        recall = common / gold if gold else 1.0
        both = precision + recall
        out += [precision, recall, 2 * precision * recall / both if both else 0.0]
    return out


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold")
    parser.add_argument("--lang", required=True, choices=("pl", "uk", "ru"))
    parser.add_argument("--bin", required=True, help="directory of the programs")
    parser.add_argument("--unknown", metavar="LEMMAS")
    a = parser.parse_args()
    lemmas, counts = read_gold(a.gold)
    stems = stems_of(pathlib.Path(a.bin, "tropa-stem"), a.lang, list(lemmas))
    print(f"{'':10}" + "".join(f"{name:>7}" for name in ("P", "R", "F", "wP", "wR", "wF")))
    slices = [("all", None)]
    if a.unknown:
        unknown = set(pathlib.Path(a.unknown).read_text("utf-8").splitlines())
        slices.append(("unknown", set().union(*lemmas.values()) - unknown))
    for name, known in slices:
        print(f"{name:10}" + "".join(f"{100 * share:7.1f}"
                                     for share in score(lemmas, stems, counts, known)))


if __name__ == "__main__":
    main()
