// MiniSearch: rows of JSON from a file; then a line of JSON with a text in, a line with milliseconds and hits out.

import { readFileSync, writeFileSync } from "node:fs";
import { createInterface } from "node:readline";
import MiniSearch from "minisearch";

const PAGE = 24;

const fold = (term) =>
  term
    .toLowerCase()
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .replaceAll("đ", "d");

const index = new MiniSearch({ fields: ["name", "producer", "more"], processTerm: fold });
index.addAll(JSON.parse(readFileSync(process.argv[2], "utf8")));

const options = {
  combineWith: "AND",
  boost: { name: 3, producer: 2 },
  prefix: (_term, place, terms) => place === terms.length - 1,
};
// A wrong letter only where nothing exact answers, and never in short words.
const near = { ...options, fuzzy: (term) => (term.length >= 4 ? 1 : false) };

function find(text) {
  const exact = index.search(text, options);
  return exact.length > 0 ? exact : index.search(text, near);
}

for await (const line of createInterface({ input: process.stdin })) {
  const { text, save } = JSON.parse(line);
  if (save) {
    writeFileSync(save, JSON.stringify(index));
  }
  const before = performance.now();
  const found = find(text);
  const page = found.slice(0, PAGE);
  const ms = performance.now() - before;
  console.log(JSON.stringify({ ms, hits: found.length, shown: page.length }));
}
