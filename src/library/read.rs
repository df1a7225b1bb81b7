//! One dump → what it says: decoded, understood as a page, assembled to articles.

use crate::article::{Imprint, Reading, assemble, imprint_from_name};
use crate::page::Page;
use crate::text::{Damage, Encoding, Note, Refusal, decode};

/// A dump that was read.
#[derive(Clone, Debug)]
pub struct Volume {
    /// How it was encoded.
    pub encoding: Encoding,
    /// Where it is damaged, in bytes of the dump.
    pub damage: Vec<Note<Damage>>,
    /// The page: its lines and blocks, each with a role.
    pub page: Page,
    /// Its articles.
    pub reading: Reading,
}

/// Reads a dump; its `name` may tell paper, date and page where its text does not.
///
/// # Errors
/// When its bytes are no text, or their encoding cannot be told.
pub fn read(name: &str, bytes: &[u8], forced: Option<Encoding>) -> Result<Volume, Refusal> {
    let decoded = decode(bytes, forced)?;
    let page = Page::read(decoded.text);
    let mut reading = assemble(&page);
    complete(&mut reading, &imprint_from_name(name));
    Ok(Volume {
        encoding: decoded.encoding,
        damage: decoded.notes,
        page,
        reading,
    })
}

/// Fills in what the page does not say of itself.
fn complete(reading: &mut Reading, named: &Imprint) {
    let imprints = reading
        .articles
        .iter_mut()
        .map(|article| &mut article.imprint);
    for imprint in imprints.chain([&mut reading.imprint]) {
        imprint.paper = imprint.paper.take().or_else(|| named.paper.clone());
        imprint.date = imprint.date.or(named.date);
        imprint.page = imprint.page.or(named.page);
        imprint.page_name = imprint.page_name.take().or_else(|| named.page_name.clone());
    }
}
