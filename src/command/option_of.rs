//! Which commands have an option, for those who write it behind another one.

use clap::{Command, CommandFactory};

use super::Arguments;

/// The commands that have this option, each by its whole name: `plan draft`.
pub(super) fn commands_with(option: &str) -> Vec<String> {
    let mut found = Vec::new();
    walk(&Arguments::command(), "", option, &mut found);
    found
}

fn walk(command: &Command, above: &str, option: &str, found: &mut Vec<String>) {
    for below in command.get_subcommands().filter(|below| !below.is_hide_set()) {
        let name = format!("{above}{}", below.get_name());
        if below.get_arguments().any(|argument| !argument.is_hide_set() && argument.get_long() == Some(option)) {
            found.push(name.clone());
        }
        walk(below, &format!("{name} "), option, found);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_option_is_found_where_it_is() {
        let found = commands_with("from");
        assert!(
            found.iter().any(|name| name == "variance") && !found.iter().any(|name| name == "history"),
            "{found:?}"
        );
        assert!(commands_with("project").is_empty());
    }
}
