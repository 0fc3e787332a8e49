// Node through a pipe: articles into tropa-index, queries into `tropa-search --jsonl`, one answer a line.
import { execFileSync, spawn } from "node:child_process";
import { createInterface } from "node:readline";

const articles = [
  { id: "1", title: "Sejm uchwalił budżet" },
  { id: "2", title: "Рада ухвалила бюджет" },
  { id: "3", title: "Наводнение на юге" },
];
const db = "node.db";
execFileSync("tropa-index", ["--db", db, "-"], { input: articles.map((a) => JSON.stringify(a)).join("\n") });

const search = spawn("tropa-search", ["--db", db, "--jsonl"], { stdio: ["pipe", "pipe", "inherit"] });
const answers = createInterface({ input: search.stdout })[Symbol.asyncIterator]();
async function ask(query, options = {}) {
  search.stdin.write(JSON.stringify({ query, ...options }) + "\n");
  return JSON.parse((await answers.next()).value);
}

const found = await ask("бюджет", { limit: 5 });
for (const hit of found.hits) console.log(hit.id, hit.lang, hit.title);
search.stdin.end();
