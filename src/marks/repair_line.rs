//! A correction as the fields of a line.

use serde_json::{Map, Value, json};

use crate::article::correct::{Correction, Deed, Spot, Target};

/// The fields of a correction.
pub fn fields(correction: &Correction) -> Vec<(&'static str, Value)> {
    let (name, spot, goal) = match &correction.deed {
        Deed::Merge { into, from } => ("merge", from, Some(into)),
        Deed::Split { at } => ("split", at, None),
        Deed::Headline { line } => ("headline", line, None),
        Deed::DropArticle { article } => ("drop-article", article, None),
        Deed::Drop { what } => ("drop", what, None),
        Deed::Move { what, to } => {
            let (name, goal) = match to {
                Target::Before(goal) => ("move-before", goal),
                Target::After(goal) => ("move-after", goal),
                Target::Into(goal) => ("move-into", goal),
            };
            (name, what, Some(goal))
        }
    };
    let mut fields = vec![
        ("do", Value::from(name)),
        ("title", Value::from(correction.title.as_str())),
        ("spot", value(spot)),
    ];
    fields.extend(goal.map(|goal| ("goal", value(goal))));
    fields
}

/// The correction of these fields, which are taken out; none if they tell of none that this version knows.
pub fn correction(fields: &mut Map<String, Value>) -> Option<Correction> {
    let name = fields.get("do")?.as_str()?.to_owned();
    let title = fields.get("title")?.as_str()?.to_owned();
    let spot = spot(fields.get("spot")?)?;
    let goal = || self::spot(fields.get("goal")?);
    let deed = match name.as_str() {
        "merge" => Deed::Merge {
            into: goal()?,
            from: spot,
        },
        "split" => Deed::Split { at: spot },
        "headline" => Deed::Headline { line: spot },
        "drop-article" => Deed::DropArticle { article: spot },
        "drop" => Deed::Drop { what: spot },
        "move-before" => moved(spot, Target::Before(goal()?)),
        "move-after" => moved(spot, Target::After(goal()?)),
        "move-into" => moved(spot, Target::Into(goal()?)),
        _ => return None,
    };
    let has_goal = matches!(deed, Deed::Merge { .. } | Deed::Move { .. });
    for name in ["do", "title", "spot"] {
        fields.remove(name);
    }
    if has_goal {
        fields.remove("goal");
    }
    Some(Correction { title, deed })
}

fn moved(what: Spot, to: Target) -> Deed {
    Deed::Move { what, to }
}

fn value(spot: &Spot) -> Value {
    json!({
        "letters": spot.letters,
        "length": spot.length,
        "whole": spot.whole,
        "nth": spot.nth,
        "of": spot.of,
    })
}

/// A spot of exactly the known parts.
fn spot(value: &Value) -> Option<Spot> {
    let parts = value.as_object().filter(|parts| parts.len() == 5)?;
    let number = |name| parts.get(name)?.as_u64()?.try_into().ok();
    Some(Spot {
        letters: parts.get("letters")?.as_str()?.to_owned(),
        length: number("length")?,
        whole: parts.get("whole")?.as_bool()?,
        nth: number("nth")?,
        of: number("of")?,
    })
}
