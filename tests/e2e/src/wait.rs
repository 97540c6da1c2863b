//! Waiting for states. The only place that lets time pass.

use std::fmt::Debug;
use std::time::{Duration, Instant};

use anyhow::{Context, bail};
use thirtyfour::error::{WebDriverError, WebDriverErrorInner};

/// How long a state may take. Generous, because a busy machine is not a defect; a test that
/// passes never takes that long.
const DEADLINE: Duration = Duration::from_secs(20);
/// The pause between two looks.
const PAUSE: Duration = Duration::from_millis(20);

/// Looks until there is something, and returns it. `what` completes the sentence "waited for …".
///
/// # Errors
/// When it does not come, or looking fails.
pub async fn until<T>(
    what: &str,
    mut look: impl AsyncFnMut() -> anyhow::Result<Option<T>>,
) -> anyhow::Result<T> {
    let end = Instant::now() + DEADLINE;
    loop {
        match look().await {
            Ok(Some(found)) => return Ok(found),
            Ok(None) => {}
            // What was there a moment ago has been replaced: look again.
            Err(error) if is_stale(&error) => {}
            Err(error) => return Err(error).with_context(|| format!("while waiting for {what}")),
        }
        if Instant::now() > end {
            bail!("waited {} s for {what}", DEADLINE.as_secs());
        }
        tokio::time::sleep(PAUSE).await;
    }
}

/// Waits until something holds.
///
/// # Errors
/// As [`until`].
pub async fn holds(
    what: &str,
    mut look: impl AsyncFnMut() -> anyhow::Result<bool>,
) -> anyhow::Result<()> {
    until(what, async || Ok(look().await?.then_some(()))).await
}

/// How long something must stay the same to be called steady.
const CALM: Duration = Duration::from_millis(2_500);

/// Reads something until it has been the same for a while: for what has no state that tells its end, such as the
/// work of a worker that is not ours.
///
/// # Errors
/// When it never stays the same, or cannot be read.
pub async fn steady<T: PartialEq + Debug>(
    mut read: impl AsyncFnMut() -> anyhow::Result<T>,
) -> anyhow::Result<()> {
    let mut last = (Instant::now(), read().await?);
    until("something that stays the same", async || {
        let now = read().await?;
        if now != last.1 {
            last = (Instant::now(), now);
        }
        Ok((last.0.elapsed() > CALM).then_some(()))
    })
    .await
}

/// Reads something until it is as it should be; the message says what it was instead.
///
/// # Errors
/// As [`until`].
pub async fn value<T: Debug>(
    what: &str,
    mut read: impl AsyncFnMut() -> anyhow::Result<T>,
    fits: impl Fn(&T) -> bool,
) -> anyhow::Result<()> {
    let mut last = None;
    let seen = until(what, async || {
        let value = read().await?;
        let fits = fits(&value);
        last = Some(value);
        Ok(fits.then_some(()))
    })
    .await;
    match (seen, last) {
        (Err(error), Some(last)) => {
            // The whole text of a page would bury the rest.
            let short: String = format!("{last:?}").chars().take(500).collect();
            Err(error.context(format!("there is {short}")))
        }
        (seen, _) => seen,
    }
}

fn is_stale(error: &anyhow::Error) -> bool {
    error.chain().any(|cause| {
        cause.downcast_ref::<WebDriverError>().is_some_and(|error| {
            matches!(
                error.as_inner(),
                WebDriverErrorInner::StaleElementReference(_)
                    | WebDriverErrorInner::NoSuchElement(_)
            )
        })
    })
}
