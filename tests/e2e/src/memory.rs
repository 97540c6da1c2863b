//! What a page holds on to.

use serde_json::json;

use crate::Visit;

/// What is alive after the browser has cleared away all that nobody holds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Memory {
    /// Listeners of events.
    pub listeners: f64,
    /// Nodes, those outside the page too.
    pub nodes: f64,
    /// Bytes of JavaScript.
    pub script: f64,
    /// Bytes of the program's own memory, which only ever grows.
    pub program: f64,
}

/// Keeps the memory of the program where a test can see it.
const KEEP: &str = "\
    const { instantiate, instantiateStreaming } = WebAssembly; \
    const keep = (result) => { \
        /* Parts of the program have none of their own. */ \
        window.__memory ??= (result.instance ?? result).exports?.memory; return result; }; \
    WebAssembly.instantiate = async (...all) => keep(await instantiate.apply(WebAssembly, all)); \
    WebAssembly.instantiateStreaming = async (...all) => \
        keep(await instantiateStreaming.apply(WebAssembly, all));";

impl Visit {
    /// Makes [`Visit::memory`] possible; before the first page.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn keep_memory(&self) -> anyhow::Result<()> {
        self.before_every_page(KEEP).await
    }

    /// What the page holds on to now.
    ///
    /// # Errors
    /// When the browser does not answer, or has no [`crate::capability::Capability::Memory`].
    pub async fn memory(&self) -> anyhow::Result<Memory> {
        self.cdp("Performance.enable", json!({})).await?;
        // Twice: what finalizers let go of is only cleared away by the next.
        for _ in 0..2 {
            self.cdp("HeapProfiler.collectGarbage", json!({})).await?;
        }
        let answer = self.cdp("Performance.getMetrics", json!({})).await?;
        let metric = |name: &str| {
            let all = answer["metrics"].as_array().into_iter().flatten();
            all.filter(|metric| metric["name"] == name)
                .find_map(|metric| metric["value"].as_f64())
                .unwrap_or(f64::NAN)
        };
        let program: f64 = self
            .run_as("return __memory.buffer.byteLength", &[])
            .await?;
        Ok(Memory {
            listeners: metric("JSEventListeners"),
            nodes: metric("Nodes"),
            script: metric("JSHeapUsedSize"),
            program,
        })
    }
}
