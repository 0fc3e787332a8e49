"""tropa-mcp as an agent's client talks to it, message by message. Arguments: the directory of the programs.
tests/doors/mcp_sdk does the same with the protocol's official client, which needs packages of npm."""
import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

BIN = pathlib.Path(sys.argv.pop(1))
ARTICLES = """\
{"id": "pl/1", "title": "Sejm uchwalił budżet", "text": "Posłowie przyjęli budżet państwa.", "date": "2025-11-30"}
{"id": "2", "title": "Рада ухвалила бюджет", "text": "Депутати підтримали державний бюджет.", "date": "2025-12-01"}
"""


class Server(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.place = tempfile.TemporaryDirectory()
        cls.db = str(pathlib.Path(cls.place.name) / "news.db")
        subprocess.run([BIN / "tropa-index", "--db", cls.db, "-"], input=ARTICLES.encode(), check=True, capture_output=True)

    @classmethod
    def tearDownClass(cls):
        cls.place.cleanup()

    def talk(self, *messages):
        """The answers to messages; strings are sent as they are."""
        lines = [m if isinstance(m, str) else json.dumps({"jsonrpc": "2.0", **m}, ensure_ascii=False) for m in messages]
        done = subprocess.run([BIN / "tropa-mcp", "--db", self.db], input="\n".join(lines).encode(), capture_output=True,
                              timeout=60, check=True)
        return [json.loads(line) for line in done.stdout.splitlines()]

    def call(self, tool, **arguments):
        return self.talk({"id": 1, "method": "tools/call", "params": {"name": tool, "arguments": arguments}})[0]

    def test_versions_are_agreed_on(self):
        for version in ("2025-11-25", "2025-06-18"):
            pong, answer = sorted(self.talk(
                {"id": 1, "method": "initialize", "params": {"protocolVersion": version, "capabilities": {},
                                                             "clientInfo": {"name": "test", "version": "1"}}},
                {"method": "notifications/initialized"}, {"id": "two", "method": "ping"}), key=lambda one: "protocolVersion" in one["result"])
            self.assertEqual(answer["result"]["protocolVersion"], version)
            self.assertIn("tools", answer["result"]["capabilities"])
            self.assertEqual(pong, {"jsonrpc": "2.0", "id": "two", "result": {}})
        other = self.talk({"id": 1, "method": "initialize", "params": {"protocolVersion": "1999-01-01"}})[0]
        self.assertEqual(other["result"]["protocolVersion"], "2025-11-25")

    def test_tools_are_described(self):
        tools = self.talk({"id": 1, "method": "tools/list"})[0]["result"]["tools"]
        self.assertEqual([tool["name"] for tool in tools], ["search", "article", "explain", "status"])
        for tool in tools:
            self.assertEqual(tool["inputSchema"]["type"], "object")
            self.assertTrue(tool["annotations"]["readOnlyHint"])

    def test_search_crosses_languages(self):
        result = self.call("search", query="бюджет")["result"]
        self.assertEqual(result["structuredContent"]["total"], 2)
        self.assertIn("Sejm uchwalił budżet", result["content"][0]["text"])
        only = self.call("search", query="бюджет", lang=["pl"], limit=5)["result"]["structuredContent"]
        self.assertEqual([hit["id"] for hit in only["hits"]], ["pl/1"])
        self.assertIn("Nothing found", self.call("search", query="nic takiego")["result"]["content"][0]["text"])

    def test_a_bad_query_is_told_to_the_agent(self):
        result = self.call("search", query="foo:bar")["result"]
        self.assertTrue(result["isError"])
        self.assertIn("foo", result["content"][0]["text"])

    def test_articles_come_in_pieces(self):
        first = self.call("article", id="2", max_bytes=11)["result"]["structuredContent"]
        self.assertEqual((first["text"], first["next_offset"]), ("Депут", 10))
        rest = self.call("article", id="2", offset=10)["result"]["structuredContent"]
        self.assertEqual(rest["text"], "ати підтримали державний бюджет.")
        self.assertNotIn("next_offset", rest)
        self.assertTrue(self.call("article", id="none")["result"]["isError"])

    def test_explain_and_status(self):
        explained = self.call("explain", query="бюджет")["result"]
        self.assertIn("budżet (pl, ", explained["content"][0]["text"])
        status = self.call("status")["result"]["structuredContent"]
        self.assertEqual((status["articles"], status["databases"][0]["last_day"]), (2, "2025-12-01"))

    def test_articles_are_resources(self):
        listed, templates = self.talk({"id": 1, "method": "resources/list"}, {"id": 2, "method": "resources/templates/list"})
        uris = [one["uri"] for one in listed["result"]["resources"]]
        self.assertEqual(uris, ["tropa://article/2", "tropa://article/pl%2F1"])
        self.assertEqual(templates["result"]["resourceTemplates"][0]["uriTemplate"], "tropa://article/{id}")
        read = self.talk({"id": 3, "method": "resources/read", "params": {"uri": uris[1]}})[0]
        self.assertIn("Posłowie", read["result"]["contents"][0]["text"])
        lost = self.talk({"id": 4, "method": "resources/read", "params": {"uri": "tropa://article/none"}})[0]
        self.assertEqual(lost["error"]["code"], -32002)

    def test_what_is_no_message_gets_an_error_and_the_next_is_read(self):
        answers = self.talk("nonsense", "[]", "5", '{"jsonrpc": "2.0", "id": 1}', '{"jsonrpc": "2.0", "id": {}, "method": "ping"}',
                            '{"jsonrpc": "1.0", "id": 2, "method": "ping"}', '{"jsonrpc": "2.0", "id": 3, "method": 4}',
                            "[" * 5000, "x" * (2 << 20), "", "\0", '{"jsonrpc": "2.0", "id": 5, "result": {}}',
                            {"id": 7, "method": "no/such"}, {"id": 8, "method": "tools/call", "params": {"name": "none"}},
                            {"id": 9, "method": "tools/call", "params": {"name": "search", "arguments": {"qery": "x"}}},
                            {"id": 10, "method": "tools/call", "params": {"name": "search", "arguments": {"query": 1}}},
                            {"id": 11, "method": "tools/call", "params": {"name": "search", "arguments": ["x"]}},
                            {"id": 12, "method": "tools/call", "params": {}}, {"id": 13, "method": "resources/read"},
                            {"id": 14, "method": "tools/list", "params": []}, {"method": "no/such"}, {"id": 15, "method": "tools/list"})
        codes = [answer["error"]["code"] if "error" in answer else None for answer in answers]
        self.assertEqual(codes, [-32700, -32600, -32600, -32600, -32600, -32600, -32600, -32700, -32600, -32700, -32601, -32602,
                                 -32602, -32602, -32602, -32602, -32602, -32602, None])

    def test_arguments_of_the_wrong_kind_are_told_to_the_agent(self):
        for wrong in ({"limit": "many"}, {"limit": -1}, {"from": "yesterday"}, {"lang": ["de"]}, {"sort": "best"}, {"facets": 1}):
            result = self.call("search", query="бюджет", **wrong)["result"]
            self.assertTrue(result["isError"], wrong)
            self.assertIn(next(iter(wrong)), result["content"][0]["text"].replace("language", "lang"))
        self.assertTrue(self.call("search", query="")["result"]["isError"])

    def test_a_batch_gets_one_answer(self):
        batch = json.dumps([{"jsonrpc": "2.0", "id": "a", "method": "ping"}, {"jsonrpc": "2.0", "method": "notifications/initialized"},
                            1, {"jsonrpc": "2.0", "id": "b", "method": "tools/list"}])
        answers, = self.talk(batch, json.dumps([{"jsonrpc": "2.0", "method": "notifications/initialized"}]))
        self.assertEqual([(answer["id"], "result" in answer) for answer in answers], [("a", True), (None, False), ("b", True)])

    def test_a_cancelled_request_gets_no_answer(self):
        searches = [{"id": n, "method": "tools/call", "params": {"name": "search", "arguments": {"query": "бюджет"}}}
                    for n in range(60)]
        cancels = [{"method": "notifications/cancelled", "params": {"requestId": 59, "reason": "the user left"}},
                   {"method": "notifications/cancelled", "params": {"requestId": "unknown"}}, {"method": "notifications/cancelled"}]
        ids = [answer["id"] for answer in self.talk(*searches, *cancels)]
        self.assertEqual(ids, list(range(59)))

    def test_a_ping_does_not_wait_for_searches(self):
        searches = [{"id": n, "method": "tools/call", "params": {"name": "search", "arguments": {"query": "бюджет"}}}
                    for n in range(60)]
        ids = [answer["id"] for answer in self.talk(*searches, {"id": "now", "method": "ping"})]
        self.assertEqual(sorted(map(str, ids)), sorted([*map(str, range(60)), "now"]))
        self.assertLess(ids.index("now"), 60)

    def test_a_missing_index_is_said_on_stderr(self):
        done = subprocess.run([BIN / "tropa-mcp", "--db", self.db + ".none"], input=b"", capture_output=True, timeout=60)
        self.assertEqual((done.returncode, done.stdout), (4, b""))
        self.assertIn(b"tropa-mcp: ", done.stderr)


if __name__ == "__main__":
    unittest.main()
