"""Measures of a ranking against judged answers, in TREC formats. Knows no program and no index.

qrels: "QUERY 0 DOCUMENT GRADE" a line; run: "QUERY Q0 DOCUMENT RANK SCORE TAG". The id of a query
begins with its type and its language (h-pl-0042), the id of a document ends in its language
(story7.uk).
"""
import collections
import math

DEPTH = 10
NAMES = ("MRR@10", "nDCG@10", "Recall@10")


def language_of(document):
    return document.rpartition(".")[2] if "." in document else "-"


def read_qrels(path):
    """{query: {document: grade}}, answers only."""
    answers = collections.defaultdict(dict)
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            if not line.strip():
                continue
            query, _, document, grade = line.split()
            if int(grade) > 0:
                answers[query][document] = int(grade)
    return dict(answers)


def parse_run(text):
    """{query: [document, ...]}, best first. Equal scores stand in the order of their ranks."""
    found = collections.defaultdict(list)
    for line in text.splitlines():
        if line.strip():
            query, _, document, rank, score, _ = line.split()
            found[query].append((-float(score), int(rank), document))
    return {query: [row[2] for row in sorted(rows)] for query, rows in found.items()}


def measure(ranking, answers):
    """The three measures of one ranking, in the order of NAMES."""
    top = ranking[:DEPTH]
    places = [place for place, document in enumerate(top) if document in answers]
    reciprocal = 1 / (places[0] + 1) if places else 0.0
    gain = sum((2 ** answers[top[place]] - 1) / math.log2(place + 2) for place in places)
    grades = sorted(answers.values(), reverse=True)[:DEPTH]
    best = sum((2 ** grade - 1) / math.log2(place + 2) for place, grade in enumerate(grades))
    return reciprocal, gain / best, len(places) / min(len(answers), DEPTH)


def table(qrels, run):
    """{(type, row): (queries, means)}. Rows: "merged", the ranking as it is against every answer;
    "pl->uk", its Ukrainian documents alone for Polish queries; "mono" and "cross", all directions
    within one language and between two. Type "all" is every type together. A query that found
    nothing counts as zero."""
    values = collections.defaultdict(list)
    for query, answers in qrels.items():
        kind, source = query.split("-")[:2]
        ranking = run.get(query, [])
        rows = [("merged", measure(ranking, answers))]
        for target in sorted({language_of(document) for document in answers}):
            here = {d: grade for d, grade in answers.items() if language_of(d) == target}
            means = measure([d for d in ranking if language_of(d) == target], here)
            rows.append((source + "->" + target, means))
            rows.append(("mono" if source == target else "cross", means))
        for row, means in rows:
            values[kind, row].append(means)
            values["all", row].append(means)
    return {key: (len(rows), tuple(sum(column) / len(rows) for column in zip(*rows)))
            for key, rows in values.items()}
