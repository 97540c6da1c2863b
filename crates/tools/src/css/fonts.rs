//! Fira Sans, cut to the characters of the pages: KERN's files hold 2,631 glyphs, 130 kB each.
//!
//! Pure Rust from end to end: `wuff` unpacks WOFF2, `skera` (the subsetter of Google's fontations)
//! cuts, `ttf2woff2` packs. About 0.1 s a file, so the cut files need not be in git.

use std::fs;
use std::path::Path;

use anyhow::{Context, ensure};
use read_fonts::FontRef;
use read_fonts::collections::IntSet;
use read_fonts::types::{NameId, Tag};
use sha2::{Digest, Sha256};
use skera::{Plan, SubsetFlags, subset_font};
use ttf2woff2::{EncodeOptions, encode_with_options};

use super::kern::Package;

/// A weight of the type scale.
struct Cut {
    name: &'static str,
    weight: u16,
    /// What a browser does while the font is on its way.
    display: &'static str,
}

/// Text, headings and buttons, and the labels of the chart.
///
/// A text that changes its font when it comes takes other lines, and everything below it moves. So a page that has to
/// wait longer than a moment (a tenth of a second) keeps the font it has; `index.html` asks for these files first, and
/// the next page has them. A label of the chart stands by itself and moves nothing.
const CUTS: [Cut; 3] = [
    Cut {
        name: "Regular",
        weight: 400,
        display: "optional",
    },
    Cut {
        name: "Medium",
        weight: 500,
        display: "swap",
    },
    Cut {
        name: "SemiBold",
        weight: 600,
        display: "optional",
    },
];

/// A set of characters with a file of its own, which a browser fetches only when a page has one of them.
struct Script {
    name: &'static str,
    for_every_reader: bool,
    ranges: &'static [(u32, u32)],
}

/// Every German or English page needs the first, names of people and languages now and then the second.
/// Left out of Latin-1: spacing accents, currency and ordinal signs that no text of ours uses.
const SCRIPTS: [Script; 2] = [
    Script {
        name: "latin",
        for_every_reader: true,
        ranges: &[
            (0x20, 0x7E),
            (0xA0, 0xA0),
            (0xA7, 0xA7),
            (0xA9, 0xA9),
            (0xAB, 0xAB),
            (0xB0, 0xB0),
            (0xB2, 0xB3),
            (0xB7, 0xB7),
            (0xBB, 0xBE),
            (0xC0, 0xFF),
            (0x131, 0x131),
            (0x152, 0x153),
            (0x2010, 0x2010), // hyphen
            (0x2013, 0x2014), // dashes
            (0x2018, 0x201A),
            (0x201C, 0x201E), // German and English quotation marks
            (0x2022, 0x2022),
            (0x2026, 0x2026),
            (0x2039, 0x203A),
            (0x20AC, 0x20AC), // euro
            (0x2190, 0x2193), // arrows
            (0x2212, 0x2212), // minus
            (0x2260, 0x2260), // ≠, the sign of conflicting sources
        ],
    },
    Script {
        name: "extended",
        for_every_reader: false,
        ranges: &[
            (0x100, 0x130),
            (0x132, 0x151),
            (0x154, 0x17F),
            (0x218, 0x21B),
            (0x1E9E, 0x1E9E),
        ],
    },
];

/// Kerning, figures of one width for years and dates, and the ligatures of German words (Qualifizierung).
const FEATURES: [&[u8; 4]; 6] = [b"kern", b"tnum", b"liga", b"ccmp", b"mark", b"locl"];

/// A cut font file.
pub(super) struct Font {
    weight: u16,
    script: &'static str,
    /// File name below `fonts/`, with a hash of what is in all of them: who has it need not ask again. One for all, as
    /// each would weigh on every page.
    pub(super) name: String,
    /// WOFF2.
    pub(super) bytes: Vec<u8>,
    /// Whether a reader of the German pages fetches it.
    pub(super) for_every_reader: bool,
}

