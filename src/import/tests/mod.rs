//! Whole files, given as literals, and what comes of them.

mod accounts;
mod binary_workbooks;
mod catalogue;
mod fates;
mod feet;
mod files;
mod fiscal;
mod forms;
mod journals;
mod layouts;
mod ledgers;
mod opendocument;
mod other_forms;
mod properties;
mod random_exports;
mod recaps;
mod sheets;
mod sides;
mod signs;
mod states;
mod telling_columns;
mod text_forms;
mod units;
mod workbook;

use super::{ImportOutcome, Setting, Source, read};
use crate::model::category::CategoryEntry;
use crate::model::{Axis, BookSettings, Category, CategoryTree, Currency, Dimensions, Kind, Posting, Profile};
use crate::words::{Failure, Language, Words};

/// A book of a few categories and two axes.
fn book() -> BookSettings {
    let entry = |path: &str, code: &str, aliases: &[&str], kind| CategoryEntry {
        path: Category::parse(path).unwrap(),
        code: (!code.is_empty()).then(|| code.to_string()),
        label: None,
        aliases: aliases.iter().map(|a| a.to_string()).collect(),
        kind,
    };
    let axis = |name: &str, members: &[&str]| Axis {
        name: name.into(),
        members: members.iter().map(|m| m.to_string()).collect(),
    };
    BookSettings {
        categories: CategoryTree {
            entries: vec![
                entry("人力成本:基本工资", "660201", &["工资"], None),
                entry("人力成本:加班费", "660202", &["加班工资"], None),
                entry("运营:设备", "6603", &[], None),
                entry("停车费收入", "6051", &[], Some(Kind::Income)),
            ],
        },
        dimensions: Dimensions::plain(vec![
            axis("project", &["阳光花园"]),
            axis("department", &["客服部", "呼叫中心"]),
        ]),
        ..BookSettings::default()
    }
}

/// Reads `bytes` with a book and perhaps a profile; the postings and the outcome, or all problems in English.
fn run(
    bytes: &[u8],
    book: &BookSettings,
    profile: Option<&Profile>,
) -> Result<(Vec<Posting>, ImportOutcome), Vec<String>> {
    let setting = Setting { profile, skip_bad: true, ..Setting::new(book, Currency::CNY) };
    run_with(bytes, &setting)
}

fn run_with(bytes: &[u8], setting: &Setting<'_>) -> Result<(Vec<Posting>, ImportOutcome), Vec<String>> {
    let mut postings = Vec::new();
    let source = Source { name: "账.csv".into(), reader: Box::new(bytes) };
    let result = read(source, setting, &mut |posting| {
        postings.push(posting.to_posting());
        Ok(())
    });
    match result {
        Ok(outcome) => Ok((postings, outcome)),
        Err(error) => {
            let words = Words::new(Language::En);
            let failure = error.downcast::<Failure>().unwrap();
            Err(failure.problems.iter().map(|p| words.say(&p.message)).collect())
        }
    }
}

/// The problems of bad rows as `line:column message`, in English.
fn problems(outcome: &ImportOutcome) -> Vec<String> {
    let words = Words::new(Language::En);
    let place = |p: &crate::words::Place| p.to_string().replace("账.csv:", "");
    outcome
        .problems
        .iter()
        .map(|p| format!("{} {}", p.place.as_ref().map(place).unwrap_or_default(), words.say(&p.message)))
        .collect()
}

fn warnings(outcome: &ImportOutcome) -> Vec<String> {
    let words = Words::new(Language::En);
    let inferred = outcome.inferences.iter().map(|inferred| words.say(&inferred.taken));
    inferred.chain(outcome.warnings.iter().map(|p| words.say(&p.message))).collect()
}

/// `month date category amount` of each posting.
fn lines(postings: &[Posting]) -> Vec<String> {
    let date = |p: &Posting| p.date.map_or("-".to_string(), |d| d.to_string());
    postings.iter().map(|p| format!("{} {} {} {}", p.month, date(p), p.category, p.amount)).collect()
}
