//! Characters: what each does to a word, and which letter it is folded to.

/// What a character does to the word it stands in.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    Letter,
    /// Belongs to the letter before it.
    Mark,
    Hidden,
    /// Ends a word; alone between two words it joins them to a compound.
    Joint,
    Gap,
}

/// What a character does.
pub(super) fn class(c: char) -> Class {
    match c {
        'a'..='z' | 'A'..='Z' | '0'..='9' => Class::Letter,
        '×' | '÷' => Class::Gap,
        'À'..='ſ' => Class::Letter,
        // The gender signs of "Migrant*innen" and "Schüler:innen" join like a hyphen.
        '-' | '*' | ':' | '_' | '·' | '\u{2010}' | '\u{2011}' => Class::Joint,
        // What is typed for the apostrophe within Ukrainian words.
        '\'' | '’' | '\u{2bb}' | '\u{2bc}' => Class::Joint,
        ' '..='\u{7f}' => Class::Gap,
        // Latin, Greek, Cyrillic; Hebrew points; Arabic vowel signs.
        '\u{300}'..='\u{36f}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' => Class::Mark,
        '\u{483}'..='\u{489}' | '\u{20d0}'..='\u{20ff}' | '\u{fe20}'..='\u{fe2f}' => Class::Mark,
        '\u{591}'..='\u{5bd}' | '\u{5bf}' | '\u{5c1}'..='\u{5c2}' | '\u{5c4}'..='\u{5c5}' => {
            Class::Mark
        }
        '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{6d6}'..='\u{6dc}' => Class::Mark,
        c if is_hidden(c) => Class::Hidden,
        c if c.is_alphanumeric() => Class::Letter,
        _ => Class::Gap,
    }
}

/// Soft hyphen, zero-width and direction characters, variation selectors, Arabic tatweel.
pub(super) fn is_hidden(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{61c}' | '\u{640}' | '\u{180e}' | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

/// Which bytes are ASCII letters or digits. A table, because this is asked for every byte of the records.
static LETTERS: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0;
    while byte < 128 {
        table[byte] = (byte as u8).is_ascii_alphanumeric();
        byte += 1;
    }
    table
};

/// Whether a byte is an ASCII letter or digit.
#[inline(always)]
pub(super) fn is_letter(byte: u8) -> bool {
    LETTERS[byte as usize]
}

/// The base letters of U+00DF to U+017F, one byte for each. (`÷` is no letter and never asked for.)
const BASE: &[u8; 161] = b"saaaaaaaceeeeiiiidnooooo/ouuuuyty\
    aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkllllllllll\
    nnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

/// The letter that a lower-case letter is folded to.
pub(super) fn base(lower: char) -> char {
    let code = lower as usize;
    if let Some(&base) = code.checked_sub(0xdf).and_then(|at| BASE.get(at)) {
        return char::from(base);
    }
    match lower {
        'ș' => 's',
        'ț' => 't',
        // Cyrillic letters that decompose.
        'ё' | 'ѐ' => 'е',
        'й' | 'ѝ' => 'и',
        'ї' => 'і',
        'ў' => 'у',
        'ѓ' => 'г',
        'ќ' => 'к',
        // Arabic: the carriers of hamza and madda; and the letters for which Persian keyboards
        // have code points of their own, or that are commonly typed for one another at word ends.
        'آ' | 'أ' | 'إ' | 'ٱ' => 'ا',
        'ؤ' => 'و',
        'ئ' | 'ى' | 'ی' => 'ي',
        'ک' => 'ك',
        'ة' => 'ه',
        '٠'..='٩' => digit(code - 0x660),
        '۰'..='۹' => digit(code - 0x6f0),
        // As wide as a Chinese character: from the keyboards of East Asia.
        '０'..='９' => digit(code - 0xff10),
        'ａ'..='ｚ' => char::from_u32(lower as u32 - 0xfee0).unwrap_or(lower),
        other => other,
    }
}

fn digit(value: usize) -> char {
    u32::try_from(value)
        .ok()
        .and_then(|value| char::from_digit(value, 10))
        .unwrap_or('0')
}
