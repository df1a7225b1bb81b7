//! Queries: any text is one, what is wrong with it has a place in it, and what is printed reads as the same.

use dubao::search::Query;
use dubao::search::fulltext::Phrases;

/// At most so many characters of a query are looked at.
const LONGEST: usize = 256;

pub fn hold(bytes: &[u8]) {
    let text = super::text(bytes);
    let (query, fault) = Query::typed(&text);
    if let Some(fault) = fault {
        assert!(text.get(fault.at.clone()).is_some(), "{fault:?}");
        let boundaries = (0..=text.len()).filter(|at| text.is_char_boundary(*at));
        for caret in boundaries.take(40) {
            fault.is_being_typed(&text, caret);
        }
    }
    let printed = query.to_string();
    if printed.chars().count() <= LONGEST {
        let again = Query::read(&printed).unwrap_or_else(|fault| panic!("{printed:?}: {fault:?}"));
        assert_eq!(again.to_string(), printed);
        assert_eq!(format!("{again:?}"), format!("{query:?}"));
    }
    Query::parse(&text);
    let phrases = Phrases::parse(&text);
    for place in phrases.places(&text) {
        assert!(text.get(place.clone()).is_some(), "{place:?}");
    }
}
