#!/usr/bin/env python3
"""Breaks the sources on purpose, one place at a time, and says which breaks no test notices.

  mutants.py [NAME...] [--list]     all of tests/mutants.tsv, or those named

Works on a copy of the tree in build/mutants, with a build of its own that takes the compiled
dictionaries of build/share/tropa: run tests/run.sh first. A mutant is a row of mutants.tsv:

  name<TAB>room or file<TAB>pattern<TAB>replacement<TAB>tests

The pattern is a regular expression of Python that must match exactly one place in the sources of
the room (over line ends, where it has \\s), so it follows code that moves to another file. Tests,
separated by blanks, are run until one fails: unit, unit:PATTERN (doctest's -tc=), cli:SCENARIO,
faults. Exit status: 0 all caught, 1 some survived, 2 a row that fits no longer.
"""
import argparse
import os
import pathlib
import re
import shutil
import subprocess
import sys

TOP = pathlib.Path(__file__).resolve().parent.parent
WORK = TOP / "build" / "mutants"
ROOMS = ("stemmers", "indexer", "searcher")
FOLDERS = ROOMS + ("tests", "corpus")
TARGETS = {"unit": ["unit_tests"], "cli": ["cli_tests"],
           "faults": ["tropa-index", "tropa-search", "fault_shim"]}


def read_rows():
    for number, line in enumerate((TOP / "tests/mutants.tsv").read_text(encoding="utf-8").splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        cells = line.split("\t")
        if len(cells) != 5:
            sys.exit(f"mutants.tsv:{number}: {len(cells)} columns, not 5")
        yield cells


def sources(where):
    root = TOP / where
    if root.is_file():
        return [root]
    return sorted(path for path in root.rglob("*") if path.suffix in (".cpp", ".hpp"))


def place(where, pattern):
    """The file that has the pattern and its text, or why there is not exactly one."""
    found = []
    for path in sources(where):
        text = path.read_text(encoding="utf-8")
        found += [(path, text)] * len(re.findall(pattern, text))
    if len(found) != 1:
        return None, f"the pattern fits {len(found)} places in {where}"
    return found[0], ""


def run(command, **more):
    return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
                          errors="replace", check=False, **more)


def prepare():
    tree = WORK / "tree"
    for name in FOLDERS:
        if (tree / name).exists():
            sync(TOP / name, tree / name)
        else:
            shutil.copytree(TOP / name, tree / name)
    for name in ("CMakeLists.txt", "README.md", "LICENSE"):
        copy_changed(TOP / name, tree / name)
    made = run(["cmake", "-S", tree, "-B", WORK / "build", "-G", "Ninja", "-DCMAKE_BUILD_TYPE=Release",
                "-DCMAKE_CXX_FLAGS_RELEASE=-O1", f"-DTROPA_DATA_FROM={TOP / 'build/share/tropa'}"])
    if made.returncode:
        sys.exit(made.stdout)


def copy_changed(source, target):
    if not target.exists() or source.read_bytes() != target.read_bytes():
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)


def sync(source, target):
    """Keeps the times of files that did not change, so that they are not compiled again."""
    wanted = {path.relative_to(source) for path in source.rglob("*") if path.is_file()}
    for path in [path for path in target.rglob("*") if path.is_file()]:
        if path.relative_to(target) not in wanted:
            path.unlink()
    for name in wanted:
        copy_changed(source / name, target / name)


def build(targets):
    return run(["cmake", "--build", WORK / "build", "--parallel", "--target", *targets])


def test_fails(test):
    kind, _, which = test.partition(":")
    if kind == "unit":
        return run([WORK / "build/bin/unit_tests"] + ([f"-tc={which}"] if which else []), timeout=900)
    if kind == "cli":
        only = {"TROPA_SCENARIO": which} if which else {}
        return run([WORK / "build/bin/cli_tests"], env=os.environ | only, timeout=900)
    return run(["ctest", "--test-dir", WORK / "build", "-R", f"^{kind}$"], timeout=1800)


def judge(name, where, pattern, replacement, tests):
    found, trouble = place(where, pattern)
    if found is None:
        return "does not fit", trouble
    path, text = found
    target = WORK / "tree" / path.relative_to(TOP)
    target.write_text(re.sub(pattern, replacement, text), encoding="utf-8")
    try:
        kinds = {test.partition(":")[0] for test in tests.split()}
        built = build([target for kind in sorted(kinds) for target in TARGETS[kind]])
        if built.returncode:
            return "does not compile", built.stdout[-1500:]
        for test in tests.split():
            try:
                if test_fails(test).returncode:
                    return "caught", test
            except subprocess.TimeoutExpired:
                return "caught", f"{test} does not end"
        return "SURVIVED", tests
    finally:
        target.write_text(text, encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*")
    parser.add_argument("--list", action="store_true", help="only say where each would change what")
    arguments = parser.parse_args()
    rows = [row for row in read_rows() if not arguments.names or row[0] in arguments.names]
    if arguments.list:
        wrong = 0
        for name, where, pattern, _, _ in rows:
            found, trouble = place(where, pattern)
            wrong += found is None
            print(f"{name}: {found[0].relative_to(TOP) if found else trouble}")
        return 2 if wrong else 0
    prepare()
    counts = {}
    for row in rows:
        verdict, detail = judge(*row)
        counts[verdict] = counts.get(verdict, 0) + 1
        print(f"{row[0]}: {verdict} ({detail})", flush=True)
    print(", ".join(f"{count} {verdict}" for verdict, count in sorted(counts.items())))
    if counts.get("does not fit") or counts.get("does not compile"):
        return 2
    return 1 if counts.get("SURVIVED") else 0


sys.exit(main())
