//! What the page hands out as a file.

use anyhow::Context;
use e2e::find::Role;
use e2e::{Visit, wait};

/// Keeps what is made into a file, as base64: pictures are no text.
pub(crate) const KEEP: &str = "const make = URL.createObjectURL; window.__files = []; \
    URL.createObjectURL = (file) => { \
        const reader = new FileReader(); \
        reader.onload = () => __files.push(reader.result.split(',')[1]); \
        reader.readAsDataURL(file); \
        return make.call(URL, file); }";

/// The bytes of the file that a click makes.
pub(crate) async fn bytes(page: &Visit, role: Role, name: &str) -> anyhow::Result<Vec<u8>> {
    page.run_as::<()>("window.__files = []", &[]).await?;
    page.click(role, name).await?;
    let script = "return window.__files";
    let there = |files: &Vec<String>| files.len() == 1;
    wait::value(name, async || page.run_as(script, &[]).await, there).await?;
    let mut files: Vec<String> = page.run_as(script, &[]).await?;
    let file = files.pop().context("no file")?;
    Ok(data_encoding::BASE64.decode(file.as_bytes())?)
}

/// The text of the file that a link leads to.
pub(crate) async fn text(page: &Visit, link: &str) -> anyhow::Result<String> {
    Ok(String::from_utf8(bytes(page, Role::Link, link).await?)?)
}
