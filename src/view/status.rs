//! The last row: a line being typed, the answer to the last wish, how far the library is read, where the reader is.

use ratatui::layout::{Position, Rect};

use crate::app::doubt::Sign;
use crate::app::keys::{Chord, Place};
use crate::app::raw::Here;
use crate::app::words::{self, Word};
use crate::app::{App, Complaint, Finding, ListRow, Pane, Purpose, Raw, line_of};
use crate::article::Fate;
use crate::store::Id;
use crate::text::{SafeText, Unseen};

use super::headline;
use super::hits::total;
use super::pen::{Pen, behind};
use super::theme;
use super::typed::marked;

pub fn draw(app: &App, room: Rect, pen: &mut Pen) -> Option<Position> {
    let lang = app.options.lang;
    if let Pane::Line { purpose, input } = app.top() {
        let name = match purpose {
            Purpose::Search => words::FIND,
            Purpose::Note(_) => words::NOTE,
            Purpose::Tags(_) => words::TAGS,
            Purpose::Filter => words::filter::FILTER,
            Purpose::Bookmarks => words::BOOKMARKS,
            Purpose::Name => words::filter::NAME,
        };
        let room = pen.text(room, lang.say(name), theme::TITLE_FOCUSED);
        let room = behind(room, 1);
        let complaint = Complaint::of(input);
        let wrong = complaint.mistake().filter(|_| app.is_asking());
        let cursor = marked(input, wrong.map(|fault| &fault.at), room, pen);
        let words = wanted(app).or_else(|| app.status.message.clone());
        let words = SafeText::line(&words.unwrap_or_default());
        let taken = pen.width(SafeText::line(input.text()).as_str());
        pen.text(behind(room, taken + 3), words.as_str(), theme::FAINT);
        return Some(cursor);
    }
    let mut rest = room;
    if let Some(reason) = &app.status.unsaved {
        let words = format!("{}: {reason} ", lang.say(words::UNSAVED));
        rest = pen.text(rest, SafeText::line(&words).as_str(), theme::ALARM);
    }
    let said = Said::of(app);
    let right = position(app, &said);
    rest = pen.text_at_end(rest, &right, theme::FAINT);
    let room = Rect {
        width: rest.width.saturating_sub(1),
        ..rest
    };
    said.draw(app, room, pen);
    None
}

/// What there is to say in the last row, and how many characters beside it are not shown as they are.
struct Said {
    wanted: Option<String>,
    answer: SafeText,
    unseen: usize,
}

impl Said {
    fn of(app: &App) -> Self {
        Self {
            wanted: wanted(app),
            answer: answer(app),
            unseen: unseen(app),
        }
    }

    fn is_nothing(&self) -> bool {
        self.wanted.is_none() && self.answer.as_str().is_empty()
    }

    fn draw(&self, app: &App, room: Rect, pen: &mut Pen) {
        let lang = app.options.lang;
        if let Some(wanted) = &self.wanted {
            pen.text(room, SafeText::line(wanted).as_str(), theme::FAINT);
        } else if !self.is_nothing() {
            pen.text(room, self.answer.as_str(), theme::PLAIN);
        } else if self.unseen > 0 {
            let word = match app.options.style.finish.unseen {
                Unseen::Counted => words::HIDDEN,
                Unseen::Revealed => words::REVEALED,
            };
            let words = lang.fill(word, &[&self.unseen.to_string()]);
            pen.text(room, &words, theme::PLAIN);
        } else {
            let hint = lang.say(hint(app));
            let fits = pen.width(hint) <= room.width;
            let short = || lang.say(short_hint(app));
            pen.text(room, if fits { hint } else { short() }, theme::FAINT);
        }
    }
}

/// What is wrong with the filter that is typed in the last row.
pub fn mistake(app: &App) -> Option<SafeText> {
    let Pane::Line { input, .. } = app.top() else {
        return None;
    };
    let complaint = Complaint::of(input);
    let fault = complaint.mistake().filter(|_| app.is_asking())?;
    let words = words::query::fault(fault, input.text(), app.options.lang);
    Some(SafeText::line(&words))
}

