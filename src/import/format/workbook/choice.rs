//! Which sheets of a workbook are read: one that was asked for, else the first that looks like a ledger and all
//! others with the same header. What has a header and is not read is named, and a hidden sheet is never chosen.

use std::collections::HashMap;

use super::columns::Columns;
use super::series;
use crate::import::format::importer::Wish;
use crate::import::inference::{Inference, Inferred};
use crate::import::row::aside::{self, Title};
use crate::import::statement::month_named::month_named;
use crate::words::{Failure, Message, Place, Problem, msg};

/// A sheet, as far as the choice needs it.
pub(super) struct Candidate {
    pub(super) name: String,
    pub(super) visible: bool,
    /// `None`: no row looks like a header.
    pub(super) columns: Option<Columns>,
    /// Are there rows below it?
    pub(super) has_rows: bool,
    /// The first of its rows that is one of a sheet before it, where it has no header.
    pub(super) continues: Option<(usize, u64)>,
    /// Its rows as hashes, where they were asked for.
    pub(super) rows: HashMap<u64, u32>,
}

/// The word by which a profile or `--sheet` asks for all sheets.
pub(super) const ALL: &str = "all";

/// The sheets to read, by number.
pub(super) fn choose(candidates: &[Candidate], wish: &Wish<'_>) -> Result<Vec<usize>, Failure> {
    let asked = |name: &str| candidates.iter().position(|c| c.name == name);
    let table = |c: &&usize| candidates[**c].columns.is_some() && candidates[**c].has_rows;
    let all: Vec<usize> = (0..candidates.len()).collect();
    let visible: Vec<usize> = all.iter().copied().filter(|i| candidates[*i].visible).collect();
    let mut wished = Vec::new();
    for wanted in &wish.sheets {
        match asked(wanted) {
            Some(at) => wished.push(at),
            None if *wanted == ALL => wished.extend(visible.iter().filter(table)),
            None => {
                let known: Vec<Message> = candidates.iter().map(|c| Message::verbatim(&c.name)).collect();
                let message = msg("import-no-sheet").with("sheet", *wanted);
                let hint = msg("import-no-sheet-hint").with("sheets", known);
                return Err(Failure::refused(Problem::error(message).at(Place::file(wish.name)).hint(hint)));
            }
        }
    }
    if !wish.sheets.is_empty() {
        // In the workbook's order, and each once.
        return Ok(all.into_iter().filter(|i| wished.contains(i)).collect());
    }
    let tables: Vec<usize> = visible.iter().filter(table).copied().collect();
    let ledger = |i: &&usize| candidates[**i].columns.as_ref().is_some_and(|c| c.is_ledger(wish.vocabulary));
    // A budget, a template, what is void: not read beside a ledger of the same columns, and named.
    let title = |i: &usize| aside::sheet(&candidates[*i].name);
    let plain = |i: &usize| title(i) != Some(Title::Aside);
    let tables: Vec<usize> = match tables.iter().filter(ledger).any(plain) {
        true => tables.into_iter().filter(plain).collect(),
        false => tables,
    };
    let Some(first) = tables.iter().find(ledger).or(tables.first()).copied() else {
        if let Some(hidden) = all.iter().find(|i| !candidates[**i].visible && table(i)) {
            let message = msg("import-hidden-sheet-only").with("sheet", candidates[*hidden].name.as_str());
            let problem = Problem::error(message).at(Place::file(wish.name));
            return Err(Failure::refused(problem.hint(msg("import-hidden-sheet-only-hint"))));
        }
        let headed = visible.iter().find(|i| candidates[**i].columns.is_some());
        return Ok(headed.or(visible.first()).or(all.first()).copied().into_iter().collect());
    };
    let month = |i: usize| month_named(&candidates[i].name).is_some();
    // Of tabs that are called after months, and of the parts of a long export, one may have a column more.
    let parts = |i: usize| (month(i) && month(first)) || series::of_one(&candidates[i].name, &candidates[first].name);
    let alike = |i: &usize| {
        let (Some(own), Some(of_first)) = (&candidates[*i].columns, &candidates[first].columns) else { return false };
        own.has_names_of(of_first) || (parts(*i) && ledger(&i) && ledger(&&first))
    };
    let same = |i: &usize| *i == first || (wish.several && alike(i));
    let read: Vec<usize> = tables.into_iter().filter(same).collect();
    let back = read.iter().find(|i| read.len() > 1 && title(i) == Some(Title::Back));
    if let Some(back) = back.filter(|_| !read.iter().all(|i| title(i) == Some(Title::Back))) {
        let message = msg("import-sheet-back").with("sheet", candidates[*back].name.as_str());
        let problem = Problem::error(message).at(Place::file(wish.name));
        return Err(Failure::refused(problem.hint(msg("import-sheet-back-hint"))));
    }
    match candidates.iter().find_map(|c| Some((c, c.continues.filter(|(of, _)| read.contains(of))?))) {
        Some((part, (of, line))) if wish.several => Err(series::headless(part, &candidates[of], line, wish)),
        _ => Ok(read),
    }
}

