//! The parts that the grammar of the command line is built of, with the words of one language.

use std::path::PathBuf;

use clap::{Arg, ArgAction, Command, value_parser};

use crate::app::words::{Lang, Word, command_line as words};

use super::grammar::PATH;

/// The layout of a page of help.
const TEMPLATE: &str = "{about-with-newline}\n{usage-heading} {usage}\n\n{all-args}{after-help}";

/// Builds the parts with the words of one language.
#[derive(Clone, Copy)]
pub struct Parts(pub Lang);

impl Parts {
    /// A command, `called` by all its words, such as `dubao list`.
    pub fn command(self, called: &'static str, about: Word, arguments: Vec<Arg>) -> Command {
        let name = called.rsplit(' ').next().unwrap_or(called);
        let template = TEMPLATE.replace("{usage-heading}", self.0.say(words::USAGE_HEADING));
        Command::new(name)
            .about(self.0.say(about))
            .help_template(template)
            .override_usage(self.usage(called, &arguments))
            .subcommand_help_heading(self.0.say(words::COMMANDS))
            .args_override_self(true)
            .disable_help_flag(true)
            .disable_help_subcommand(true)
            .disable_version_flag(true)
            .args(arguments)
            .arg(
                self.flag("help", 'h', words::HELP_HELP)
                    .action(ArgAction::Help),
            )
    }

    /// The paths of a command.
    pub fn paths(self) -> Arg {
        let paths = self.positional(PATH, words::PATH, words::PATHS_HELP);
        paths.num_args(0..).value_parser(value_parser!(PathBuf))
    }

    /// An argument that is told by its position.
    pub fn positional(self, id: &'static str, name: Word, help: Word) -> Arg {
        Arg::new(id)
            .num_args(1)
            .value_name(self.0.say(name))
            .help(self.0.say(help))
            .help_heading(self.0.say(words::ARGUMENTS))
    }

    /// An option with a value.
    pub fn option(self, id: &'static str, value: Word, help: Word) -> Arg {
        Arg::new(id)
            .long(id)
            .num_args(1)
            .value_name(self.0.say(value))
            .help(self.0.say(help))
            .help_heading(self.0.say(words::OPTIONS))
            .hide_possible_values(true)
    }

    /// An option without a value.
    pub fn flag(self, id: &'static str, short: char, help: Word) -> Arg {
        let heading = self.0.say(words::OPTIONS);
        Arg::new(id)
            .long(id)
            .short(short)
            .help(self.0.say(help))
            .help_heading(heading)
    }

    /// An option without a value and without a letter.
    pub fn switch(self, id: &'static str, help: Word) -> Arg {
        let heading = self.0.say(words::OPTIONS);
        Arg::new(id)
            .long(id)
            .help(self.0.say(help))
            .help_heading(heading)
    }

    /// Options that are wanted stand before the arguments that are told by their position.
    fn usage(self, called: &str, arguments: &[Arg]) -> String {
        let (positional, options): (Vec<&Arg>, Vec<&Arg>) = arguments
            .iter()
            .partition(|argument| argument.is_positional());
        let wanted = options
            .into_iter()
            .filter(|option| option.is_required_set());
        let some = [
            called.to_owned(),
            self.0.say(words::SOME_OPTIONS).to_owned(),
        ];
        let all = wanted.chain(positional).map(Arg::to_string);
        some.into_iter().chain(all).collect::<Vec<_>>().join(" ")
    }
}
