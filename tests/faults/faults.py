#!/usr/bin/env python3
"""Lets the disk fail and the power go while tropa-index works, and looks at what is left.

  faults.py --bin BUILD/bin --shim BUILD/tests/libfault_shim.so [--quick] [--kills N] [--operations N]
            [--in-a-row N] [--reads N] [--tmpfs N] [--articles N] [--seed N]

After every fault: the index opens, or does not exist yet and the program says so; --verify passes;
a run that failed ended with status 7 and the cause on standard error; a run that ended with 0 left no
article out; the same command again gives exactly the answers of an index that never failed, and
leaves nothing lying about. Prints one line for each violation and a summary; ends with 1 after any.
"""
import argparse
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
import zlib

WORDS = ("повінь місто президент санкції вибори уряд дрон ракета банк ціна газ суд закон армія порт міст "
         "powódź miasto prezydent sankcje wybory rząd dron rakieta bank cena gaz sąd ustawa armia port most "
         "наводнение город президент санкции выборы правительство дрон ракета банк цена газ суд закон H20 S-300").split()
QUERIES = ["санкції", "wybory", "правительство", "H20", "порт міст", "\"банк\"", "rakieta dron", "ціна газу"]
CAUSES = ("No space left", "Input/output error", "not all articles arrived")


class Bench:
    def __init__(self, options):
        self.options = options
        self.random = random.Random(options.seed)
        self.work = tempfile.mkdtemp(prefix="tropa-faults-", dir=options.work)
        self.news = os.path.join(self.work, "news")
        self.home = os.path.join(self.work, "home")  # all that the faults may touch
        self.database = os.path.join(self.home, "db")
        self.bad = 0
        self.done = 0

    # --- the articles: a state before and a state after -------------------------------------------

    def article(self, number, version):
        rnd = random.Random(number * 7 + version)
        title = " ".join(rnd.choices(WORDS, k=6))
        return title + "\n\n" + " ".join(rnd.choices(WORDS, k=60)) + ".\n"

    def write_news(self, after):
        shutil.rmtree(self.news, ignore_errors=True)
        os.makedirs(self.news)
        count = self.options.articles
        for number in range(count + count // 20 if after else count):
            if after and number % 20 == 7 and number < count:
                continue
            version = 1 if after and number % 10 == 3 else 0
            self.put("%05d.txt" % number, self.article(number, version))
        lines = range(10, 60) if after else range(50)
        self.put("feed.jsonl", "".join(
            json.dumps({"id": "f%d" % n, "title": "feed", "text": self.article(n, 5)}) + "\n" for n in lines))

    def put(self, name, text):
        path = os.path.join(self.news, name)
        with open(path, "w", encoding="utf-8") as out:
            out.write(text)
        moment = 1_600_000_000 + zlib.crc32(text.encode()) % 100_000_000
        os.utime(path, (moment, moment))

    # --- the programs ------------------------------------------------------------------------------

    def program(self, name):
        return os.path.join(self.options.bin, name)

    def index(self, *arguments, env=None):
        return subprocess.run([self.program("tropa-index"), "--db", self.database, "--jobs", "2", *arguments],
                              capture_output=True, text=True, cwd=self.work,
                              env={**os.environ, **(env or {})}, timeout=300)

    def faulty(self, kind, at, sticky=False):
        env = {"LD_PRELOAD": self.options.shim, "FAULT_DIR": self.home, "FAULT_KIND": kind,
               "FAULT_AT": str(at), "FAULT_STICKY": "1" if sticky else "0",
               "FAULT_COUNT": os.path.join(self.work, "count")}
        return self.index("news", env=env)

    def count_operations(self):
        self.faulty("none", 0)
        with open(os.path.join(self.work, "count")) as count:
            return int(count.read())

    def answers(self):
        lines = "".join(json.dumps({"query": q, "limit": 50}) + "\n" for q in QUERIES)
        run = subprocess.run([self.program("tropa-search"), "--db", self.database, "--jsonl"], input=lines,
                             capture_output=True, text=True, timeout=120)
        answers = [json.loads(line) for line in run.stdout.splitlines()]
        for answer in answers:
            answer.pop("took_ms", None)
        return run.returncode, answers

    # --- judging -----------------------------------------------------------------------------------

    def complain(self, what, text):
        self.bad += 1
        print("BAD  %s: %s" % (what, text), flush=True)

    def fresh(self, before):
        """An empty home, or one with the index of the state before."""
        shutil.rmtree(self.home, ignore_errors=True)
        os.makedirs(self.home)
        if before:
            shutil.copytree(before, self.database)

    def look(self, what, run, clean, may_be_missing):
        """After a fault."""
        self.done += 1
        if run is not None and run.returncode == 0 and self.answers()[1] != clean:
            self.complain(what, "status 0 with other answers: " + run.stderr.strip())
        if run is not None and run.returncode not in (0, 7):
            self.complain(what, "status %d: %s" % (run.returncode, run.stderr.strip()))
        if run is not None and run.returncode == 7 and not any(c in run.stderr for c in CAUSES):
            self.complain(what, "status 7 without a cause: " + run.stderr.strip())
        if not os.path.exists(self.database):
            if not may_be_missing:
                self.complain(what, "the index is gone")
            elif self.index("--status").returncode != 4:
                self.complain(what, "a missing index is not said to be missing")
        else:
            verified = self.index("--verify")
            if verified.returncode != 0:
                self.complain(what, "--verify: %d %s" % (verified.returncode, verified.stderr.strip()))
            status, answers = self.answers()
            if status != 0 or any("error" in answer for answer in answers):
                self.complain(what, "searching fails: %s" % answers[:1])
        again = self.index("news")
        if again.returncode != 0:
            self.complain(what, "the run afterwards: %d %s" % (again.returncode, again.stderr.strip()))
        if self.answers()[1] != clean:
            self.complain(what, "the run afterwards gives other answers")
        if self.index("--verify").returncode != 0:
            self.complain(what, "--verify fails after the run afterwards")
        names = os.listdir(self.home)
        with open(os.path.join(self.database, "tropa.json")) as manifest:
            segments = json.load(manifest)["segments"]
        lying = [n for n in os.listdir(self.database) if n.startswith("seg-") and n not in segments]
        if names != ["db"] or lying:
            self.complain(what, "left lying about: %s %s" % (names, lying))

    def prepare(self):
        """The answers that everything is compared with, and the index that updates begin with."""
        self.write_news(after=False)
        self.fresh(None)
        assert self.index("news").returncode == 0
        self.before = os.path.join(self.work, "before")
        shutil.copytree(self.database, self.before)
        self.write_news(after=True)
        self.fresh(None)
        start = time.time()
        assert self.index("news").returncode == 0
        self.time = {None: time.time() - start}
        self.clean = self.answers()[1]
        self.fresh(self.before)
        start = time.time()
        assert self.index("news").returncode == 0
        self.time[self.before] = time.time() - start
        if self.answers()[1] != self.clean:
            self.complain("update", "without any fault it gives other answers than a first build")

    # --- the faults --------------------------------------------------------------------------------

    def name(self, before):
        return "update" if before else "first build"

    def operations(self, before, number):
        self.fresh(before)
        total = self.count_operations()
        chosen = range(1, total + 1)
        if total > number:  # the first ones are the creation; the rest evenly
            head = min(number // 4, 24)
            rest = number - head
            chosen = list(range(1, head + 1)) + [head + 1 + i * (total - head - 1) // max(rest - 1, 1) for i in range(rest)]
        kinds = [("eio", False), ("enospc", True), ("short", False), ("kill", False)]
        for i, at in enumerate(chosen):
            for kind, sticky in kinds if not self.options.quick else [kinds[i % 4]]:
                self.fresh(before)
                run = self.faulty(kind, at, sticky)
                what = "%s, %s at operation %d of %d" % (self.name(before), kind, at, total)
                if kind == "kill" and run.returncode == -signal.SIGKILL:
                    run = None
                self.look(what, run, self.clean, may_be_missing=before is None)

    def creation(self, number):
        for at in range(1, number + 1):
            self.fresh(None)
            run = self.faulty("kill", at)
            self.look("creation, kill at operation %d" % at, None if run.returncode == -signal.SIGKILL else run,
                      self.clean, may_be_missing=True)

    def kill_at(self, delay):
        run = subprocess.Popen([self.program("tropa-index"), "--db", self.database, "--jobs", "2", "news"],
                               cwd=self.work, stderr=subprocess.DEVNULL)
        time.sleep(delay)
        run.kill()
        run.wait()

    def kills(self, before, number):
        for i in range(number):
            self.fresh(before)
            delay = self.random.uniform(0, self.time[before] * 1.1)
            self.kill_at(delay)
            self.look("%s, kill %d after %.3f s" % (self.name(before), i, delay), None, self.clean, before is None)

    def in_a_row(self, number):
        """The same index killed again and again, never repaired in between."""
        self.fresh(None)
        for i in range(number):
            self.write_news(after=i % 2 == 1)
            self.kill_at(self.random.uniform(0.02, self.time[None]))
            if os.path.exists(self.database):
                verified = self.index("--verify")
                if verified.returncode != 0:
                    self.complain("kill %d in a row" % i, verified.stderr.strip())
        self.write_news(after=True)
        self.look("%d kills in a row" % number, None, self.clean, True)

    def full_disk(self, number):
        """A tmpfs that is too small, by more and more."""
        for i in range(number):
            self.fresh(None)
            size = 256 + i * 384
            mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=%dk" % size, "tropa", self.home],
                                     capture_output=True, text=True)
            if mounted.returncode != 0:
                print("full disk: not tried, no right to mount (%s)" % mounted.stderr.strip())
                return
            try:
                run = self.index("news")
                self.done += 1
                what = "tmpfs of %d KiB" % size
                if run.returncode == 0 and self.answers()[1] != self.clean:
                    self.complain(what, "status 0 with other answers")
                if run.returncode not in (0, 7):
                    self.complain(what, "status %d: %s" % (run.returncode, run.stderr.strip()))
                if os.path.exists(self.database) and self.index("--verify").returncode != 0:
                    self.complain(what, "--verify fails: " + self.index("--verify").stderr.strip())
                subprocess.run(["mount", "-o", "remount,size=400m", self.home], check=True)
                self.look(what, None, self.clean, True)
            finally:
                subprocess.run(["umount", "-l", self.home], check=True)

    def readers(self, reads):
        """Four readers while a writer changes everything there and back."""
        self.write_news(after=False)
        self.fresh(self.before)
        stop = threading.Event()
        seen = []

        def read():
            asked = 0
            run = subprocess.Popen([self.program("tropa-search"), "--db", self.database, "--jsonl"], text=True,
                                   stdin=subprocess.PIPE, stdout=subprocess.PIPE)
            while not stop.is_set() and asked < reads // 4:
                query = QUERIES[asked % len(QUERIES)]
                run.stdin.write(json.dumps({"query": query, "limit": 5000, "snippets": False}) + "\n")
                run.stdin.flush()
                answer = json.loads(run.stdout.readline())
                asked += 1
                ids = [hit["id"] for hit in answer.get("hits", [])]
                if "error" in answer or answer["warnings"]:
                    self.complain("reader", str(answer)[:300])
                elif len(ids) != len(set(ids)):
                    self.complain("reader", "an article twice for " + query)
            seen.append(asked)
            run.stdin.close()
            run.wait()

        threads = [threading.Thread(target=read) for _ in range(4)]
        for thread in threads:
            thread.start()
        rounds = 0
        while any(thread.is_alive() for thread in threads) and rounds < 10_000:
            self.write_news(after=rounds % 2 == 0)
            run = self.index("news")
            if run.returncode != 0:
                self.complain("writer", run.stderr.strip())
            rounds += 1
        for thread in threads:
            thread.join()
        self.done += sum(seen)
        print("readers: %d reads while %d runs wrote" % (sum(seen), rounds))
        self.write_news(after=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--bin", required=True)
    parser.add_argument("--shim", required=True)
    parser.add_argument("--work")
    parser.add_argument("--quick", action="store_true", help="one kind of fault an operation, small numbers")
    parser.add_argument("--articles", type=int, default=1200)
    parser.add_argument("--kills", type=int, default=200, help="at random moments, of a first build and of an update")
    parser.add_argument("--operations", type=int, default=100, help="that fail, of a first build and of an update")
    parser.add_argument("--creation", type=int, default=24, help="operations of the creation to be killed at")
    parser.add_argument("--in-a-row", type=int, default=60)
    parser.add_argument("--tmpfs", type=int, default=12, help="sizes of a full disk")
    parser.add_argument("--reads", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    options.bin, options.shim = os.path.abspath(options.bin), os.path.abspath(options.shim)
    bench = Bench(options)
    try:
        bench.prepare()
        for before in (None, bench.before):
            if options.operations:
                bench.operations(before, options.operations)
            bench.kills(before, options.kills)
            print("%s: done, %d checks, %d bad" % (bench.name(before), bench.done, bench.bad), flush=True)
        bench.creation(options.creation)
        if options.in_a_row:
            bench.in_a_row(options.in_a_row)
        bench.full_disk(options.tmpfs)
        if options.reads:
            bench.readers(options.reads)
    finally:
        shutil.rmtree(bench.work, ignore_errors=True)
    print("%d checks, %d bad" % (bench.done, bench.bad))
    return 1 if bench.bad else 0


if __name__ == "__main__":
    sys.exit(main())