/// The sheets all of whose rows stand in another that is read: a copy, or the months that a sheet of the year repeats.
/// And those that only have the same few rows: the tabs of two departments.
pub(super) fn repeated(candidates: &[Candidate], chosen: &[usize]) -> [Vec<(usize, usize)>; 2] {
    let [mut repeated, mut alike]: [Vec<(usize, usize)>; 2] = Default::default();
    let within = |one: usize, other: usize| {
        let (own, theirs) = (&candidates[one].rows, &candidates[other].rows);
        one != other
            && !own.is_empty()
            && own.iter().all(|(row, times)| theirs.get(row).is_some_and(|there| there >= times))
    };
    for one in chosen.iter().rev().copied() {
        let older = |other: &usize| *other != one && is_older_state(&candidates[one], &candidates[*other]);
        if let Some(other) = chosen.iter().copied().find(older) {
            repeated.push((one, other));
            continue;
        }
        let gone = |other: usize| repeated.iter().any(|(gone, _)| *gone == other);
        let Some(other) = chosen.iter().copied().find(|other| !gone(*other) && within(one, *other)) else { continue };
        let rows: u32 = candidates[one].rows.values().sum();
        let of_several = chosen.iter().filter(|part| **part != one && within(**part, other)).count() > 0;
        let named = [one, other].iter().any(|i| is_called_after_others(&candidates[*i].name));
        let kin = are_kin(&candidates[one].name, &candidates[other].name);
        if rows > FEW || of_several || named || !kin {
            repeated.push((one, other));
        } else if !alike.contains(&(other, one)) {
            alike.push((one, other));
        }
    }
    [repeated, alike]
}

/// Two sheets with the very same rows and names of their own: a copy, or two companies that book alike.
pub(super) fn equal(candidates: &[Candidate], chosen: &[usize], wish: &Wish<'_>) -> Option<Failure> {
    let own_name = |i: usize| {
        let name = &candidates[i].name;
        !is_called_after_others(name) && month_named(name).is_none() && !name.chars().any(|c| c.is_ascii_digit())
    };
    let older = |one: usize, other: usize| aside::is_older(&candidates[one].name, &candidates[other].name);
    let same = |one: usize, other: usize| {
        let rows = &candidates[one].rows;
        *rows == candidates[other].rows && rows.values().sum::<u32>() > FEW && !older(one, other) && !older(other, one)
    };
    let mut pairs = chosen.iter().flat_map(|one| chosen.iter().map(|other| (*one, *other)));
    let (one, other) =
        pairs.find(|(one, other)| one < other && [*one, *other].into_iter().all(own_name) && same(*one, *other))?;
    let message = msg("import-sheets-equal")
        .with("sheet", candidates[one].name.as_str())
        .with("other", candidates[other].name.as_str());
    let hint = msg("import-sheets-equal-hint").with("sheet", candidates[one].name.as_str());
    Some(Failure::refused(Problem::error(message).at(Place::file(wish.name)).hint(hint)))
}

/// Is a sheet called an older state of another, and has half of its rows?
fn is_older_state(one: &Candidate, other: &Candidate) -> bool {
    let shared: u32 = one.rows.iter().map(|(row, times)| *times.min(other.rows.get(row).unwrap_or(&0))).sum();
    aside::is_older(&one.name, &other.name) && shared > 0 && shared * 2 >= one.rows.values().sum()
}

/// 一部 and 二部, `Team A` and `Team B`: names that begin or end alike.
fn are_kin(one: &str, other: &str) -> bool {
    let ends = |name: &str| [name.trim().chars().next(), name.trim().chars().next_back()];
    ends(one).into_iter().zip(ends(other)).any(|(one, other)| one == other && one.is_some_and(char::is_alphabetic))
}

/// So few rows two departments may have in common.
const FEW: u32 = 2;

/// `Sheet2`, 副本, `Jan (2)`, 全年: a sheet that is likely to repeat what stands elsewhere.
fn is_called_after_others(name: &str) -> bool {
    const WORDS: [&str; 22] = [
        "副本",
        "备份",
        "复制",
        "汇总",
        "合计",
        "总表",
        "总账",
        "全年",
        "全部",
        "年度",
        "明细",
        "数据",
        "copy",
        "backup",
        "total",
        "summary",
        "sheet",
        "all",
        "year",
        "data",
        "(2)",
        "工作表",
    ];
    let lower = name.to_lowercase();
    WORDS.iter().any(|word| lower.contains(word))
}

/// What is told of the choice.
pub(super) fn told(
    candidates: &[Candidate],
    read: &[usize],
    [left, alike]: &[Vec<(usize, usize)>; 2],
    wish: &Wish<'_>,
) -> Vec<Inferred> {
    let names = |of: &[usize]| of.iter().map(|i| Message::verbatim(&candidates[*i].name)).collect::<Vec<_>>();
    let place = || Place::file(wish.name);
    let mut told = Vec::new();
    for (copy, whole) in left {
        let whole_copy = candidates[*copy].rows.keys().all(|row| candidates[*whole].rows.contains_key(row));
        let taken = msg(if whole_copy { "import-sheet-repeated" } else { "import-sheet-older" })
            .with("sheet", candidates[*copy].name.as_str())
            .with("other", candidates[*whole].name.as_str());
        told.push(Inferred::new(Inference::Sheet, place(), taken, msg("import-sheet-choose-hint")));
    }
    for (one, other) in alike {
        let taken = msg("import-sheets-alike")
            .with("sheet", candidates[*one].name.as_str())
            .with("other", candidates[*other].name.as_str());
        told.push(Inferred::new(Inference::Sheet, place(), taken, msg("import-sheet-choose-hint")));
    }
    if wish.sheets.is_empty() {
        let other = |i: &usize| {
            candidates[*i].columns.is_some()
                && candidates[*i].has_rows
                && !read.contains(i)
                && !left.iter().any(|(copy, _)| copy == i)
        };
        let others: Vec<usize> = (0..candidates.len()).filter(other).collect();
        if !others.is_empty() {
            let taken = msg("import-sheets-not-read").with("sheets", names(&others)).with("read", names(read));
            told.push(Inferred::new(Inference::Sheet, place(), taken, msg("import-sheet-choose-hint")));
        }
    }
    told
}
