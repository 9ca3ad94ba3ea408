//! Help texts in the user's language: clap's command, with its texts replaced from the catalogue.
//!
//! English stands in the doc comments of `command`; Chinese under `help-<command>…` in
//! `src/locales/zh-CN.help.ftl`; the examples of both in `*.help.ftl`.

use clap::{Arg, ArgAction, Command};

use super::groups;
use crate::words::{Language, Words, msg};

/// The command with every text in the language of `words`.
pub(super) fn translated(command: Command, words: &Words) -> Command {
    translate(command, words, "help")
}

fn translate(mut command: Command, words: &Words, key: &str) -> Command {
    let chinese = words.language() == Language::ZhCn;
    let is_root = key == "help";
    command = command.disable_help_flag(true).arg(help_flag(words));
    if is_root {
        command = command.disable_version_flag(true).arg(version_flag(words));
    }
    if let Some(about) = words.text(key) {
        command = match words.text(&format!("{key}-more")) {
            Some(more) => command.long_about(format!("{about}\n\n{more}")),
            None => command.long_about(about.clone()),
        };
        command = command.about(about);
    }
    if let Some(examples) = words.text(&format!("{key}-examples")) {
        command = command.after_help(format!("{}\n{examples}", words.say(&msg("usage-examples"))));
    }
    if chinese {
        command = command
            .help_template("{before-help}{about-with-newline}\n用法：{usage}\n\n{all-args}{after-help}")
            .subcommand_help_heading("命令")
            .subcommand_value_name("命令");
        let ids: Vec<String> = command.get_arguments().map(|a| a.get_id().to_string()).collect();
        for id in ids {
            command = command.mut_arg(&id, |arg| translate_arg(arg, words, key));
        }
    }
    if is_root {
        // Its options are those of every command, and stand in the help of each.
        let (usage, options) = (words.say(&msg("usage-usage")), words.say(&msg("help-options-elsewhere")));
        let listed = groups::listed(&command_texts(&command, words), words);
        command = command.help_template(format!(
            "{{before-help}}{{about-with-newline}}{usage}{{usage}}\n\n{listed}\n{options}{{after-help}}"
        ));
    }
    let names: Vec<String> = command.get_subcommands().map(|c| c.get_name().to_string()).collect();
    for name in names {
        let below = format!("{key}-{name}");
        command = command.mut_subcommand(&name, |c| translate(c, words, &below));
    }
    command
}

/// The commands with their descriptions alone.
fn command_texts(command: &Command, words: &Words) -> Command {
    command.get_subcommands().fold(Command::new("budget"), |all, below| {
        let about = words.text(&format!("help-{}", below.get_name()));
        let about = about.or_else(|| below.get_about().map(ToString::to_string)).unwrap_or_default();
        all.subcommand(Command::new(below.get_name().to_string()).about(about))
    })
}

fn translate_arg(arg: Arg, words: &Words, key: &str) -> Arg {
    let id = arg.get_id().to_string();
    if id == "help" || id == "version" {
        return arg.help_heading("选项");
    }
    let own = words.text(&format!("{key}--{id}"));
    // Arguments that several commands share are described once.
    let Some(text) = own.or_else(|| words.text(&format!("help--{id}"))) else { return arg };
    let heading = match (arg.is_positional(), arg.is_global_set()) {
        (true, _) => "参数",
        (_, true) => "通用选项",
        _ => "选项",
    };
    let text = format!("{text}{}", choices(&arg));
    let takes_value = takes_value(&arg);
    let arg = arg.help(text.clone()).long_help(text).help_heading(heading);
    arg.hide_default_value(takes_value).hide_possible_values(takes_value)
}

fn takes_value(arg: &Arg) -> bool {
    matches!(arg.get_action(), ArgAction::Set | ArgAction::Append)
}

/// The values to choose from and the default, which clap would print in English.
fn choices(arg: &Arg) -> String {
    if !takes_value(arg) {
        return String::new();
    }
    let values = arg.get_possible_values();
    let values: Vec<&str> = values.iter().map(|v| v.get_name()).collect();
    let defaults: Vec<_> = arg.get_default_values().iter().map(|v| v.to_string_lossy()).collect();
    let mut text = String::new();
    if !values.is_empty() {
        text.push_str(&format!("［可选：{}］", values.join("、")));
    }
    if !defaults.is_empty() {
        text.push_str(&format!("［默认：{}］", defaults.join("、")));
    }
    text
}

fn help_flag(words: &Words) -> Arg {
    let text = words.say(&msg("usage-help-flag"));
    Arg::new("help").short('h').long("help").action(ArgAction::Help).help(text)
}

fn version_flag(words: &Words) -> Arg {
    let text = words.say(&msg("usage-version-flag"));
    Arg::new("version").short('V').long("version").action(ArgAction::Version).help(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::command::Arguments;
    use clap::CommandFactory;

    /// Every command and argument, by the keys of the catalogue.
    fn walk(command: &Command, key: &str, visit: &mut impl FnMut(&Command, &str)) {
        visit(command, key);
        for below in command.get_subcommands() {
            walk(below, &format!("{key}-{}", below.get_name()), visit);
        }
    }

    #[test]
    fn every_command_and_argument_speaks_chinese() {
        let words = Words::new(Language::ZhCn);
        let mut missing = Vec::new();
        walk(&Arguments::command(), "help", &mut |command, key| {
            missing.extend(words.text(key).is_none().then(|| key.to_string()));
            for arg in command.get_arguments().filter(|a| !["help", "version"].contains(&a.get_id().as_str())) {
                let own = format!("{key}--{}", arg.get_id());
                let shared = format!("help--{}", arg.get_id());
                if words.text(&own).is_none() && words.text(&shared).is_none() {
                    missing.push(own);
                }
            }
        });
        assert!(missing.is_empty(), "no Chinese help for: {missing:#?}");
    }

    #[test]
    fn every_command_shows_two_examples_in_both_languages() {
        for language in Language::ALL {
            let words = Words::new(language);
            let mut missing = Vec::new();
            walk(&Arguments::command(), "help", &mut |command, key| {
                if command.get_subcommands().next().is_some() && key != "help-import" {
                    return;
                }
                let examples = words.text(&format!("{key}-examples")).unwrap_or_default();
                if examples.lines().filter(|line| line.contains("budget ")).count() < 2 {
                    missing.push(key.to_string());
                }
            });
            assert!(missing.is_empty(), "fewer than two examples in {language:?}: {missing:#?}");
        }
    }

    #[test]
    fn clap_accepts_the_translated_commands() {
        for language in Language::ALL {
            translated(Arguments::command(), &Words::new(language)).debug_assert();
        }
    }
}
