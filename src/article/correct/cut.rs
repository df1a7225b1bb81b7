//! Cutting a text in two at a letter, and the stretches of the page that it stands in at the same letter.

use std::ops::Range;

use crate::text::{letter, letters};

use crate::article::model::Piece;

/// Cuts a piece before its letter number `at`; none if the page does not have its letters where its spans say.
pub fn cut(page: &str, piece: &Piece, at: usize) -> Option<(Piece, Piece)> {
    let byte = seam(&piece.text, at)?;
    let (left, right) = cut_spans(page, &piece.spans, at, letters(&piece.text).count())?;
    let (before, after) = piece.text.split_at(byte);
    let part = |text: &str, spans| Piece {
        text: text.trim().to_owned(),
        spans,
    };
    Some((part(before, left), part(after, right)))
}

/// Which letters of the text that stands in `spans` are in these bytes of the page; none if not one of them is.
pub fn within(page: &str, spans: &[Range<usize>], bytes: &Range<usize>) -> Option<Range<usize>> {
    let (mut count, mut found) = (0, None);
    for span in spans {
        for (at, c) in page.get(span.clone())?.char_indices() {
            if letter(c).is_none() {
                continue;
            }
            if bytes.contains(&(span.start + at)) {
                let start = found.map_or(count, |range: Range<usize>| range.start);
                found = Some(start..count + 1);
            }
            count += 1;
        }
    }
    found
}

/// The byte before letter number `at`, and before the marks that open what it begins.
fn seam(text: &str, at: usize) -> Option<usize> {
    let mut places = text.char_indices().filter(|(_, c)| letter(*c).is_some());
    let (byte, _) = places.nth(at)?;
    let opens = |c: char| letter(c).is_none() && !closes(c);
    Some(text[..byte].trim_end_matches(opens).len())
}

/// Whether a mark belongs to what stands before it.
fn closes(c: char) -> bool {
    matches!(
        c,
        '，' | '。'
            | '、'
            | '；'
            | '：'
            | '？'
            | '！'
            | '”'
            | '’'
            | '）'
            | '》'
            | '〉'
            | '】'
            | '」'
            | '』'
            | '…'
            | '—'
            | '％'
            | '%'
            | ','
            | '.'
            | ';'
            | ':'
            | '?'
            | '!'
            | ')'
            | ']'
            | '"'
            | '\''
            | '·'
            | '～'
            | '．'
    )
}

type Spans = Vec<Range<usize>>;

/// Cuts spans before the letter number `at` of their text, which has `all` letters.
fn cut_spans(page: &str, spans: &[Range<usize>], at: usize, all: usize) -> Option<(Spans, Spans)> {
    if spans.is_empty() {
        return Some((Vec::new(), Vec::new()));
    }
    let (mut left, mut right, mut count) = (Vec::new(), Vec::new(), 0);
    for span in spans {
        let text = page.get(span.clone())?;
        let here = letters(text).count();
        if count + here <= at {
            left.push(span.clone());
        } else if count >= at {
            right.push(span.clone());
        } else {
            let byte = seam(text, at - count)?;
            let before = text[..byte].trim_end().len();
            left.extend(Some(span.start..span.start + before).filter(|span| !span.is_empty()));
            right.push(span.start + byte..span.end);
        }
        count += here;
    }
    (count == all).then_some((left, right))
}
