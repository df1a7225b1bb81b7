//! What an element of a web page does to the text in it, told by its name and by the words of its class and id.

/// What an element does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tag {
    /// Nothing to read in it.
    Hidden,
    /// A script: nothing to read in it either, but counted.
    Script,
    /// The title of the document.
    Title,
    /// The site's own: navigation, foot, margin.
    Margin,
    /// A block of its own.
    Block,
    /// A heading of this level.
    Heading(u8),
    /// A line end; it has no end of its own.
    Break,
    /// An image; it has no end of its own.
    Image,
    /// It has neither text nor an end of its own.
    Void,
    /// A link.
    Link,
    /// Bold type.
    Bold,
    /// Text whose line ends count.
    Verbatim,
    /// Part of a line.
    Inline,
}

/// What the element of this name does.
pub fn tag(name: &[u8]) -> Tag {
    match name {
        b"script" => Tag::Script,
        b"style" | b"noscript" | b"template" | b"svg" | b"math" | b"select" | b"button"
        | b"textarea" | b"iframe" | b"object" | b"video" | b"audio" | b"canvas" | b"map"
        | b"rp" | b"rt" => Tag::Hidden,
        b"title" => Tag::Title,
        b"nav" | b"footer" | b"aside" | b"menu" | b"dialog" => Tag::Margin,
        b"h1" | b"founder-title" => Tag::Heading(1),
        b"h2" => Tag::Heading(2),
        b"h3" => Tag::Heading(3),
        b"h4" => Tag::Heading(4),
        b"h5" => Tag::Heading(5),
        b"h6" => Tag::Heading(6),
        b"br" | b"hr" => Tag::Break,
        b"img" | b"image" => Tag::Image,
        b"meta" | b"link" | b"base" | b"input" | b"col" | b"area" | b"embed" | b"source"
        | b"track" | b"wbr" | b"param" => Tag::Void,
        b"a" => Tag::Link,
        b"b" | b"strong" => Tag::Bold,
        b"pre" | b"xmp" | b"listing" => Tag::Verbatim,
        b"span" | b"font" | b"em" | b"i" | b"u" | b"s" | b"small" | b"big" | b"sup" | b"sub"
        | b"label" | b"cite" | b"q" | b"mark" | b"time" | b"abbr" | b"code" | b"ruby" | b"rb"
        | b"ins" | b"del" | b"bdo" | b"bdi" | b"tt" | b"nobr" | b"kbd" | b"var" | b"samp"
        | b"dfn" | b"strike" => Tag::Inline,
        _ => Tag::Block,
    }
}

/// Words of a class or id that say that what is in it belongs to the site.
const MARGINS: [&str; 46] = [
    "nav",
    "navbar",
    "navi",
    "navigation",
    "menu",
    "submenu",
    "footer",
    "foot",
    "copyright",
    "sidebar",
    "aside",
    "breadcrumb",
    "breadcrumbs",
    "crumb",
    "crumbs",
    "share",
    "sharing",
    "bdshare",
    "bshare",
    "comment",
    "comments",
    "related",
    "recommend",
    "recommended",
    "recommends",
    "toolbar",
    "login",
    "ad",
    "ads",
    "advert",
    "banner",
    "pagination",
    "pager",
    "paging",
    "hot",
    "rank",
    "ranking",
    "qrcode",
    "friendlink",
    "friendlinks",
    "sitemap",
    "search",
    "topbar",
    "daohang",
    "dibu",
    "banquan",
];

/// Words that stand in a class beside `title` where it is the title of what is read.
const BESIDE_TITLE: [&str; 18] = [
    "title", "headline", "biaoti", "article", "art", "content", "news", "main", "h1", "big",
    "text", "txt", "detail", "doc", "post", "page", "cont", "body",
];

/// Whether a class or id says that the element belongs to the site.
pub fn is_margin(class: &str) -> bool {
    words(class).any(|word| MARGINS.contains(&word.as_str()))
}

/// Whether a class or id says that the element is the title of what is read.
pub fn is_title(class: &str) -> bool {
    class.split_ascii_whitespace().any(|class| {
        let said =
            words(class).any(|word| matches!(word.as_str(), "title" | "headline" | "biaoti"));
        said && words(class).all(|word| BESIDE_TITLE.contains(&word.as_str()))
    })
}

/// Its words, in lower case: parted by marks, and where a capital stands after a small letter.
fn words(class: &str) -> impl Iterator<Item = String> {
    let mut small = false;
    let mut parted = String::with_capacity(class.len());
    for c in class.chars() {
        if c.is_uppercase() && small {
            parted.push(' ');
        }
        small = c.is_lowercase();
        parted.push(if c.is_alphanumeric() {
            c.to_ascii_lowercase()
        } else {
            ' '
        });
    }
    let words: Vec<String> = parted.split_ascii_whitespace().map(str::to_owned).collect();
    words.into_iter()
}
