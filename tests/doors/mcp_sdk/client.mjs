// The official client of the Model Context Protocol against tropa-mcp. Arguments: the program, an index of corpus/news. Needs packages
// of npm, so it is run by hand; test_mcp.py says the same without them.
import assert from "node:assert/strict";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";

const [program, db] = process.argv.slice(2);
const client = new Client({ name: "tropa-test", version: "1" });
await client.connect(new StdioClientTransport({ command: program, args: ["--db", db] }));

const { tools } = await client.listTools();
assert.deepEqual(tools.map((tool) => tool.name), ["search", "article", "explain", "status"]);

const found = await client.callTool({ name: "search", arguments: { query: "санкции", limit: 5 } });
assert.ok(found.structuredContent.total > 0);
const languages = new Set(found.structuredContent.hits.map((hit) => hit.lang));
assert.ok(languages.size >= 2, `hits in ${[...languages]}`);

const id = found.structuredContent.hits[0].id;
const article = await client.callTool({ name: "article", arguments: { id } });
assert.ok(article.structuredContent.text.length > 0);
const explained = await client.callTool({ name: "explain", arguments: { query: "санкции" } });
assert.ok(explained.structuredContent.expansion.length > 0);
const status = await client.callTool({ name: "status", arguments: {} });
assert.ok(status.structuredContent.articles > 0);
const bad = await client.callTool({ name: "search", arguments: { query: "foo:bar" } });
assert.equal(bad.isError, true);

const { resources } = await client.listResources();
const { contents } = await client.readResource({ uri: resources[0].uri });
assert.ok(contents[0].text.length > 0);
await client.listResourceTemplates();
await client.close();
console.log("the official client is content");
