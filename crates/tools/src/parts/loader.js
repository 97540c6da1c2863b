// Put before the loader that wasm-bindgen writes, which holds the exports of the program as `wasm`.
// The program asks for a part and gives a function of its table, which hears whether the part is there.
// A part is fetched once; what did not come is asked for again the next time.
const linked = {};

/** The module of a file, whatever the host calls it. */
async function compile([path, integrity], cache) {
  const response = await fetch(new URL(path, import.meta.url), { integrity, cache });
  if (!response.ok) throw new Error(`${response.status} ${response.url}`);
  const headers = { "content-type": "application/wasm" };
  return [path, await WebAssembly.compileStreaming(new Response(response.body, { headers }))];
}

/** The same, once more where the first answer is of no use: it may be what the browser has kept. */
const fetched = (file) => compile(file).catch(() => compile(file, "reload"));

/** Fetches the files of a part at once, and links them into the program in their order. */
const part = (files) => async (callback, data) => {
  let there = true;
  try {
    const fresh = files.filter(([path]) => !linked[path]);
    for (const [path, module] of await Promise.all(fresh.map(fetched))) {
      await (linked[path] ??= WebAssembly.instantiate(module, { __wasm_split: wasm }));
    }
  } catch {
    there = false;
  }
  wasm.__indirect_function_table.get(callback)(data, there);
};
