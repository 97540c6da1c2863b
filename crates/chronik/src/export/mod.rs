//! The dataset in formats that other programs read.

pub mod csv;
pub mod ics;
pub mod json;
pub mod qr;

/// A text as the address of a file of a kind: a link to it needs no server.
#[must_use]
pub fn data_url(kind: &str, text: &str) -> String {
    let mut out = format!("data:{kind};charset=utf-8,");
    // What is a plus here was a blank: a plus itself is escaped.
    form_urlencoded::byte_serialize(text.as_bytes())
        .for_each(|part| out.push_str(if part == "+" { "%20" } else { part }));
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_ends_an_address_of_data() {
        assert_eq!(
            data_url("text/csv", "a b+c#\"ä\r\n"),
            "data:text/csv;charset=utf-8,a%20b%2Bc%23%22%C3%A4%0D%0A"
        );
    }
}