/// Cuts every weight for every script.
pub(super) fn subset(kern: &Package) -> anyhow::Result<Vec<Font>> {
    let mut fonts = Vec::new();
    for Cut { name, weight, .. } in CUTS {
        let path = kern.path(&format!("dist/fonts/fira-sans/FiraSans-{name}.woff2"));
        let packed = fs::read(&path).with_context(|| format!("reading {}", path.display()))?;
        let whole = wuff::decompress_woff2(&packed)
            .map_err(|error| anyhow::anyhow!("unpacking {}: {error:?}", path.display()))?;
        for script in &SCRIPTS {
            let bytes = cut_one(&whole, script)
                .with_context(|| format!("cutting {} to {}", path.display(), script.name))?;
            fonts.push(Font {
                weight,
                script: script.name,
                name: String::new(),
                bytes,
                for_every_reader: script.for_every_reader,
            });
        }
    }
    let mut all = Sha256::new();
    fonts.iter().for_each(|font| all.update(&font.bytes));
    let hash: String = all
        .finalize()
        .iter()
        .take(6)
        .map(|byte| format!("{byte:02x}"))
        .collect();
    for font in &mut fonts {
        font.name = format!("fira-{}-{}-{hash}.woff2", font.weight, font.script);
    }
    Ok(fonts)
}

/// The `@font-face` rules for what [`subset`] made; addresses are relative to the style sheet.
pub(super) fn font_faces(fonts: &[Font]) -> String {
    let mut css = String::new();
    for Cut {
        weight, display, ..
    } in CUTS
    {
        for script in &SCRIPTS {
            let made = |font: &&Font| font.weight == weight && font.script == script.name;
            let Some(Font { name: file, .. }) = fonts.iter().find(made) else {
                continue;
            };
            let ranges: Vec<String> = script
                .ranges
                .iter()
                .map(|(first, last)| format!("U+{first:X}-{last:X}"))
                .collect();
            css.push_str(&format!(
                "@font-face{{font-family:\"Fira Sans\";font-weight:{weight};font-display:{display};\
                 src:url(fonts/{file})format(\"woff2\");unicode-range:{}}}",
                ranges.join(",")
            ));
        }
    }
    css
}

/// Puts the names of the built files into a built page, which names them without their hashes.
///
/// # Errors
/// When the page names none, or cannot be read or written.
pub(crate) fn name_in(page: &Path) -> anyhow::Result<()> {
    let html = fs::read_to_string(page).with_context(|| format!("reading {}", page.display()))?;
    let folder = page.with_file_name("fonts");
    let mut named = html.clone();
    for entry in fs::read_dir(&folder).with_context(|| format!("reading {}", folder.display()))? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if let Some((plain, _)) = name.rsplit_once('-') {
            named = named.replace(&format!("{plain}.woff2"), &name);
        }
    }
    ensure!(named != html, "{} asks for no font ahead", page.display());
    fs::write(page, named).with_context(|| format!("writing {}", page.display()))
}

fn cut_one(whole: &[u8], script: &Script) -> anyhow::Result<Vec<u8>> {
    let font = FontRef::new(whole)?;
    let mut characters = IntSet::<u32>::empty();
    for &(first, last) in script.ranges {
        characters.insert_range(first..=last);
    }
    let scripts: IntSet<Tag> = [Tag::new(b"DFLT"), Tag::new(b"latn")].into_iter().collect();
    let features: IntSet<Tag> = FEATURES.into_iter().map(Tag::new).collect();
    let without: IntSet<Tag> = [b"DSIG", b"kern", b"gasp"]
        .into_iter()
        .map(Tag::new)
        .collect();
    // Name, copyright, version, licence and its address stay in the file: the OFL asks for it.
    let names: IntSet<NameId> = [0, 1, 2, 3, 4, 5, 6, 7, 13, 14]
        .into_iter()
        .map(NameId::new)
        .collect();
    let english: IntSet<u16> = [0x0409].into_iter().collect();
    let plan = Plan::new(
        &IntSet::empty(),
        &characters,
        &font,
        // Hints are for screens of the last century, and a fifth of the bytes.
        SubsetFlags::SUBSET_FLAGS_NO_HINTING,
        &without,
        &scripts,
        &features,
        &names,
        &english,
    );
    let cut = subset_font(&font, &plan).map_err(|error| anyhow::anyhow!("{error}"))?;
    // Reordering the outlines saves 15 %. It is off by default because readers choke when the
    // outlines pass 128 kB (ttf2woff2 issue 30); ours are 16 kB.
    let options = EncodeOptions {
        transform_glyf_loca: true,
        ..EncodeOptions::default()
    };
    encode_with_options(&cut, options).map_err(|error| anyhow::anyhow!("{error}"))
}
