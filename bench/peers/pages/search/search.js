// The searches behind one face: records in, places of what was found out, best first.
import Fuse from "./lib/fuse.js";
import MiniSearch from "./lib/minisearch.js";
import start, { Records, Search } from "./lib/search.js";

// The day of the tests of the queries.
const DAY = "2026-11-22";

// What our index reads too. The weights are those that both documentations show.
const FIELDS = [
  "titleDe", "titleEn", "summaryDe", "summaryEn", "statementDe", "statementEn",
  "occupationsDe", "occupationsEn", "placeDe", "placeEn", "carriers", "keywords",
];
const BOOST = { titleDe: 2, titleEn: 2 };

const ours = (learn) => ({
  file: "dataset.json",
  read: (bytes) => new Records(bytes),
  index(records, words) {
    const search = new Search(records);
    if (learn) search.learn(words);
    return search;
  },
  search: (search, typed, records) => search.search(records, typed, DAY),
  places: (found) => Array.from(found),
  suggestion: (search) => search.suggestion(),
  projects: (records) => records.projects(),
  drop: (search) => search.free(),
});

const others = {
  file: "records.json",
  read: (bytes) => JSON.parse(new TextDecoder().decode(bytes)),
  suggestion: () => undefined,
  projects: (records) => records.map((record) => record.project),
  drop() {},
};

const miniSearch = (learn) => ({
  ...others,
  index(records, words) {
    const search = new MiniSearch({
      fields: FIELDS,
      searchOptions: { boost: BOOST, prefix: true, fuzzy: 0.2, ...(learn && { processTerm: meaning(words) }) },
    });
    search.addAll(records);
    return search;
  },
  search: (search, typed) => search.search(typed),
  places: (found) => found.map((hit) => hit.id),
});

// The file of words as its documentation expands words: it asks for single ones only, and any of them will do.
function meaning(words) {
  const tokenize = MiniSearch.getDefault("tokenize");
  const known = new Map();
  for (const line of words.split("\n")) {
    if (line.startsWith("#") || !line.includes(":")) continue;
    const [left, right] = line.split(":").map((side) => side.split(",").map((word) => word.trim().toLowerCase()));
    const meant = left.flatMap((text) => tokenize(text)).filter((word) => word !== "");
    for (const word of right) known.set(word, [...(known.get(word) ?? []), ...meant]);
  }
  return (term) => {
    const word = term.toLowerCase();
    const meant = known.get(word);
    if (meant === undefined) return word;
    return meant.length === 0 ? null : [word, ...meant];
  };
}

const fuse = (more) => ({
  ...others,
  index(records) {
    const keys = FIELDS.map((name) => ({ name, weight: BOOST[name] ?? 1 }));
    return new Fuse(records, { keys, ignoreLocation: true, ...more });
  },
  search: (search, typed) => search.search(typed),
  places: (found) => found.map((hit) => hit.refIndex),
});

const searches = {
  ours: ours(true),
  "ours-alone": { ...ours(true), search: (search, typed) => search.search_alone(typed) },
  "ours-without-words": ours(false),
  minisearch: miniSearch(false),
  "minisearch-with-words": miniSearch(true),
  fuse: fuse({}),
  "fuse-tokens": fuse({ useTokenSearch: true }),
};

// Milliseconds, and what came of it.
function timed(work) {
  const before = performance.now();
  const done = work();
  return [performance.now() - before, done];
}

let search;
let records;
let index;
let words;

window.bench = {
  // Reads the records.
  async read(name, set) {
    search = searches[name];
    words = await (await fetch("words.txt")).text();
    const file = await (await fetch(`${set}/${search.file}`)).arrayBuffer();
    records = search.read(new Uint8Array(file));
  },
  // Builds the index, perhaps once more; milliseconds.
  index() {
    if (index !== undefined) search.drop(index);
    index = undefined;
    let time;
    [time, index] = timed(() => search.index(records, words));
    return time;
  },
  // Milliseconds for each of these.
  type: (all) => all.map((typed) => timed(() => search.search(index, typed, records))[0]),
  // The projects found, each where it or a part of it is first; where there is nothing, those of the suggestion.
  find(typed) {
    const projects = search.projects(records);
    const found = (text) => {
      const places = search.places(search.search(index, text, records));
      return [...new Set(places.map((place) => projects[place]))];
    };
    const direct = found(typed);
    const meant = direct.length === 0 ? search.suggestion(index) : undefined;
    return meant === undefined ? direct : found(meant);
  },
};

await start();
window.bench.ready = true;