/// What a query wants that is half typed.
fn wanted(app: &App) -> Option<String> {
    let input = match app.top() {
        Pane::Jump(jump) => &jump.input,
        Pane::Line { input, .. } if app.is_asking() => input,
        _ => return None,
    };
    let complaint = Complaint::of(input);
    let fault = complaint.fault.filter(|_| complaint.half)?;
    Some(words::query::mistake(&fault.what, app.options.lang))
}

/// What there is to say: the answer to the last wish, else the search, else how far the library is read.
fn answer(app: &App) -> SafeText {
    let lang = app.options.lang;
    if let Some(message) = &app.status.message {
        return SafeText::line(message);
    }
    if matches!(app.top().place(), Place::Mend | Place::Select) || !app.status.pressed.is_empty() {
        return SafeText::line("");
    }
    if let Pane::Raw(raw) = app.top() {
        return SafeText::line(&standing(app, raw));
    }
    let finding = app.sheet().finding.as_ref();
    if let Some(finding) = finding.filter(|_| !matches!(app.top(), Pane::Hits)) {
        return SafeText::line(&standing_at(app, finding));
    }
    if let Some((done, total @ 1..)) = app.status.progress {
        return SafeText::line(
            &lang.fill(words::LOADING, &[&done.to_string(), &total.to_string()]),
        );
    }
    let signs = app.sheet().signs();
    if matches!(app.top(), Pane::Reader(_)) && !signs.is_empty() {
        let words = signs.into_iter().map(Sign::word);
        let words: Vec<&str> = words
            .chain([words::doubt::SEE_PAGE])
            .map(|word| lang.say(word))
            .collect();
        return SafeText::line(&words.join("  "));
    }
    SafeText::default()
}

/// How many characters of the headline under the cursor, or of the text beside it, are not shown as they are.
fn unseen(app: &App) -> usize {
    let of_headline = |id: Option<Id>| {
        let entry = id.and_then(|id| app.entry(id));
        entry.map_or(0, |entry| {
            headline::guise(app, &line_of(entry)).hidden().count()
        })
    };
    let beside = app.areas().is_some_and(|areas| areas.text.is_some());
    match app.top() {
        Pane::Jump(jump) => of_headline(jump.found.hits.get(jump.cursor).map(|hit| Id(hit.id))),
        Pane::List if !beside => of_headline(app.current()),
        _ => app.sheet().setting.hidden().count(),
    }
}

/// Which hit of a search the reader is at, and of the full text, which article.
fn standing_at(app: &App, finding: &Finding) -> String {
    let lang = app.options.lang;
    let hits = &app.list.hits;
    let article = app.sheet().id.and_then(|id| hits.position(id));
    let (at, all) = (finding.at + 1, finding.hits.len());
    let (at, all) = (at.to_string(), all.to_string());
    match article.filter(|_| finding.across) {
        Some(article) => {
            let values = [&at, &all, &(article + 1).to_string(), &total(app)];
            lang.fill(words::full_text::HIT, &values.map(String::as_str))
        }
        None if finding.hits.is_empty() => lang.fill(words::NO_HIT, &[&finding.query]),
        None => lang.fill(words::HIT, &[&at, &all]),
    }
}

/// What stands where the cursor of the raw view is.
fn standing(app: &App, raw: &Raw) -> String {
    let lang = app.options.lang;
    let Some(here) = raw.here() else {
        return String::new();
    };
    match (here.fate, raw.piece()) {
        (Fate::Furniture { .. }, _) => lang.say(words::raw::OF_NONE).to_owned(),
        (Fate::Head { .. }, Some(_)) => lang.say(words::raw::OWN_HEAD).to_owned(),
        (Fate::Block { block, .. }, Some(piece)) => {
            let values = [block + 1, piece, raw.pieces()].map(|value| value.to_string());
            let place = lang.fill(words::raw::OWN_TEXT, &values.each_ref().map(String::as_str));
            let doubts = doubts(app, raw, &here).map(|word| lang.say(word));
            std::iter::once(place.as_str())
                .chain(doubts)
                .collect::<Vec<_>>()
                .join("  ")
        }
        _ => {
            let entry = here.article.and_then(|id| app.entry(id));
            let headline = entry.map_or("", |entry| entry.article.headline.as_str());
            lang.fill(words::raw::OTHER, &[headline])
        }
    }
}

