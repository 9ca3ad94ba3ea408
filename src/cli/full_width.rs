//! Lists as a Chinese keyboard writes them: `--by 部门，预算科目`, `--against 上年、均值：3`, `--where 部门＝客服部`.

use std::ffi::OsString;

/// Options that take lists of names, in which a full-width mark is a slip of the keyboard and never part of a name.
const LISTS: [&str; 6] = ["--by", "--columns", "--only", "--against", "--fail-on", "--category"];

/// The arguments with the marks that the program splits by.
pub(super) fn narrowed(arguments: Vec<OsString>) -> Vec<OsString> {
    let mut follows: Option<String> = None;
    let narrow = |argument: OsString| {
        let Some(text) = argument.to_str() else {
            follows = None;
            return argument;
        };
        let option = follows.take();
        if let Some(option) = option.filter(|_| !text.starts_with("--")) {
            return value(&option, text).into();
        }
        if !text.starts_with("--") {
            return argument;
        }
        match text.split_once('=') {
            Some((option, list)) => format!("{option}={}", value(option, list)).into(),
            None => {
                follows = Some(text.to_string());
                argument
            }
        }
    };
    arguments.into_iter().map(narrow).collect()
}

fn value(option: &str, text: &str) -> String {
    match option {
        "--where" => text.replacen('＝', "=", 1),
        _ if LISTS.contains(&option) => text.replace(['，', '、'], ",").replace('：', ":"),
        _ => text.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_split_at_full_width_marks() {
        let narrowed = |line: &str| {
            let arguments = narrowed(line.split(' ').map(OsString::from).collect());
            arguments.iter().map(|a| a.to_string_lossy().into_owned()).collect::<Vec<_>>().join(" ")
        };
        for (typed, read) in [
            ("budget variance --by 部门，预算科目", "budget variance --by 部门,预算科目"),
            ("budget variance --columns=预算、实际 --sort 差异", "budget variance --columns=预算,实际 --sort 差异"),
            ("budget variance --against 上年，均值：3", "budget variance --against 上年,均值:3"),
            ("budget variance --category 人力：加班", "budget variance --category 人力:加班"),
            ("budget history --where 部门＝客服，一部", "budget history --where 部门=客服，一部"),
            // Names of files and texts stay as they are.
            ("budget import 一，二.csv -o 三，四.csv", "budget import 一，二.csv -o 三，四.csv"),
            ("budget variance --by --only 超支，节约", "budget variance --by --only 超支,节约"),
        ] {
            assert_eq!(narrowed(typed), read);
        }
    }
}
