// Put before the loader that wasm-bindgen writes, which holds the exports of the program as `wasm`.
// The program asks for a part and gives a function of its table, which hears whether the part is there.
// A file is fetched and linked once; what did not come is asked for again the next time.
const linked = {};
const TIMEOUT = 60000;

/** The module of a file, whatever the host calls it. */
async function compile([path, integrity], cache) {
  const signal = AbortSignal.timeout(TIMEOUT);
  const response = await fetch(new URL(path, import.meta.url), { integrity, cache, signal });
  if (!response.ok) throw new Error(`${response.status} ${response.url}`);
  const headers = { "content-type": "application/wasm" };
  return WebAssembly.compileStreaming(new Response(response.body, { headers }));
}

/** The same, once more where the first answer is of no use: it may be what the browser has kept. */
const fetched = (file) => compile(file).catch(() => compile(file, "reload"));

/** Links a file into the program. Files ask for nothing but the program's memory, table and stack, so their order is free. */
function link(file) {
  return (linked[file[0]] ??= fetched(file)
    .then((module) => WebAssembly.instantiate(module, { __wasm_split: wasm }))
    .catch((error) => {
      delete linked[file[0]];
      throw error;
    }));
}

/** What the program calls to have the files of a part. */
const part = (files) => async (callback, data) => {
  const results = await Promise.allSettled(files.map(link));
  const there = results.every(({ status }) => status === "fulfilled");
  wasm.__indirect_function_table.get(callback)(data, there);
};
