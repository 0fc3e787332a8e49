#!/usr/bin/env python3
"""Does an engine of another kind rank as we do? Exports the articles of judged collections with
their terms, asks their queries of Lucene alone, and prints its measures beside those of
tropa-search.

  engines.py NEWS_DIR [MORE_DIR ...] --bin build/bin

Needs javac and liblucene8-java. "lucene" is the classic syntax, "opensearch" the JSON, of which
lucene/EngineRun.java builds what OpenSearch would. The queries are expanded by the exported
vocabulary; no index is open.
"""
import argparse
import glob
import json
import pathlib
import subprocess
import tempfile

import engine
import measures

ROWS = (("all", "cross"), ("all", "mono"), ("all", "merged"))
JARS = ("core", "analyzers-common", "queryparser")


def class_path(work):
    jars = [sorted(glob.glob(f"/usr/share/java/lucene-{name}-8*.jar"))[-1:] for name in JARS]
    if not all(jars):
        raise SystemExit("Lucene 8 is missing: apt-get install liblucene8-java default-jdk-headless")
    path = ":".join([str(work)] + [jar for found in jars for jar in found])
    source = pathlib.Path(__file__).parent / "lucene" / "EngineRun.java"
    subprocess.run(["javac", "-d", work, "-cp", path, source], check=True)
    return path


def requests(bin_directory, vocabulary, data, syntax, switches, out):
    """Writes the queries of the data as the engine takes them; says which it cannot take."""
    queries = [line.split("\t", 1) for line in
               pathlib.Path(data, "queries.tsv").read_text(encoding="utf-8").splitlines() if line]
    lines = "".join(json.dumps({"query": text}, ensure_ascii=False) + "\n" for _, text in queries)
    done = subprocess.run([pathlib.Path(bin_directory, "tropa-search"), "--vocabulary", vocabulary,
                           "--as", syntax, "--jsonl", *switches],
                          input=lines, stdout=subprocess.PIPE, text=True, encoding="utf-8", check=True)
    refused = 0
    with open(out, "w", encoding="utf-8") as file:
        for (name, text), line in zip(queries, done.stdout.splitlines(), strict=True):
            answer = json.loads(line)
            refused += "error" in answer
            file.write(json.dumps({"id": name, **answer}, ensure_ascii=False) + "\n")
    return refused


def docno(run):
    """As tropa-search writes a TREC run: without the last extension of the file."""
    lines = []
    for line in run.splitlines():
        columns = line.split("\t")
        columns[2] = columns[2].rpartition(".")[0] or columns[2]
        lines.append(" ".join(columns))
    return "\n".join(lines)


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", nargs="+")
    parser.add_argument("--bin", required=True, help="directory of the programs")
    parser.add_argument("--switches", default="", help="options for tropa-search")
    a = parser.parse_args()
    switches = a.switches.split()
    with tempfile.TemporaryDirectory() as work:
        work = pathlib.Path(work)
        path = class_path(work)
        print(f"{'set':8}{'by':12}" + "".join(f"{row:>10}" for _, row in ROWS) + "   refused   (MRR@10)")
        for data in a.data:
            name = pathlib.Path(data).name
            qrels = measures.read_qrels(pathlib.Path(data, "qrels.txt"))
            index = engine.make_index(a.bin, data, work)

            def show(by, run, refused=0):
                table = measures.table(qrels, measures.parse_run(run))
                figures = [table[row][1][0] if row in table else float("nan") for row in ROWS]
                print(f"{name:8}{by:12}" + "".join(f"{figure:10.4f}" for figure in figures)
                      + f"{refused:10}", flush=True)

            show("tropa", engine.run(a.bin, index, data, switches))
            export = [pathlib.Path(a.bin, "tropa-index"), "--quiet", "--db", index, "--export"]
            articles, vocabulary = work / "articles.jsonl", work / "vocabulary"
            with open(articles, "wb") as out:
                subprocess.run([*export, "jsonl", "--analyzed"], stdout=out, check=True)
            with open(vocabulary, "wb") as out:
                subprocess.run([*export, "vocabulary"], stdout=out, check=True)
            java = ["java", "-Xmx1g", "-cp", path, "EngineRun"]
            lucene = work / (name + ".lucene")
            subprocess.run([*java, articles, lucene], check=True)
            for syntax in ("lucene", "opensearch"):
                queries = work / "queries.jsonl"
                refused = requests(a.bin, vocabulary, data, syntax, switches, queries)
                run = subprocess.run([*java, lucene, queries, engine.DEPTH, syntax],
                                     stdout=subprocess.PIPE, text=True, encoding="utf-8", check=True)
                show(syntax, docno(run.stdout), refused)


if __name__ == "__main__":
    main()
