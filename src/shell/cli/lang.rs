//! The language of the interface: as asked for, else as the locale says.

use std::env;
use std::ffi::OsString;

use crate::app::words::Lang;

/// The option that asks for a language.
pub const OPTION: &str = "lang";

/// The language that these arguments ask for, else that of the locale. It is wanted before the arguments are
/// understood, since help and mistakes are told in it.
pub fn of(arguments: &[OsString]) -> Lang {
    let asked = last(arguments, "--lang");
    asked.as_deref().and_then(named).unwrap_or_else(locale)
}

/// The language of this name.
fn named(name: &str) -> Option<Lang> {
    match name {
        "zh" => Some(Lang::Zh),
        "en" => Some(Lang::En),
        _ => None,
    }
}

/// What the last option of this name says.
pub fn last(arguments: &[OsString], option: &str) -> Option<String> {
    let arguments = arguments.iter().map(|argument| argument.to_string_lossy());
    let mut arguments = arguments.take_while(|argument| argument != "--");
    let mut last = None;
    while let Some(argument) = arguments.next() {
        last = match argument.strip_prefix(option) {
            Some("") => Some(arguments.next()?.into_owned()),
            Some(value) => value.strip_prefix('=').map(str::to_owned).or(last),
            None => last,
        };
    }
    last
}

/// The first of these variables that says anything decides, as POSIX asks.
fn locale() -> Lang {
    let variables = ["LC_ALL", "LC_MESSAGES", "LANG"];
    let values = variables.iter().filter_map(env::var_os);
    let locale = values.into_iter().find(|value| !value.is_empty());
    match locale {
        Some(locale) if locale.to_string_lossy().starts_with("zh") => Lang::Zh,
        _ => Lang::En,
    }
}
