// Rates pages with Lighthouse as on a telephone: node lighthouse.mjs ADDRESS… prints a line of JSON for each.
// Called by `cargo xtask bench lighthouse`, which says in E2E_BROWSER_BINARY where Chromium is.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";

const profile = mkdtempSync(join(tmpdir(), "lighthouse-"));
const chrome = await launch({
  chromePath: process.env.E2E_BROWSER_BINARY,
  userDataDir: profile,
  chromeFlags: ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"],
});
try {
  for (const address of process.argv.slice(2)) {
    const { lhr } = await lighthouse(address, { port: chrome.port, logLevel: "error", output: "json" });
    if (lhr.runtimeError) {
      console.log(JSON.stringify({ refused: `${lhr.runtimeError.code}: ${lhr.runtimeError.message}` }));
      continue;
    }
    const scores = Object.values(lhr.categories).map(({ id, score }) => [id, Math.round(100 * score)]);
    const short = Object.values(lhr.audits).filter(({ score, scoreDisplayMode: mode }) =>
      score !== null && score < 0.9 && ["binary", "numeric", "metricSavings"].includes(mode));
    const measured = (id) => Math.round(lhr.audits[id].numericValue);
    const times = ["first-contentful-paint", "largest-contentful-paint", "total-blocking-time"].map(measured);
    console.log(JSON.stringify({
      scores: Object.fromEntries(scores),
      times,
      shift: lhr.audits["cumulative-layout-shift"].numericValue,
      version: lhr.lighthouseVersion,
      short: short.map(({ id }) => id),
    }));
  }
} finally {
  chrome.kill();
  rmSync(profile, { recursive: true, force: true });
}
