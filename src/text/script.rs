//! Simplified and traditional characters: how a text looks in the other script, by OpenCC's words and characters.

use super::guise::Edit;

/// Which characters a text is shown in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Script {
    /// Those that it is written in.
    #[default]
    AsWritten,
    /// 简体.
    Simplified,
    /// 繁體.
    Traditional,
}

/// Edits that show a text in a script: 头发 as 頭髮, 发展 as 發展.
pub fn rewritten(text: &str, script: Script) -> Vec<Edit> {
    let convert = match script {
        Script::AsWritten => return Vec::new(),
        Script::Simplified => hanconv::t2s,
        Script::Traditional => hanconv::s2t,
    };
    let mut edits = Vec::new();
    let mut at = 0;
    // Clause by clause: no word runs over a mark, and a clause that does not keep its number of characters stays alone.
    for clause in text.split_inclusive(|c: char| !c.is_alphanumeric()) {
        push(clause, at, &convert(clause), &mut edits);
        at += clause.len();
    }
    edits
}

/// Adds the edits that make one clause of another: a character each, or all of it where their numbers differ.
fn push(clause: &str, at: usize, new: &str, edits: &mut Vec<Edit>) {
    if clause == new {
        return;
    }
    if clause.chars().count() != new.chars().count() {
        edits.push(Edit {
            at: at..at + clause.len(),
            with: new.to_owned(),
        });
        return;
    }
    for ((place, old), new) in clause.char_indices().zip(new.chars()) {
        if old != new {
            edits.push(Edit {
                at: at + place..at + place + old.len_utf8(),
                with: new.to_string(),
            });
        }
    }
}
