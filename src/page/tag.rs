//! What one line of print is, as the sequence model tells it: the kind of text it belongs to, and whether that begins
//! with it.

/// The kind of a line and whether it begins its unit. A unit is a headline, a paragraph and the like, of one line or more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tag {
    /// The first line of a headline.
    Headline,
    /// A further line of it.
    HeadlineOn,
    /// The first line of a kicker 引题.
    Kicker,
    /// A further line of it.
    KickerOn,
    /// The first line of a subtitle 副题.
    Subtitle,
    /// A further line of it.
    SubtitleOn,
    /// The first line of a subhead 小标题.
    Subhead,
    /// A further line of it.
    SubheadOn,
    /// A byline.
    Byline,
    /// The first line of a paragraph.
    Body,
    /// A further line of a paragraph that goes on with the line before.
    BodyOn,
    /// A line of a paragraph that goes on with another line than the one before.
    Rest,
    /// The first line of a picture's text.
    Caption,
    /// A further line of it.
    CaptionOn,
    /// The page's own line, or a piece of an infographic.
    Other,
}

impl Tag {
    /// All tags; the index of each is its number in the table of weights.
    pub const ALL: [Self; 15] = [
        Self::Headline,
        Self::HeadlineOn,
        Self::Kicker,
        Self::KickerOn,
        Self::Subtitle,
        Self::SubtitleOn,
        Self::Subhead,
        Self::SubheadOn,
        Self::Byline,
        Self::Body,
        Self::BodyOn,
        Self::Rest,
        Self::Caption,
        Self::CaptionOn,
        Self::Other,
    ];

    /// The letters of the tags in a file of tagged lines: capital where a unit begins.
    pub const LETTERS: &str = "HhKkSsUuNBbRCcF";

    /// The tag of a letter.
    pub fn of_letter(letter: char) -> Option<Self> {
        let at = Self::LETTERS.chars().position(|known| known == letter)?;
        Self::ALL.get(at).copied()
    }

    /// Whether the line goes on with the unit of the line before.
    pub fn goes_on(self) -> bool {
        matches!(
            self,
            Self::HeadlineOn
                | Self::KickerOn
                | Self::SubtitleOn
                | Self::SubheadOn
                | Self::BodyOn
                | Self::CaptionOn
        )
    }

    /// Whether it is a line in display type.
    pub fn is_display(self) -> bool {
        matches!(
            self,
            Self::Headline
                | Self::HeadlineOn
                | Self::Kicker
                | Self::KickerOn
                | Self::Subtitle
                | Self::SubtitleOn
                | Self::Subhead
                | Self::SubheadOn
        )
    }

    /// Whether a line with this tag may follow one with the tag `before`.
    pub fn may_follow(self, before: Option<Self>) -> bool {
        let fits = |before: Self| match self {
            Self::HeadlineOn => matches!(before, Self::Headline | Self::HeadlineOn),
            Self::KickerOn => matches!(before, Self::Kicker | Self::KickerOn),
            Self::SubtitleOn => matches!(before, Self::Subtitle | Self::SubtitleOn),
            Self::SubheadOn => matches!(before, Self::Subhead | Self::SubheadOn),
            Self::BodyOn => matches!(before, Self::Body | Self::BodyOn | Self::Rest),
            Self::CaptionOn => matches!(before, Self::Caption | Self::CaptionOn),
            _ => true,
        };
        before.map_or(!self.goes_on(), fits)
    }
}
