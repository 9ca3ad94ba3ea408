//! What the options of a command name, before anybody knows what it is.

use clap::ArgMatches;

/// What `--by`, `--pivot` and `--where` name, whatever it is.
pub fn asked(matches: &ArgMatches) -> Vec<String> {
    let mut asked: Vec<String> = Vec::new();
    let mut below = Some(matches);
    while let Some(matches) = below {
        for id in matches.ids() {
            let is_where = id.as_str() == "axis";
            if !is_where && !matches!(id.as_str(), "by" | "pivot") && !id.as_str().ends_with("_by") {
                continue;
            }
            let texts = matches.get_raw(id.as_str()).into_iter().flatten().map(|text| text.to_string_lossy());
            for text in texts {
                match is_where {
                    true => asked.extend(text.trim_start_matches('-').split('=').next().map(String::from)),
                    false => asked.extend(text.split(',').map(String::from)),
                }
            }
        }
        below = matches.subcommand().map(|(_, matches)| matches);
    }
    asked
}
