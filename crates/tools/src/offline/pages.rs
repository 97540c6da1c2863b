//! The style sheet gets its hash in every page: a browser applies no other.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Context;

use super::{integrity, read};

/// Writes the integrity of the style sheets into the pages below `dir`.
pub(super) fn seal_style_sheets(dir: &Path) -> anyhow::Result<()> {
    let mut sheets = Vec::new();
    for entry in fs::read_dir(dir).with_context(|| format!("cannot read {}", dir.display()))? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if name.ends_with(".css") {
            let hash = integrity(&read(dir, &name)?);
            sheets.push((name, hash));
        }
    }
    for page in pages(dir)? {
        let text = fs::read_to_string(&page)?;
        let sealed = seal(&text, &sheets);
        if sealed != text {
            fs::write(&page, sealed).with_context(|| format!("cannot write {}", page.display()))?;
        }
    }
    Ok(())
}

fn pages(dir: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let mut pages = Vec::new();
    let mut open = vec![dir.to_owned()];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder)? {
            let path = entry?.path();
            if path.is_dir() {
                open.push(path);
            } else if path
                .extension()
                .is_some_and(|extension| extension == "html")
            {
                pages.push(path);
            }
        }
    }
    Ok(pages)
}

/// The page with the hash in each `<link>` to one of the sheets, in place of any it has.
fn seal(text: &str, sheets: &[(String, String)]) -> String {
    let mut sealed = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find("<link") {
        let end = rest[at..].find('>').map_or(rest.len(), |end| at + end);
        let tag = &rest[at..end];
        sealed.push_str(&rest[..at]);
        match sheets.iter().find(|(name, _)| tag.contains(name.as_str())) {
            Some((_, hash)) => {
                let old = tag.split(" integrity=\"").nth(1);
                let old = old.and_then(|old| old.split('"').next());
                let tag = old.map_or(tag.to_owned(), |old| {
                    tag.replace(&format!(" integrity=\"{old}\""), "")
                });
                let attributes = &tag["<link".len()..];
                sealed.push_str(&format!("<link integrity=\"{hash}\"{attributes}"));
            }
            None => sealed.push_str(tag),
        }
        rest = &rest[end..];
    }
    sealed.push_str(rest);
    sealed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_style_sheets_of_ours_are_sealed_and_only_once() {
        let sheets = [("app-1.css".to_owned(), "sha384-x".to_owned())];
        let page = "<link rel=icon href=a.svg><link rel=\"stylesheet\" href=\"../app-1.css\"/><p>";
        let once = seal(page, &sheets);
        assert_eq!(
            once,
            "<link rel=icon href=a.svg><link integrity=\"sha384-x\" rel=\"stylesheet\" href=\"../app-1.css\"/><p>"
        );
        assert_eq!(seal(&once, &sheets), once);
        let other = [("app-1.css".to_owned(), "sha384-y".to_owned())];
        assert_eq!(seal(&once, &other), once.replace("sha384-x", "sha384-y"));
    }
}
