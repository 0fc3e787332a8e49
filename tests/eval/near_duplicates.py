#!/usr/bin/env python3
"""Makes copies of articles as newsrooms make them and measures which of them fold into one hit.

near_duplicates.py DIR... --bin build/bin [--articles 1000] [--seed 1]

DIR: text files, the headline in the first line. Of every article there are copies that should fold (a tenth of the
words replaced; words replaced, left out and put in; another headline and lead; an agency line; a quarter cut off) and
articles that should not (half of it; all numbers changed, if it has eight; a third of its text inside another article;
the beginning alone, a word changed). Each article is searched by eight of its words. Recall: of the copies, how many are
in one hit with the article. Precision: of all articles that are folded in any answer, how many are copies of their hit.
"""
import argparse
import collections
import json
import pathlib
import random
import re
import subprocess
import sys
import tempfile

WORD = re.compile(r"\w+")
LEADS = {"pl": "Jak podała w piątek agencja, powołując się na rzecznika urzędu, sprawa ma dalszy ciąg.",
         "uk": "Як повідомила у п'ятницю агенція з посиланням на речника відомства, справа має продовження.",
         "ru": "Как сообщило в пятницу агентство со ссылкой на представителя ведомства, дело получило продолжение."}
FEWEST_WORDS = 100  # of an article that is used


