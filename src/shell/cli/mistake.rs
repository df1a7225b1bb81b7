//! A command line that was not understood, told in the reader's language; help and version, which come the same way.

use std::io::{self, Write};

use clap::error::{ContextKind, ContextValue, ErrorKind};

use crate::app::words::{Lang, command_line as words};
use crate::text::SafeText;

use super::desk::complain;
use super::exit::Exit;

/// Tells what is wrong, or prints what was asked for.
pub fn tell(error: &clap::Error, lang: Lang) -> Exit {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            // Somebody who closed the pipe has seen enough.
            let help = SafeText::paragraph(&error.render().to_string());
            let _ = write!(io::stdout().lock(), "{help}");
            Exit::Fine
        }
        _ => {
            let end = if lang == Lang::Zh { "；" } else { "; " };
            complain(&format!(
                "{}{end}{}",
                message(error, lang),
                lang.say(words::SEE_HELP)
            ));
            Exit::Nothing
        }
    }
}

fn message(error: &clap::Error, lang: Lang) -> String {
    let argument = context(error, ContextKind::InvalidArg);
    let value = context(error, ContextKind::InvalidValue);
    match error.kind() {
        ErrorKind::InvalidValue if value.is_empty() => lang.fill(words::MISSING, &[&argument]),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation | ErrorKind::InvalidUtf8 => {
            lang.fill(words::BAD_VALUE, &[&argument, &value])
        }
        ErrorKind::UnknownArgument => lang.fill(words::UNEXPECTED, &[&argument]),
        ErrorKind::InvalidSubcommand => lang.fill(
            words::UNEXPECTED,
            &[&context(error, ContextKind::InvalidSubcommand)],
        ),
        ErrorKind::TooManyValues => lang.fill(words::UNEXPECTED, &[&value]),
        ErrorKind::MissingRequiredArgument | ErrorKind::TooFewValues => {
            lang.fill(words::MISSING, &[&argument])
        }
        ErrorKind::ArgumentConflict => lang.fill(words::CONFLICT, &[&argument]),
        _ => lang.say(words::MISTAKE).to_owned(),
    }
}

fn context(error: &clap::Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(" "),
        Some(ContextValue::StyledStr(text)) => text.to_string(),
        _ => String::new(),
    }
}
