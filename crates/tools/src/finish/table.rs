//! The sizes as a table.

use std::fmt::Write;

use super::budget::{Measured, kilobytes};

/// One row per part: raw, gzip, brotli, limit, and how much of the limit is used.
pub(super) fn render(parts: &[Measured]) -> String {
    let width = parts
        .iter()
        .map(|part| part.name.chars().count())
        .max()
        .unwrap_or(0);
    let mut table = format!(
        "{:width$}  {:>9}  {:>9}  {:>9}  {:>9}  used\n",
        "kB", "raw", "gzip", "brotli", "limit"
    );
    for part in parts {
        let used = part.kilobytes() / part.limit * 100.0;
        // Writing into a string cannot fail.
        writeln!(
            table,
            "{:width$}  {:>9.1}  {:>9.1}  {:>9.1}  {:>9.1}  {used:.0} %",
            part.name,
            kilobytes(part.sizes.raw),
            kilobytes(part.sizes.gzip),
            part.kilobytes(),
            part.limit,
        )
        .ok();
    }
    table.trim_end().to_owned()
}

#[cfg(test)]
mod tests {
    use super::super::compress::Sizes;
    use super::*;

    #[test]
    fn columns_stand_below_each_other() {
        let part = |name: &str, brotli| Measured {
            name: name.into(),
            sizes: Sizes {
                raw: 400_000,
                gzip: 150_000,
                brotli,
            },
            limit: 190.0,
        };
        let table = render(&[part("WebAssembly", 98_100), part("CSS", 9_550)]);
        assert_eq!(
            table,
            "\
kB                 raw       gzip     brotli      limit  used
WebAssembly      400.0      150.0       98.1      190.0  52 %
CSS              400.0      150.0        9.6      190.0  5 %"
        );
    }
}
