//! Which file answers which path.

use std::path::{Path, PathBuf};

use percent_encoding::percent_decode_str;

/// What a path leads to.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// The file itself, or the page of a folder.
    File(PathBuf),
    /// A folder with a page, whose address ends with a slash: links on the page count on it.
    Folder,
    /// Nothing; the page that says so, where there is one.
    Missing(Option<PathBuf>),
}

/// Finds what answers `path`, the part of an address before the question mark, as a host does that has no rules.
pub(super) fn find(dir: &Path, path: &str) -> Found {
    let Some(relative) = relative(path) else {
        return missing(dir);
    };
    let target = dir.join(&relative);
    if target.is_file() && !path.ends_with('/') {
        return Found::File(target);
    }
    let page = target.join("index.html");
    match (page.is_file(), path.ends_with('/')) {
        (true, true) => Found::File(page),
        (true, false) => Found::Folder,
        (false, _) => missing(dir),
    }
}

fn missing(dir: &Path) -> Found {
    Found::Missing(Some(dir.join("404.html")).filter(|page| page.is_file()))
}

/// The path below the folder, or `None` where it would lead out of it or is no text.
fn relative(path: &str) -> Option<PathBuf> {
    let decoded = percent_decode_str(path).decode_utf8().ok()?;
    let mut relative = PathBuf::new();
    for segment in decoded.split('/').filter(|segment| !segment.is_empty()) {
        if segment == "." || segment == ".." || segment.contains(['\\', '\0', ':']) {
            return None;
        }
        relative.push(segment);
    }
    Some(relative)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn site() -> tempfile::TempDir {
        let dir = tempfile::tempdir().unwrap();
        fs::create_dir_all(dir.path().join("data")).unwrap();
        fs::create_dir_all(dir.path().join("lizenzen")).unwrap();
        for file in [
            "index.html",
            "404.html",
            "data/über.json",
            "lizenzen/index.html",
        ] {
            fs::write(dir.path().join(file), file).unwrap();
        }
        dir
    }

    #[test]
    fn no_path_leads_out_of_the_folder() {
        let dir = site();
        let outside = dir.path().join("data");
        for path in [
            "/../index.html",
            "/%2e%2e/index.html",
            "/..%2findex.html",
            "/..\\index.html",
            "/%00",
        ] {
            assert!(
                matches!(find(&outside, path), Found::Missing(None)),
                "{path}"
            );
        }
    }

    #[test]
    fn what_is_not_there_is_missing_whatever_it_looks_like() {
        let dir = site();
        let page = || Found::Missing(Some(dir.path().join("404.html")));
        for path in [
            "/data/none.json",
            "/%ff.json",
            "/angebote/projekt/modul",
            "/en/",
            "/data/",
            "/404.html/",
        ] {
            assert_eq!(find(dir.path(), path), page(), "{path}");
        }
    }

    #[test]
    fn files_and_folders_with_a_page_answer_themselves() {
        let dir = site();
        let file = |name: &str| Found::File(dir.path().join(name));
        assert_eq!(find(dir.path(), "/"), file("index.html"));
        assert_eq!(
            find(dir.path(), "/data/%C3%BCber.json"),
            file("data/über.json")
        );
        assert_eq!(find(dir.path(), "/lizenzen/"), file("lizenzen/index.html"));
        assert_eq!(find(dir.path(), "/lizenzen"), Found::Folder);
    }
}
