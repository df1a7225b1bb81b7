//! dubao 读报, a reader for Chinese newspapers in the terminal: raw dumps of pages go in, clean articles come out.
//!
//! # The storeys
//! Each module may name only those before it; `tests/it/house.rs` holds the order.
//!
//! | # | module | owns | never knows |
//! |---|---|---|---|
//! | 1 | [`text`] | bytes to safe text, the forms of a character, cells, where a line may break | newspapers |
//! | 2 | [`page`] | one dump → [`page::Page`]: its lines in reading order, its blocks, each with a role | articles, files |
//! | 3 | [`article`] | blocks → articles: which headline, which pieces, in which order, joined where the page broke them, how sure; what a reader corrects | paths, screens |
//! | 4 | [`store`] | all articles in memory; `Id` (this run) and `Key` (from the content, for ever) | how they came |
//! | 5 | [`library`] | the embedded sample pages; many dumps → readings, in parallel, in order | the screen |
//! | 6 | [`search`] | query → ranked hits with the spans to highlight; phrases in all texts | panes |
//! | 7 | [`marks`] | bookmarks, notes, tags, saved queries, reading places, read state, corrections, as plain data with a merge rule | disk |
//! | 8 | [`app`] | the model, the raw view in it, and its one rule of change: `Action` → `update` → at most one `Effect` | terminal, clock, disk |
//! | 9 | [`view`] | `draw(&App, &mut Frame)`; it changes nothing | events, effects |
//! | 10 | [`shell`] | everything that touches the world: command line, files, terminal, threads, signals | – |
//!
//! # Data, left to right
//! `bytes` → [`text::Decoded`] → [`page::leaves`] → [`page::sheets`] → [`page::Page`] → [`article::Reading`] → [`article::correct`] →
//! [`store::Store`] → panes → `Frame`.
//! Damage never stops the flow: a stage returns its value and its notes ([`text::Note`]). Every character of a dump
//! ends in exactly one article or in the page's furniture, and keeps its place in the source: by it the raw view marks
//! the page, and a correction finds its letters. A page that cannot be read ([`page::Remark::Hopeless`]) goes through
//! whole.
//!
//! What lines and joins are told by, besides the cues of the trade, are four tables in `assets/`: grams
//! ([`page::gram`]), the weights of a sequence model ([`page::tagger`]), those by which cut texts find what they go on
//! with ([`article::seam`]), and those by which headlines claim their lines ([`article::claim`]). How they are made stands in `assets/README.md`.
//!
//! # Control, one loop
//! Threads (keys, loader, saver, signals, terminal) → one channel of [`app::Event`] → [`app::keys::lookup`] →
//! [`app::Action`] → [`app::App::update`] → at most one [`app::Effect`], which [`shell`] does → [`view::draw`]. Before a
//! picture [`app::App::arrange`] brings rows and text in line with what is so, and drawing changes nothing. The panes are
//! a stack; a wish is a method of the model, since nearly every one needs the list, the marks and the shelf at once.
//! A mark shows when it is on disk: the saver answers with what it wrote.
//!
//! # Glossary
//! * 版 *page*, 栏 *column*, 引题 *kicker* (the smaller line above a headline), 主题 *headline*, 副题 *subtitle*,
//!   小标题 *subhead*, 署名 *byline*, 电头 *dateline* (本报讯, 新华社北京8月13日电), 栏目 *section*, 图片说明 *caption*.
//! * 下转 *onward*, 上接 *back*: where an article says that it goes on on another page, or began there (*turns*).
//! * *furniture*: what belongs to no article: page numbers, editors' lines, pieces of infographics.
//! * *raw view*: a page as it was given, with the pieces of one article marked where they stand.
//! * *correction*: what a reader mends: plain data that names its places by their letters, kept as a mark.
//! * *tag*: what the sequence model takes a line for; *role*: what its block then is, all cues heard.
//! * *gram*: one to three characters in a row, with how likely the last follows the others.
//! * *sheet*: a piece of a page that is far too long for one; it is read by itself, and its texts go on in the next one's.
//! * *hopeless page*: noise, or lines that run through several columns; one item, shown as it stands.
//! * 避头尾 *kinsoku*: which characters may not begin or end a line.
//! * *flow*: a piece of an article that is set on its own (headline, paragraph); *take*: a stretch of a flow that is set at
//!   a time; *setting*: the takes in rows, as far as somebody came by; *spread*: the rows on the screen, by columns.
//! * *guise*: a text as it is shown (safe, with full-width marks, simplified, with readings) and its map to what stands in
//!   the article. Places, searches and exports know the article alone.
//! * 竖排 *upright*: lines from top to bottom, the first on the right; a *slot* holds a hanzi or two digits.
//! * *cell*: one column of the terminal; a hanzi takes two. *Ambiguous width*: characters such as “ that take one cell
//!   in some terminals and two in others (UAX #11).

pub mod app;
pub mod article;
pub mod library;
pub mod marks;
pub mod page;
pub mod search;
pub mod shell;
pub mod store;
pub mod text;
pub mod view;
