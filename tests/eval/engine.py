"""Runs the programs of the project over evaluation data: documents -> index -> TREC run. Measures
nothing."""
import json
import pathlib
import subprocess

DEPTH = "200"  # of a run; a direction needs its language's share of it


def documents_into(directory, data):
    """Lays the documents of a data directory out as files. docs.jsonl: {"id", "text"} a line."""
    directory.mkdir(parents=True)
    lines = pathlib.Path(data, "docs.jsonl")
    if not lines.exists():
        for path in pathlib.Path(data, "docs").iterdir():
            directory.joinpath(path.name).write_bytes(path.read_bytes())
        return
    for line in lines.read_text(encoding="utf-8").splitlines():
        document = json.loads(line)
        directory.joinpath(document["id"] + ".txt").write_text(document["text"] + "\n",
                                                              encoding="utf-8")


def make_index(bin_directory, data, work):
    """Indexes the data below `work`; returns the index."""
    name = str(pathlib.Path(data).resolve()).strip("/").replace("/", "-")
    documents = pathlib.Path(work, name)
    documents_into(documents, data)
    index = pathlib.Path(work, name + ".db")
    subprocess.run([pathlib.Path(bin_directory, "tropa-index"), "--quiet", "--db", index, documents],
                   check=True)
    return index


def run(bin_directory, index, data, switches=()):
    """The text of a TREC run over the queries of the data. Exit 1 is "nothing found"."""
    command = [pathlib.Path(bin_directory, "tropa-search"), "--db", index, "--trec", "tropa",
               "--queries", pathlib.Path(data, "queries.tsv"), "--limit", DEPTH, *switches]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, encoding="utf-8")
    if done.returncode > 1:
        raise SystemExit(f"tropa-search ended with {done.returncode}")
    return done.stdout
