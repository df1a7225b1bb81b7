//! The list of articles: pages, sections, headlines with their marks.

use ratatui::layout::Rect;
use ratatui::style::Style;

use crate::app::layout::Pane as Area;
use crate::app::{App, Filter, ListRow, Pane, words};
use crate::article::Imprint;
use crate::store::{Id, Source};
use crate::text::SafeText;

use super::pen::{Pen, behind, row};
use super::{headline, theme};

pub fn draw(app: &App, area: Area, pen: &mut Pen) {
    let focused = matches!(app.top(), Pane::List) || app.is_filtering();
    title(app, area.title, focused, pen);
    if app.list.rows.is_empty() {
        if app.status.progress.is_some() {
            return;
        }
        let words = if app.shelf.store.is_empty() {
            words::NO_ARTICLES
        } else {
            words::NONE_SHOWN
        };
        pen.text(
            behind(area.body, 1),
            app.options.lang.say(words),
            theme::FAINT,
        );
        return;
    }
    for (number, (index, item)) in app
        .list
        .rows
        .iter()
        .enumerate()
        .skip(app.list.top)
        .enumerate()
    {
        let Some(room) = row(area.body, number) else {
            break;
        };
        match item {
            ListRow::Page(id) => {
                let name = page_name(app, app.shelf.store.source(*id));
                pen.text(room, name.as_str(), theme::PAGE);
            }
            ListRow::Section(id) => section(app, *id, room, pen),
            ListRow::Article(id) => article(app, *id, room, pen),
        }
        if index == app.list.cursor && item.article().is_some() {
            pen.fill(room, theme::cursor(focused));
        }
    }
}

/// Paper, date and page as far as they are known; else the name of the dump.
pub fn page_name(app: &App, source: &Source) -> SafeText {
    let Imprint {
        paper,
        date,
        page,
        page_name,
    } = &*source.imprint;
    let date = date.map(|date| date.to_string());
    let page = page.map(|page| app.options.lang.fill(words::PAGE, &[&format!("{page:02}")]));
    let parts: Vec<&str> = [paper, &date, &page, page_name]
        .into_iter()
        .flatten()
        .map(String::as_str)
        .collect();
    let file = || source.name.rsplit(['/', '\\']).next().unwrap_or_default();
    SafeText::line(
        if parts.is_empty() {
            file().to_owned()
        } else {
            parts.join(" ")
        }
        .as_str(),
    )
}

fn title(app: &App, room: Rect, focused: bool, pen: &mut Pen) {
    let lang = app.options.lang;
    let style = theme::title(focused);
    pen.fill(room, style);
    let mut left = pen.text(room, lang.say(words::TITLE), style);
    let mut filters = filters(app);
    let count = pen.width(&app.list.count.to_string()) + 1;
    let width = |filters: &[(SafeText, bool)], pen: &Pen| {
        let widths = filters.iter().map(|(name, _)| 1 + pen.width(name.as_str()));
        widths.sum::<u16>() + count
    };
    // The filter that is chosen can be seen, whatever has to give way.
    while filters.first().is_some_and(|(_, chosen)| !chosen) && width(&filters, pen) > left.width {
        filters.remove(0);
    }
    for (name, chosen) in filters {
        let style = if chosen { theme::CURSOR } else { theme::FAINT };
        let room = Rect {
            width: left.width.saturating_sub(count),
            ..left
        };
        let rest = pen.text(behind(room, 1), name.as_str(), style);
        left = behind(left, rest.x - left.x);
    }
    pen.text_at_end(behind(left, 1), &app.list.count.to_string(), style);
}

/// The names of the filters, and whether each is the one that is chosen: those that are always there, the saved queries
/// that have a key, and a query that is not saved.
fn filters(app: &App) -> Vec<(SafeText, bool)> {
    let lang = app.options.lang;
    let fixed = [
        (Filter::All, words::ALL),
        (Filter::Unread, words::UNREAD),
        (Filter::Bookmarked, words::BOOKMARKED),
    ];
    let fixed = fixed.map(|(filter, name)| (lang.say(name), filter == app.list.filter));
    let shown = app.shown_query();
    let saved = app.marks.queries().into_iter();
    let saved = saved.map(|saved| (saved.name, Some(saved.name) == shown));
    let saved = saved
        .enumerate()
        .filter(|(number, (_, chosen))| *number < 6 || *chosen);
    let loose = (app.list.filter == Filter::Query && shown.is_none())
        .then_some((app.list.asked.text.as_str(), true));
    let all = fixed.into_iter().chain(saved.map(|(_, saved)| saved));
    all.chain(loose)
        .map(|(name, chosen)| (SafeText::line(name), chosen))
        .collect()
}

fn section(app: &App, id: Id, room: Rect, pen: &mut Pen) {
    let section = app
        .entry(id)
        .and_then(|entry| entry.article.section.as_deref())
        .unwrap_or_default();
    pen.text(
        behind(room, 1),
        SafeText::line(section).as_str(),
        theme::SECTION,
    );
}

fn article(app: &App, id: Id, room: Rect, pen: &mut Pen) {
    let Some(entry) = app.entry(id) else { return };
    let style = if app.marks.is_read(entry.key) {
        theme::PLAIN
    } else {
        theme::UNREAD
    };
    marks(app, id, room, pen);
    let length = entry.characters.to_string();
    let below_section = if entry.article.section.is_some() {
        2
    } else {
        0
    };
    let rest = pen.text_at_end(behind(room, 3 + below_section), &length, theme::FAINT);
    let rest = Rect {
        width: rest.width.saturating_sub(1),
        ..rest
    };
    headline::draw(app, &entry.article.headline, rest, style, pen);
}

/// The marks before a headline, in three cells: bookmarked, unread, corrected.
pub fn marks(app: &App, id: Id, room: Rect, pen: &mut Pen) {
    let Some(entry) = app.entry(id) else { return };
    let mark = |shown: bool, sign: &'static str, style: Style| {
        if shown { (sign, style) } else { (" ", style) }
    };
    let (bookmark, style) = mark(app.is_bookmarked(entry), "✦", theme::BOOKMARK);
    let rest = pen.text(room, bookmark, style);
    let (unread, style) = mark(!app.marks.is_read(entry.key), "◦", theme::UNREAD);
    let rest = pen.text(rest, unread, style);
    let (corrected, style) = mark(!entry.article.former.is_empty(), "~", theme::FAINT);
    pen.text(rest, corrected, style);
}
