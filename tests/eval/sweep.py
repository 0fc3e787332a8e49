#!/usr/bin/env python3
"""Prints how the figures move with one weight of the ranking.

  sweep.py NEWS_DIR MONO_DIR... --weight kBm25B --values 0.3,0.5,0.75
  sweep.py NEWS_DIR MONO_DIR... --set kBm25K1=1.5 --weight kBm25B --values 0.3,0.5
  sweep.py --list

The weights are constants of the program. This driver copies the sources to a scratch directory, turns
there every number of the files in SWEPT into one that is read from the environment, and builds once;
then each value is only a run. Numbers of one declaration are named NAME.0, NAME.1 and so on, those of
a switch by their case: Why.kStem. --weight may be repeated: the curves are printed one after the
other, each from the same starting point, which --set moves.
"""
import argparse
import os
import pathlib
import re
import shutil
import subprocess
import tempfile

import engine
import measures

ROOT = pathlib.Path(__file__).resolve().parents[2]
SEARCHER, INDEXER = SWEPT = ("searcher/words/weights.hpp", "indexer/terms/document_indexer.hpp")
READER = """
#include <cstdlib>
inline double swept(const char* name, double usual) {
  const char* given = std::getenv(name);
  return given ? std::atof(given) : usual;
}
"""
NUMBER = r"(?<![\w.])\d+(?:\.\d+)?(?![\w.'])"
DECLARATION = re.compile(r"inline constexpr ([\w:]+)\s+(k\w+)\s*=\s*([^;]+);")
CASE = re.compile(r"case (\w+)::(\w+):\s*return (" + NUMBER + r");")


def opened(text):
    """The text of a header with its numbers read at run time, and {name: usual value}."""
    found = {}

    def declaration(match):
        kind, name, value = match.groups()
        numbers = re.findall(NUMBER, value)
        counter = iter(range(len(numbers)))

        def number(one):
            full = name if len(numbers) == 1 else f"{name}.{next(counter)}"
            found[full] = one.group()
            return f'swept("{full}", {one.group()})'
        value = re.sub(NUMBER, number, value)
        if kind not in ("auto", "double"):
            value = f"static_cast<{kind}>({value})"
        return f"inline const {kind} {name} = {value};"

    def case(match):
        name = f"{match[1]}.{match[2]}"
        found[name] = match[3]
        return f'case {match[1]}::{match[2]}: return swept("{name}", {match[3]});'

    text = CASE.sub(case, DECLARATION.sub(declaration, text))
    text = re.sub(r"^constexpr ", "inline ", text, flags=re.MULTILINE)
    return text.replace("#pragma once", "#pragma once\n" + READER, 1), found


def build(scratch):
    """Builds the opened programs; returns where they are and the names of each file."""
    source = scratch / "source"
    names = {}
    for room in ("stemmers", "indexer", "searcher", "CMakeLists.txt"):
        for path in [ROOT / room, *sorted((ROOT / room).rglob("*"))]:
            if not path.is_file():
                continue
            target = source / path.relative_to(ROOT)
            wanted = path.read_bytes()
            name = str(path.relative_to(ROOT))
            if name in SWEPT:
                # Two rooms never meet in one file, so each may have its own reader.
                text, names[name] = opened(wanted.decode())
                wanted = text.encode()
            # What did not change keeps its time, so that the next build is short.
            if not target.exists() or target.read_bytes() != wanted:
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(wanted)
                shutil.copymode(path, target)
    subprocess.run(["cmake", "-G", "Ninja", "-S", source, "-B", scratch / "build", "-DTROPA_TESTS=OFF",
                    "-DCMAKE_BUILD_TYPE=Release"], check=True, stdout=subprocess.DEVNULL)
    subprocess.run(["cmake", "--build", scratch / "build", "-j2", "--target", "tropa-index",
                    "tropa-search"], check=True, stdout=subprocess.DEVNULL)
    return scratch / "build/bin", names


def figures(bin_directory, sets):
    """cross, its types, mono, merged nDCG of the first set; MRR of the others."""
    out = {}
    for number, (name, data, index, qrels) in enumerate(sets):
        rows = measures.table(qrels, measures.parse_run(engine.run(bin_directory, index, data)))
        if number > 0:
            out[name] = rows["all", "merged"][1][0]
            continue
        out["cross"] = rows["all", "cross"][1][0]
        for kind in sorted({kind for kind, _ in rows} - {"all"}):
            out["." + kind] = rows[kind, "cross"][1][0]
        out["worst"] = min(means[0] for (kind, row), (_, means) in rows.items()
                           if kind == "all" and "->" in row and row[:2] != row[-2:])
        out["mono"] = rows["all", "mono"][1][0]
        out["merged"] = rows["all", "merged"][1][1]
    return out


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", nargs="*")
    parser.add_argument("--weight", action="append", default=[], metavar="NAME")
    parser.add_argument("--values", action="append", default=[], metavar="A,B,...")
    parser.add_argument("--set", action="append", default=[], metavar="NAME=VALUE")
    parser.add_argument("--list", action="store_true", help="the names of all weights")
    parser.add_argument("--scratch", default=ROOT / "build/sweep", type=pathlib.Path)
    a = parser.parse_args()
    if a.list:
        for path in SWEPT:
            for name, value in opened((ROOT / path).read_text("utf-8"))[1].items():
                print(f"{name:24}{value:>10}  {path}")
        return
    if len(a.weight) != len(a.values):
        parser.error("each --weight takes its own --values")
    bin_directory, names = build(a.scratch.resolve())
    for name, value in (one.split("=") for one in a.set):
        os.environ[name] = value
    for name in (*a.weight, *(one.split("=")[0] for one in a.set)):
        if not any(name in found for found in names.values()):
            parser.error(f"no weight {name}; --list shows them")
    with tempfile.TemporaryDirectory() as work:
        def indexed():
            step = tempfile.mkdtemp(dir=work)
            return [(pathlib.Path(data).name, data, engine.make_index(bin_directory, data, step),
                     measures.read_qrels(pathlib.Path(data, "qrels.txt"))) for data in a.data]

        usual = indexed()

        def show(label, sets):
            row = figures(bin_directory, sets)
            print(f"{label:26}" + "".join(f"{value:8.4f}" for value in row.values()), flush=True)
            return row

        print(f"{'':26}" + "".join(f"{name:>8}" for name in figures(bin_directory, usual)))
        show("as it is" if not a.set else " ".join(a.set), usual)
        for name, values in zip(a.weight, a.values):
            before = os.environ.get(name)
            for value in values.split(","):
                os.environ[name] = value
                # What the indexer weighs is seen after indexing anew.
                show(f"{name} {value}", indexed() if name in names[INDEXER] else usual)
            if before is None:
                del os.environ[name]
            else:
                os.environ[name] = before


if __name__ == "__main__":
    main()
