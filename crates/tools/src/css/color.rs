//! `oklch()` to `#rrggbb`: KERN writes its palette in oklch, but every colour in it is an sRGB one.
//! The short form saves bytes and lets a person compare it with the literals in `style/tokens.css`.

/// The sRGB colour of `oklch(L% C H)`, without alpha; `None` if the text is not of that form.
pub(super) fn oklch_to_hex(value: &str) -> Option<String> {
    let inner = value.trim().strip_prefix("oklch(")?.strip_suffix(')')?;
    let mut parts = inner.split_whitespace();
    let lightness = parts.next()?.strip_suffix('%')?.parse::<f64>().ok()? / 100.0;
    let chroma = parts.next()?.parse::<f64>().ok()?;
    let hue = parts.next()?.parse::<f64>().ok()?.to_radians();
    if parts.next().is_some() {
        return None;
    }
    let [red, green, blue] = oklab_to_srgb(lightness, chroma * hue.cos(), chroma * hue.sin());
    Some(format!("#{red:02x}{green:02x}{blue:02x}"))
}

/// The three channels of `#rrggbb` or `#rgb`.
pub(super) fn hex_channels(hex: &str) -> Option<[u8; 3]> {
    let digits = hex.strip_prefix('#')?;
    let long: String = match digits.len() {
        3 => digits.chars().flat_map(|digit| [digit, digit]).collect(),
        6 => digits.to_owned(),
        _ => return None,
    };
    let number = u32::from_str_radix(&long, 16).ok()?;
    let [_, red, green, blue] = number.to_be_bytes();
    Some([red, green, blue])
}

/// Björn Ottosson's matrices, as in CSS Color 4.
fn oklab_to_srgb(lightness: f64, a: f64, b: f64) -> [u8; 3] {
    let l = (lightness + 0.396_337_777_4 * a + 0.215_803_757_3 * b).powi(3);
    let m = (lightness - 0.105_561_345_8 * a - 0.063_854_172_8 * b).powi(3);
    let s = (lightness - 0.089_484_177_5 * a - 1.291_485_548_0 * b).powi(3);
    [
        4.076_741_662_1 * l - 3.307_711_591_3 * m + 0.230_969_929_2 * s,
        -1.268_438_004_6 * l + 2.609_757_401_1 * m - 0.341_319_396_5 * s,
        -0.004_196_086_3 * l - 0.703_418_614_7 * m + 1.707_614_701_0 * s,
    ]
    .map(encode_channel)
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped to 0..=255"
)]
fn encode_channel(linear: f64) -> u8 {
    let encoded = if linear <= 0.003_130_8 {
        12.92 * linear
    } else {
        1.055 * linear.powf(1.0 / 2.4) - 0.055
    };
    (encoded * 255.0).round().clamp(0.0, 255.0) as u8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kern_colours_are_the_published_ones() {
        for (oklch, hex) in [
            ("oklch(42.84% .1689 265.02)", "#2044aa"),
            ("oklch(100% 0 0)", "#ffffff"),
            ("oklch(0% 0 0)", "#000000"),
        ] {
            assert_eq!(oklch_to_hex(oklch).as_deref(), Some(hex), "{oklch}");
        }
    }

    #[test]
    fn other_texts_are_left_alone() {
        for text in [
            "#2044aa",
            "oklch(1% 0)",
            "oklch(1% 0 0 / .5)",
            "oklch(var(--a) 0 0)",
        ] {
            assert_eq!(oklch_to_hex(text), None, "{text}");
        }
        assert_eq!(hex_channels("#fff"), Some([255, 255, 255]));
        assert_eq!(hex_channels("#2044aa"), Some([0x20, 0x44, 0xaa]));
        assert_eq!(hex_channels("red"), None);
    }
}