/// The doubts about the stretch where the cursor of the raw view is.
fn doubts<'a>(app: &'a App, raw: &Raw, here: &'a Here) -> impl Iterator<Item = Word> + use<'a> {
    let entry = raw.article.and_then(|id| app.entry(id));
    let notes = entry.into_iter().flat_map(|entry| &entry.article.notes);
    notes
        .filter(|note| note.at.start == here.span.start)
        .filter_map(|note| Sign::of(&note.what))
        .map(Sign::word)
}

/// The keys that help on from here.
fn hint(app: &App) -> Word {
    let corrects = Chord::parse("x").is_some_and(|x| app.status.pressed == [x]);
    match app.top() {
        Pane::List if corrects => words::mending::HINT_LIST,
        Pane::Raw(_) if corrects => words::mending::HINT_RAW,
        Pane::Reader(sheet) if sheet.mending().is_some() => words::mending::HINT_TEXT,
        Pane::List | Pane::Line { .. } => words::HINT_LIST,
        Pane::Reader(sheet) if sheet.selection().is_some() => words::selecting::HINT,
        Pane::Reader(_) => words::HINT_READER,
        Pane::Raw(_) => words::raw::HINT,
        Pane::Jump(_) => words::HINT_JUMP,
        Pane::Hits => words::full_text::HINT,
        Pane::Related(_) => words::related::HINT,
        Pane::Bookmarks(_) => words::HINT_BOOKMARKS,
        Pane::Queries(_) => words::filter::HINT,
        Pane::Help { .. } => words::HINT_HELP,
    }
}

/// The one key to know where there is room for no more; in the palette a question mark is text.
fn short_hint(app: &App) -> Word {
    match app.top() {
        Pane::Jump(_) | Pane::Hits => words::HINT_JUMP_SHORT,
        Pane::Reader(sheet) if sheet.mending().is_some() => words::mending::HINT_SHORT,
        Pane::Reader(sheet) if sheet.selection().is_some() => words::selecting::HINT_SHORT,
        Pane::Raw(_) if !app.status.pressed.is_empty() => words::mending::HINT_RAW_SHORT,
        _ => words::HINT_SHORT,
    }
}

/// How much is not shown as it is, where there is no other room to say so, and where the reader is.
fn position(app: &App, said: &Said) -> String {
    if said.unseen == 0 || said.is_nothing() {
        return place(app);
    }
    let unseen = said.unseen.to_string();
    let short = app.options.lang.fill(words::HIDDEN_SHORT, &[&unseen]);
    format!(" {short}{}", place(app))
}

/// The keys typed so far, the place in the list and, where it is shown, in the text.
fn place(app: &App) -> String {
    let lang = app.options.lang;
    let count = app
        .status
        .count
        .map(|count| format!("{count} "))
        .unwrap_or_default();
    if let Pane::Raw(raw) = app.top() {
        let (at, of) = raw.line();
        let place = lang.fill(words::raw::LINE, &[&at.to_string(), &of.to_string()]);
        return format!(" {count}{place}");
    }
    if matches!(app.top(), Pane::Hits) {
        let hits = &app.list.hits;
        if hits.search.phrases().is_empty() {
            return String::new();
        }
        let at = (hits.cursor + 1).min(hits.all().len());
        let place = lang.fill(words::POSITION, &[&at.to_string(), &total(app)]);
        return format!(" {place}");
    }
    if let Pane::Related(kindred) = app.top() {
        let all = kindred.found.len();
        let at = (kindred.cursor.at + 1).min(all);
        let place = lang.fill(words::POSITION, &[&at.to_string(), &all.to_string()]);
        return format!(" {count}{place}");
    }
    let ids = app.list.rows.iter().filter_map(ListRow::article);
    let at = app
        .current()
        .and_then(|id| ids.clone().position(|other| other == id))
        .map_or(0, |at| at + 1);
    let place = lang.fill(
        words::POSITION,
        &[&at.to_string(), &app.list.count.to_string()],
    );
    match app.areas().and_then(|areas| areas.text) {
        Some(_) => format!(" {count}{place} {}%", app.sheet().percent()),
        None => format!(" {count}{place}"),
    }
}