def read_articles(directories, count, chance):
    """[(title, [paragraph, ...])]: long enough, none twice."""
    files = sorted(path for directory in directories for path in pathlib.Path(directory).rglob("*") if path.is_file())
    chance.shuffle(files)
    articles, seen = [], set()
    for path in files:
        lines = [line.strip() for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
        if len(lines) > 1 and re.match(r"\W*(date\W*)?\d{4}-\d\d-\d\d", lines[1]):
            del lines[1]
        body = lines[1:]
        if len(" ".join(body).split()) < FEWEST_WORDS or body[0] in seen:
            continue
        seen.add(body[0])
        articles.append((lines[0], body))
        if len(articles) == count:
            break
    return articles


def letters_of(text):
    if re.search("[іїєґ]", text):
        return "uk"
    return "ru" if re.search("[а-я]", text) else "pl"


class Copies:
    def __init__(self, articles, chance):
        self.articles, self.chance = articles, chance
        self.words = collections.defaultdict(list)
        for _, body in articles:
            self.words[letters_of(" ".join(body))] += WORD.findall(" ".join(body))

    def strange_word(self, body):
        return self.chance.choice(self.words[letters_of(" ".join(body))])

    def edited(self, body, share, ways=("replace",)):
        """`share` of the words changed, in one of these ways each."""
        places = [(line, at) for line, text in enumerate(body) for at in range(len(text.split(" ")))]
        words = [text.split(" ") for text in body]
        for line, at in self.chance.sample(places, round(share * len(places))):
            way = self.chance.choice(ways)
            new = self.strange_word(body)
            words[line][at] = {"replace": new, "insert": words[line][at] + " " + new, "delete": ""}[way]
        return [" ".join(word for word in line if word) for line in words]

    def cut(self, body, share):
        words = " \n ".join(body).split(" ")
        return " ".join(words[:round(share * len(words))]).split("\n")

    def other(self, number):
        """The next article in the same language."""
        language = letters_of(" ".join(self.articles[number][1]))
        while True:
            number = (number + 1) % len(self.articles)
            title, one = self.articles[number]
            if letters_of(" ".join(one)) == language:
                return title, one

    def of(self, number):
        """(kind, should fold, title, body)"""
        title, body = self.articles[number]
        headline, stranger = self.other(number)
        lead = LEADS[letters_of(" ".join(body))]
        yield "a tenth replaced", True, title, self.edited(body, .1)
        yield "a tenth edited", True, title, self.edited(body, .1, ("replace", "insert", "delete"))
        yield "other headline and lead", True, headline, [lead] + self.edited(body, .03)
        yield "agency line", True, title, ["(PAP) 12:40. " + body[0]] + body[1:]
        yield "a quarter cut off", True, title, self.cut(body, .75)
        yield "half of it", False, title, self.cut(body, .5)
        if len(set(re.findall(r"\d+", " ".join(body)))) >= 8:
            yield "other numbers", False, title, [
                re.sub(r"\d+", lambda _: str(self.chance.randrange(10_000)), line) for line in body]
        yield "a third inside another", False, headline, self.cut(stranger, .4) + self.cut(body, .33)
        brief = self.cut(body, 1)[0].split()[:25]
        if len(brief) > 12:
            brief[6] = self.strange_word(body)
            yield "the beginning, a word changed", False, title, [" ".join(brief)]


def make_documents(articles, chance):
    """{kind: (should fold, [(number of the article, title, body)])}; "original" is one of them."""
    copies = Copies(articles, chance)
    kinds = {"original": (True, [(number, *article) for number, article in enumerate(articles)])}
    for number in range(len(articles)):
        for kind, folds, one_title, one_body in copies.of(number):
            kinds.setdefault(kind, (folds, []))[1].append((number, one_title, one_body))
    return kinds


def query_for(body, chance):
    long = sorted({word for word in WORD.findall(" ".join(body)) if len(word) > 5 and not word.isdigit()})
    return " ".join(chance.sample(long, min(8, len(long))))


def groups_found(bin_directory, documents, queries):
    """For each query, the lists of ids that are one hit."""
    with tempfile.TemporaryDirectory() as work:
        index = str(pathlib.Path(work, "copies.db"))
        lines = "\n".join(json.dumps({"id": name, "title": title, "text": "\n\n".join(body)}, ensure_ascii=False)
                          for name, title, body in documents)
        subprocess.run([pathlib.Path(bin_directory, "tropa-index"), "--quiet", "--db", index, "-"], input=lines.encode(),
                       check=True)
        request = "\n".join(json.dumps({"query": query, "exact": True, "snippets": False, "limit": 50}) for query in queries)
        done = subprocess.run([pathlib.Path(bin_directory, "tropa-search"), "--db", index, "--jsonl"],
                              input=request + "\n", stdout=subprocess.PIPE, text=True, encoding="utf-8", check=True)
    return [[[hit["id"], *hit["similar"]] for hit in json.loads(line)["hits"]] for line in done.stdout.splitlines()]


def measured(bin_directory, kinds, queries, chance):
    """Of these kinds and the originals: (copies that share a hit with their article, copies, right and wrong members
    of hits)."""
    documents = [(f"{kind}/{number}", title, body) for kind, (_, rows) in kinds.items() for number, title, body in rows]
    chance.shuffle(documents)
    together = copies = right = wrong = 0
    for number, groups in enumerate(groups_found(bin_directory, documents, queries)):
        own = next((group for group in groups if f"original/{number}" in group), [])
        for kind, (_, rows) in kinds.items():
            if kind != "original" and any(row[0] == number for row in rows):
                copies += 1
                together += f"{kind}/{number}" in own
        for best, *others in groups:
            for other in others:
                folds = [kinds[name.split("/")[0]][0] for name in (best, other)]
                good = best.split("/")[1] == other.split("/")[1] and all(folds)
                right, wrong = right + good, wrong + (not good)
    return together, copies, right, wrong


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("directories", nargs="+")
    parser.add_argument("--bin", required=True)
    parser.add_argument("--articles", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    a = parser.parse_args()
    chance = random.Random(a.seed)
    articles = read_articles(a.directories, a.articles, chance)
    kinds = make_documents(articles, chance)
    queries = [query_for(body, chance) for _, body in articles]
    sums = [0, 0, 0, 0]
    print(f"{len(articles)} articles")
    for kind, (folds, rows) in kinds.items():
        if kind == "original":
            continue
        found = measured(a.bin, {"original": kinds["original"], kind: (folds, rows)}, queries, chance)
        print(f"{kind:30} {'folds' if folds else 'stands apart':13} {found[0] / found[1]:.4f} of {found[1]}; "
              f"{found[3]} wrong members")
        sums = [before + now for before, now in zip(sums, found if folds else (0, 0, *found[2:]))]
    print(f"recall {sums[0] / sums[1]:.4f}  precision {sums[2] / (sums[2] + sums[3]):.4f}")
    wanted = {kind: rows for kind, rows in kinds.items() if rows[0]}
    found = measured(a.bin, wanted, queries, chance)
    print(f"all copies in one index: recall {found[0] / found[1]:.4f}  precision {found[2] / (found[2] + found[3]):.4f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
