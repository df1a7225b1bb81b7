//! The encoding that a web page says it is in.

use crate::text::Encoding;

/// How many bytes are searched; browsers search 1024.
const SEARCHED: usize = 4096;

/// The encoding that a `<meta charset>`, a `<meta http-equiv>` or an XML declaration names, if it is one of ours and
/// nothing speaks against it.
///
/// Bytes that begin with a byte order mark, and bytes that are UTF-8 throughout, are what they are: pages that were
/// saved again often keep an old name.
pub fn declared(bytes: &[u8]) -> Option<Encoding> {
    let head = &bytes[..bytes.len().min(SEARCHED)];
    let marked = [&b"\xEF\xBB\xBF"[..], b"\xFF\xFE", b"\xFE\xFF"]
        .iter()
        .any(|mark| bytes.starts_with(mark));
    if marked || !looks_like_markup(head) {
        return None;
    }
    let label = label(head)?;
    if !bytes.is_ascii() && std::str::from_utf8(bytes).is_ok() {
        return Some(Encoding::Utf8);
    }
    Encoding::named(&label).filter(|encoding| {
        // A label that can be read as ASCII is no UTF-16; WHATWG reads it as UTF-8.
        !matches!(
            encoding,
            Encoding::Utf16Le | Encoding::Utf16Be | Encoding::Utf8
        )
    })
}

fn looks_like_markup(head: &[u8]) -> bool {
    let start = head.iter().position(|byte| !byte.is_ascii_whitespace());
    start.is_some_and(|start| head[start] == b'<')
}

/// What stands after the first `charset=` or `encoding=`.
fn label(head: &[u8]) -> Option<String> {
    let text: String = head
        .iter()
        .map(|byte| char::from(*byte).to_ascii_lowercase())
        .collect();
    let at = ["charset", "encoding"].iter().find_map(|word| {
        let mut places = text.match_indices(word).map(|(at, _)| at + word.len());
        places.find(|at| text[*at..].trim_start().starts_with('='))
    })?;
    let rest = text[at..].trim_start().strip_prefix('=')?.trim_start();
    let rest = rest.trim_start_matches(['"', '\'']);
    let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && !"-_:.".contains(c));
    Some(rest[..end.unwrap_or(rest.len())].to_owned()).filter(|label| !label.is_empty())
}
