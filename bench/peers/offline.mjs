// Puts the worker of another maker in the place of ours: node offline.mjs workbox|workbox-integrity|ngsw FOLDER BASE
// The paths of the files to store come as JSON on standard input. Called by `cargo xtask bench offline`.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { generateSW } from "workbox-build";

const [kind, folder, base] = process.argv.slice(2);
const files = JSON.parse(readFileSync(0, "utf8"));

/** As Workbox writes a worker by itself; with hashes it takes its own hook for the list. */
async function workbox(integrity) {
  const hashed = (entry) => {
    const hash = createHash("sha384").update(readFileSync(join(folder, entry.url))).digest("base64");
    return { ...entry, integrity: `sha384-${hash}` };
  };
  const { warnings } = await generateSW({
    globDirectory: folder,
    globPatterns: files,
    swDest: join(folder, "sw.js"),
    cleanupOutdatedCaches: true,
    inlineWorkboxRuntime: true,
    sourcemap: false,
    maximumFileSizeToCacheInBytes: 10_000_000,
    manifestTransforms: integrity ? [(manifest) => ({ manifest: manifest.map(hashed), warnings: [] })] : [],
  });
  if (warnings.length > 0) throw new Error(warnings.join("\n"));
}

/** As Angular's tools write it: a list beside a worker that is the same for every site. */
function ngsw() {
  const own = fileURLToPath(new URL("node_modules/@angular/service-worker/", import.meta.url));
  const settings = {
    index: "/index.html",
    assetGroups: [{ name: "app", installMode: "prefetch", updateMode: "prefetch", resources: { files: files.map((file) => `/${file}`) } }],
  };
  const temporary = mkdtempSync(join(tmpdir(), "ngsw-"));
  const config = join(temporary, "ngsw-config.json");
  writeFileSync(config, JSON.stringify(settings));
  // It takes its paths from the current folder on, also those that begin at the root.
  const [from, to] = [config, folder].map((path) => relative(process.cwd(), path));
  const { status } = spawnSync("node", [join(own, "ngsw-config.js"), to, from, base], { stdio: "inherit" });
  rmSync(temporary, { recursive: true });
  if (status !== 0) throw new Error("ngsw-config has failed");
  copyFileSync(join(own, "ngsw-worker.js"), join(folder, "sw.js"));
}

if (kind === "ngsw") ngsw();
else await workbox(kind === "workbox-integrity");
