//! A place in an article's block and the same place in its page: the characters are the same, the white space is not.

use crate::article::BlockRef;

/// The byte of the page that shows byte `at` of a block, or what follows it.
pub fn byte_in_page(block: BlockRef, page: &str, at: usize) -> Option<usize> {
    let mut pairs = pairs(block, page);
    let first = block.spans.first().map(|span| span.start);
    if at == 0 {
        return first;
    }
    pairs
        .find(|(byte, _)| *byte >= at)
        .map(|(_, source)| source)
}

/// The byte of a block that shows byte `at` of its page, or what is read after it.
pub fn byte_in_block(block: BlockRef, page: &str, at: usize) -> usize {
    let span = block.spans.iter().find(|span| span.contains(&at));
    let Some(span) = span else { return 0 };
    let inside = |source: &usize| span.contains(source) && *source >= at;
    pairs(block, page)
        .find(|(_, source)| inside(source))
        .map_or(block.text.len(), |(byte, _)| byte)
}

/// Each character of a block that is not white space: its byte there and its byte in the page. What the page has beside
/// them, such as the `#`s of a headline, is passed over.
fn pairs<'a>(block: BlockRef<'a>, page: &'a str) -> impl Iterator<Item = (usize, usize)> + 'a {
    let printed = block.spans.iter().flat_map(|span| {
        let text = page.get(span.clone()).unwrap_or_default();
        text.char_indices().map(move |(at, c)| (span.start + at, c))
    });
    let mut printed = printed.filter(|(_, c)| !c.is_whitespace());
    let text = block
        .text
        .char_indices()
        .filter(|(_, c)| !c.is_whitespace());
    text.map_while(move |(byte, c)| {
        let (source, _) = printed.find(|(_, other)| *other == c)?;
        Some((byte, source))
    })
}
