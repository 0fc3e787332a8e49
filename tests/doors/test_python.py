"""The Python module as its users call it. Environment: TROPA_LIBRARY and PYTHONPATH, set by the build."""
import os
import pathlib
import shutil
import subprocess
import tempfile
import threading
import unittest

import tropa

ARTICLES = [
    {"id": "1", "title": "Sejm uchwalił budżet", "text": "Posłowie przyjęli budżet państwa.", "date": "2025-11-30"},
    {"id": "2", "title": "Рада ухвалила бюджет", "text": "Депутати підтримали державний бюджет.", "desk": "Kyiv",
     "url": "https://example.org/2", "date": "2025-12-01"},
    {"id": "3", "title": "Наводнение на юге", "text": "Вода затопила дома <b>и</b> дороги.", "tags": ["погода"]},
]


class Module(unittest.TestCase):
    def setUp(self):
        self.place = tempfile.TemporaryDirectory()
        self.addCleanup(self.place.cleanup)
        self.path = pathlib.Path(self.place.name)
        self.name = self.path / "news.db"

    def test_one_query_finds_the_story_in_two_languages(self):
        counts = []
        self.assertEqual(tropa.index(self.name, iter(ARTICLES), progress=counts.append), 3)
        self.assertEqual(counts, [1, 2, 3])
        with tropa.open(self.name) as db:
            self.assertEqual(len(db), 3)
            found = db.search("бюджет")
            self.assertEqual({hit.id for hit in found}, {"1", "2"})
            self.assertEqual((found.total, found.total_is_exact, len(found)), (2, True, 2))
            self.assertEqual(found[0].matched[0].word, "бюджет")
            self.assertEqual([hit.id for hit in db.search("бюджет", lang="pl")], ["1"])
            self.assertEqual([hit.id for hit in db.search("бюджет", from_="2025-12")], ["2"])
            self.assertEqual(db.search("nic takiego").total, 0)
            self.assertEqual(db.search("бюджет", facets=True).facets["lang"], {"pl": 1, "uk": 1})

    def test_hits_show_escaped_html_with_marks(self):
        tropa.index(self.name, ARTICLES)
        with tropa.open(self.name) as db:
            page = db.search("дороги")._repr_html_()
            self.assertIn("<b>дороги</b>", page)
            self.assertIn("&lt;b&gt;", page)
            self.assertIn('<a href="https://example.org/2">', db.search("депутати")[0]._repr_html_())

    def test_articles_come_back_whole(self):
        tropa.index(self.name, ARTICLES)
        with tropa.open(self.name) as db:
            article = db.article("2")
            self.assertEqual((article["title"], article["desk"]), ("Рада ухвалила бюджет", "Kyiv"))
            with self.assertRaises(tropa.NotFoundError):
                db.article("4")

    def test_a_writer_commits_unless_its_block_raises(self):
        with tropa.Writer(self.name) as writer:
            writer.put(ARTICLES[0])
        with self.assertRaises(ZeroDivisionError):
            with tropa.Writer(self.name) as writer:
                writer.put(ARTICLES[1])
                1 / 0
        with tropa.open(self.name) as db:
            self.assertEqual(len(db), 1)
            with tropa.Writer(self.name) as writer:
                writer.remove("1")
                writer.put(ARTICLES[1])
                writer.put(ARTICLES[2])
            self.assertEqual(len(db), 2)

    def test_each_kind_of_failure_has_its_exception(self):
        with self.assertRaises(tropa.NoIndexError) as caught:
            tropa.open(self.path / "none")
        self.assertIsInstance(caught.exception, FileNotFoundError)
        self.assertTrue(caught.exception.hint)
        tropa.index(self.name, ARTICLES)
        with tropa.open(self.name) as db:
            for query, options in (("foo:bar", {}), ("x", {"no_such": 1}), ("x", {"limit": -1}), ("", {})):
                with self.assertRaises(tropa.UsageError):
                    db.search(query, **options)
        with self.assertRaises(tropa.ClosedError):
            db.search("x")
        with tropa.Writer(self.name):
            with self.assertRaises(tropa.LockedError):
                tropa.Writer(self.name)
        with self.assertRaises(tropa.UsageError):
            tropa.index(self.name, [{"title": "no id"}])
        with self.assertRaises(tropa.InputMissingError):
            tropa.index_paths(self.name, self.path / "none.txt")

    def test_files_with_progress_and_a_way_to_stop(self):
        for number in range(5):
            (self.path / f"{number}.txt").write_text(f"Tytuł {number}\n\nTekst numer {number}.\n", encoding="utf-8")
        files = sorted(self.path.glob("*.txt"))
        told = []
        report = tropa.index_paths(self.name, *files, progress=told.append)
        self.assertEqual((report["added"], report["skipped"]), (5, []))
        self.assertEqual(told[-1].files_done, 5)
        for file in files:
            file.write_text("Inny tytuł\n\nInny tekst.\n", encoding="utf-8")
        with self.assertRaises(tropa.CancelledError):
            tropa.index_paths(self.name, *files, progress=lambda at: False)
        with self.assertRaises(KeyError):
            tropa.index_paths(self.name, *files, progress=lambda at: {}["x"])
        self.assertEqual(tropa.status(self.name)["articles"], 5)

    def test_words(self):
        self.assertEqual(tropa.stem("sankcjami", "pl"), ["sankcja"])
        self.assertEqual(tropa.identify("Депутати підтримали державний бюджет")[0], "uk")
        self.assertEqual([t["kind"] for t in tropa.tokens("chip H20")][:2], ["word", "code"])
        with self.assertRaises(tropa.UsageError):
            tropa.stem("word", "en")
        tropa.index(self.name, ARTICLES)
        with tropa.open(self.name) as db:
            words = db.expand("бюджет")
            self.assertIn(("budżet", "pl"), {(t.term, t.lang) for t in words[0].terms})

    def test_threads_share_one_database(self):
        tropa.index(self.name, ARTICLES)
        wrong = []
        with tropa.open(self.name) as db:
            def ask():
                for _ in range(50):
                    if db.search("бюджет").total != 2:
                        wrong.append(1)
            threads = [threading.Thread(target=ask) for _ in range(8)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
        self.assertEqual(wrong, [])

    def test_closing_waits_for_the_searches_of_other_threads(self):
        tropa.index(self.name, ARTICLES)
        db = tropa.open(self.name)
        ends = []

        def search_until_closed():
            try:
                while True:
                    db.search("бюджет")
            except tropa.ClosedError as error:
                ends.append(error)

        threads = [threading.Thread(target=search_until_closed) for _ in range(4)]
        for thread in threads:
            thread.start()
        db.close()
        for thread in threads:
            thread.join()
        self.assertEqual(len(ends), 4)

    def test_threads_take_turns_at_a_writer(self):
        with tropa.Writer(self.name) as writer:
            def put(first):
                for number in range(first, first + 50):
                    writer.put({"id": str(number), "title": "Sejm uchwalił budżet"})
                    writer.commit() if number % 20 == 0 else writer.remove("none")
            threads = [threading.Thread(target=put, args=(first,)) for first in (0, 50, 100)]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
        self.assertEqual(tropa.status(self.name)["articles"], 150)

    @unittest.skipUnless(shutil.which("mypy"), "this machine has no mypy")
    def test_types_are_right(self):
        program = self.path / "program.py"
        program.write_text("import tropa\nwith tropa.open('x') as db:\n    for hit in db.search('x', lang='pl'):\n"
                           "        words: list[str] = [match.word for match in hit.matched]\n", encoding="utf-8")
        module = str(pathlib.Path(tropa.__file__).parent)
        done = subprocess.run(["mypy", "--strict", "--cache-dir", self.path / "cache", module, program], capture_output=True,
                              text=True, env={**os.environ, "MYPYPATH": str(pathlib.Path(module).parent)})
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

    def test_values_of_another_kind_are_named(self):
        tropa.index(self.name, ARTICLES)
        with tropa.open(self.name) as db:
            with self.assertRaisesRegex(TypeError, "NoneType"):
                db.search(None)
            with self.assertRaises(TypeError):
                db.article(1)
        with self.assertRaisesRegex(ValueError, "NUL"):
            tropa.open(f"{self.name}\0more")
        with self.assertRaises(ValueError):
            tropa.index(self.name, [{"id": "4", "title": "x", "share": float("nan")}])
        deep = []
        for _ in range(300):
            deep = [deep]
        for wrong in ("text", {"id": "4", "title": "x", "deep": deep}):
            with self.assertRaises(tropa.UsageError):
                tropa.index(self.name, [wrong])
        self.assertEqual(tropa.status(self.name)["articles"], 3)

    def test_odd_text_is_no_error(self):
        tropa.index(self.name, ARTICLES)
        with tropa.open(self.name) as db:
            for query in ("\x00", "\ud800", "\U0001f600", '"', "((((", "x" * 4000):
                try:
                    db.search(query)
                except tropa.UsageError:
                    pass


if __name__ == "__main__":
    if not os.environ.get("TROPA_LIBRARY"):
        print("note: TROPA_LIBRARY is not set; testing the library that the module finds")
    unittest.main()
