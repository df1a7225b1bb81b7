//! The links of a browser's file of bookmarks, each with its attributes, its words, and the description behind it.

use std::convert::Infallible;

use html5gum::Tokenizer;
use html5gum::emitters::callback::{CallbackEmitter, CallbackEvent};

/// The longest words and the longest description that are taken in, in bytes.
const LONGEST: usize = 64 << 10;

/// A link of a file of bookmarks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Link {
    /// The line of the file that it begins on, from 1.
    pub line: usize,
    /// Its attributes, their names in lower case.
    pub attributes: Vec<(String, String)>,
    /// Its words.
    pub text: String,
    /// What is said of it.
    pub description: String,
}

impl Link {
    /// The value of an attribute.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        let known = self.attributes.iter().find(|(known, _)| known == name);
        known.map(|(_, value)| value.as_str())
    }
}

/// The links of a file of bookmarks, in their order, however broken it is.
pub fn links(html: &str) -> Vec<Link> {
    let mut reader = Reader::default();
    let mut line = 1;
    let mut counted = 0;
    let callback = |event: CallbackEvent<'_>, span: html5gum::Span<usize>| -> Option<Infallible> {
        if let CallbackEvent::OpenStartTag { .. } = event {
            let upto = span.start.clamp(counted, html.len());
            line += memchr::memchr_iter(b'\n', &html.as_bytes()[counted..upto]).count();
            counted = upto;
        }
        reader.take(&event, line);
        None
    };
    let mut emitter = CallbackEmitter::new(callback);
    emitter.naively_switch_states(true);
    // Reading a text from memory cannot fail.
    let _ = Tokenizer::new_with_emitter(html, emitter).finish();
    reader.links
}

/// Where text goes.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Place {
    #[default]
    Nowhere,
    Text,
    Description,
}

#[derive(Default)]
struct Reader {
    links: Vec<Link>,
    /// The link whose start tag is being read.
    starting: Option<Link>,
    attribute: String,
    place: Place,
}

impl Reader {
    fn take(&mut self, event: &CallbackEvent<'_>, line: usize) {
        match event {
            CallbackEvent::OpenStartTag { name } => self.open(name, line),
            CallbackEvent::AttributeName { name } => {
                self.attribute = text(name).to_ascii_lowercase();
            }
            CallbackEvent::AttributeValue { value } => {
                if let Some(link) = &mut self.starting {
                    let name = std::mem::take(&mut self.attribute);
                    link.attributes.push((name, text(value)));
                }
            }
            CallbackEvent::CloseStartTag { .. } => {
                if let Some(link) = self.starting.take() {
                    self.links.push(link);
                    self.place = Place::Text;
                }
            }
            CallbackEvent::EndTag { name } => self.close(name),
            CallbackEvent::String { value } => self.write(&text(value)),
            _ => {}
        }
    }

    fn open(&mut self, name: &[u8], line: usize) {
        match name.to_ascii_lowercase().as_slice() {
            b"a" => {
                self.place = Place::Nowhere;
                self.starting = Some(Link {
                    line,
                    ..Link::default()
                });
            }
            b"dd" => self.place = Place::Description,
            b"br" => self.write("\n"),
            b"dt" | b"dl" | b"h1" | b"h3" | b"hr" => self.place = Place::Nowhere,
            _ => {}
        }
    }

    fn close(&mut self, name: &[u8]) {
        let ends = match name.to_ascii_lowercase().as_slice() {
            b"a" => self.place == Place::Text,
            b"dl" | b"dd" => true,
            _ => false,
        };
        if ends {
            self.place = Place::Nowhere;
        }
    }

    fn write(&mut self, text: &str) {
        let Some(link) = self.links.last_mut() else {
            return;
        };
        let target = match self.place {
            Place::Nowhere => return,
            Place::Text => &mut link.text,
            Place::Description => &mut link.description,
        };
        if target.len() + text.len() <= LONGEST {
            target.push_str(text);
        }
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}
