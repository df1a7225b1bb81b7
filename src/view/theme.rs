//! The looks of things, in the terminal's own sixteen colours, so that they fit its theme; without colours they still differ.

use ratatui::buffer::Buffer;
use ratatui::style::{Color, Modifier, Style};

/// Text.
pub const PLAIN: Style = Style::new();
/// What matters less.
pub const FAINT: Style = Style::new().fg(Color::DarkGray);
/// The title row of a pane.
pub const TITLE: Style = Style::new().fg(Color::Cyan);
/// The title row of the pane that the keys go to.
pub const TITLE_FOCUSED: Style = Style::new()
    .fg(Color::Cyan)
    .add_modifier(Modifier::BOLD.union(Modifier::UNDERLINED));
/// The title row of a pane, by whether the keys go to it.
pub const fn title(focused: bool) -> Style {
    if focused { TITLE_FOCUSED } else { TITLE }
}
/// The name of a page in the list.
pub const PAGE: Style = Style::new().fg(Color::Blue).add_modifier(Modifier::BOLD);
/// The name of a section in the list.
pub const SECTION: Style = Style::new().fg(Color::DarkGray);
/// An article that was not read yet.
pub const UNREAD: Style = Style::new().add_modifier(Modifier::BOLD);
/// The row under the cursor.
pub const CURSOR: Style = Style::new().add_modifier(Modifier::REVERSED);
/// The row under the cursor of a list that the keys do not go to.
pub const CURSOR_ELSEWHERE: Style = Style::new().add_modifier(Modifier::UNDERLINED);
/// The row under the cursor, by whether the keys go to its pane.
pub const fn cursor(focused: bool) -> Style {
    if focused { CURSOR } else { CURSOR_ELSEWHERE }
}
/// The mark of a bookmark.
pub const BOOKMARK: Style = Style::new().fg(Color::Yellow).add_modifier(Modifier::BOLD);
/// Tags.
pub const TAG: Style = Style::new().fg(Color::Magenta);
/// Characters that a query matched.
pub const MATCH: Style = Style::new()
    .fg(Color::Red)
    .add_modifier(Modifier::BOLD.union(Modifier::UNDERLINED));
/// What is wrong in a query.
pub const WRONG: Style = Style::new()
    .fg(Color::Red)
    .add_modifier(Modifier::UNDERLINED);
/// A hit in the text.
pub const HIT: Style = Style::new().fg(Color::Black).bg(Color::Yellow);
/// The hit that the reader is at.
pub const HIT_HERE: Style = Style::new()
    .fg(Color::Black)
    .bg(Color::Green)
    .add_modifier(Modifier::BOLD);
/// A highlighted passage, over what it has.
pub const LIGHT: Style = Style::new()
    .fg(Color::Black)
    .bg(Color::Cyan)
    .add_modifier(Modifier::UNDERLINED);
/// Text that is selected, over what it has.
pub const SELECTED: Style = Style::new().add_modifier(Modifier::REVERSED);
/// The end of a selection that moves, over what it has.
pub const CARET: Style = Style::new()
    .fg(Color::Black)
    .bg(Color::Yellow)
    .add_modifier(Modifier::BOLD);
/// A headline.
pub const HEADLINE: Style = Style::new().add_modifier(Modifier::BOLD);
/// A kicker or subtitle.
pub const KICKER: Style = Style::new().fg(Color::Cyan);
/// A byline.
pub const BYLINE: Style = Style::new().fg(Color::DarkGray);
/// A subhead in the text.
pub const SUBHEAD: Style = Style::new().fg(Color::Cyan).add_modifier(Modifier::BOLD);
/// A caption in the text.
pub const CAPTION: Style = Style::new().fg(Color::Green);
/// Headline and byline of the article that is marked on its page.
pub const OWN_HEAD: Style = Style::new()
    .fg(Color::Yellow)
    .add_modifier(Modifier::BOLD.union(Modifier::UNDERLINED));
/// Text of the article that is marked on its page.
pub const OWN_TEXT: Style = Style::new().fg(Color::Cyan).add_modifier(Modifier::BOLD);
/// A character at which the assembly of an article is in doubt, over what it has.
pub const DOUBTFUL: Style = Style::new().add_modifier(Modifier::UNDERLINED);
/// What stands for a character that cannot be shown as it is, over what it has.
pub const UNSEEN: Style = Style::new().fg(Color::Red).add_modifier(Modifier::REVERSED);
/// Something is wrong.
pub const ALARM: Style = Style::new().fg(Color::Red).add_modifier(Modifier::BOLD);
/// The line between the panes: a column of blank cells.
pub const RULE: Style = Style::new().bg(Color::DarkGray);

/// Takes the colours out of a picture (<https://no-color.org>); what stood out by its ground alone is reversed.
pub fn without_colours(picture: &mut Buffer) {
    for cell in &mut picture.content {
        if cell.bg != Color::Reset {
            cell.modifier.insert(Modifier::REVERSED);
        }
        (cell.fg, cell.bg) = (Color::Reset, Color::Reset);
    }
}
