//! What two plans say otherwise of the lines that both have, beside the amounts; and of who may decide on what.
//!
//! Values are as plan files write them, so that a reader finds them there; what a line does not say is empty.

use std::collections::HashMap;

use super::plan_diff::LineDiff;
use crate::model::forbidden_transfer::ForbiddenTransfer;
use crate::model::line::{LineMateriality, Mode};
use crate::model::version::Route;
use crate::model::{AdjustRule, Control, Money, Ratio, ResolvedLine, Rollover};

/// A key that differs.
#[derive(Clone, Debug, PartialEq)]
pub struct KeyChange {
    /// Of which line; `None` is the plan.
    pub line: Option<ResolvedLine>,
    /// As plan files call it.
    pub key: &'static str,
    /// What the older plan says.
    pub a: String,
    /// What the newer says.
    pub b: String,
}

/// What a plan says of adjustments.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rules {
    /// Who may decide, up to what.
    pub routes: Vec<Route>,
    /// From where to where no money goes.
    pub forbidden: Vec<ForbiddenTransfer>,
    /// What adjusts it by rule.
    pub adjusting: Vec<AdjustRule>,
}

/// The keys that differ: those of the plan, then those of lines, in the order of the newer plan. A line that is called
/// otherwise is held against what it was called, as `diffs` matched them.
pub fn key_changes(a: (&[ResolvedLine], &Rules), b: (&[ResolvedLine], &Rules), diffs: &[LineDiff]) -> Vec<KeyChange> {
    let whole = |key, a: String, b: String| (a != b).then_some(KeyChange { line: None, key, a, b });
    let mut changes: Vec<KeyChange> = Vec::new();
    changes.extend(whole("route", routes(a.1), routes(b.1)));
    changes.extend(whole("forbidden_transfer", forbidden(a.1), forbidden(b.1)));
    changes.extend(adjusting(&a.1.adjusting, &b.1.adjusting));
    let name = |line: &ResolvedLine| (line.category.clone(), line.members.clone(), line.name.clone());
    let old: HashMap<_, &ResolvedLine> = a.0.iter().map(|line| (name(line), line)).collect();
    let called = |diff: &LineDiff| diff.was.as_ref().map(|(was, _)| (name(&diff.line), name(was)));
    let renamed: HashMap<_, _> = diffs.iter().filter_map(called).collect();
    for line in b.0 {
        let own = name(line);
        let Some(before) = old.get(renamed.get(&own).unwrap_or(&own)) else { continue };
        for ((key, a), (_, b)) in said(before).into_iter().zip(said(line)).filter(|(a, b)| a.1 != b.1) {
            changes.push(KeyChange { line: Some(line.clone()), key, a, b });
        }
    }
    changes
}

/// What a line says beside its amounts and its words.
fn said(line: &ResolvedLine) -> [(&'static str, String); 16] {
    let control = |of: fn(&Control) -> String| line.control.as_ref().map(of).unwrap_or_default();
    let flag = |flag: bool| if flag { "true".to_string() } else { String::new() };
    let windows = |own: &Control| own.windows.iter().map(|window| window.word()).collect::<Vec<_>>().join(" ");
    let month = |month: Option<crate::model::Month>| month.map(|month| month.to_string()).unwrap_or_default();
    [
        ("from", month(line.from)),
        ("to", month(line.to)),
        ("method", line.method.clone()),
        ("mode", if line.mode == Mode::Additive { "additive".to_string() } else { String::new() }),
        ("contra", flag(line.contra)),
        ("locked", flag(line.locked)),
        ("reserve", line.reserve.map(|own| own.to_string()).unwrap_or_default()),
        ("floor", line.floor.map(Ratio::exact).unwrap_or_default()),
        ("materiality", materiality(line.materiality)),
        ("control", control(|own| own.strength.word().to_string())),
        ("window", control(windows)),
        ("tolerance", control(|own| own.tolerance.ratio.exact())),
        ("tolerance_amount", control(|own| own.tolerance.amount.plain())),
        ("pool", control(|own| own.pool.clone().unwrap_or_default())),
        ("rollover", line.rollover.map(|own| own.word().to_string()).unwrap_or_default()),
        ("rollover_cap", line.rollover.and_then(cap).map(Money::plain).unwrap_or_default()),
    ]
}

fn cap(rollover: Rollover) -> Option<Money> {
    rollover.cap
}

fn materiality(rule: Option<LineMateriality>) -> String {
    match rule {
        None => String::new(),
        Some(LineMateriality::Always) => "always".to_string(),
        Some(LineMateriality::Threshold(amount, ratio)) => format!("{} {}", amount.plain(), ratio.exact()),
    }
}

fn routes(rules: &Rules) -> String {
    let route = |route: &Route| {
        let most = route.up_to.map(|most| format!("up_to {} ", most.plain())).unwrap_or_default();
        let share = route.share.map(|share| format!("share {} ", share.exact())).unwrap_or_default();
        format!("{most}{share}who {}", route.who.join(" "))
    };
    rules.routes.iter().map(route).collect::<Vec<_>>().join("; ")
}

fn forbidden(rules: &Rules) -> String {
    let rule = |rule: &ForbiddenTransfer| {
        let to = rule.to.as_ref().map(|to| format!(" to {to}")).unwrap_or_default();
        format!("from {}{to}", rule.from)
    };
    rules.forbidden.iter().map(rule).collect::<Vec<_>>().join("; ")
}

/// Rules that came, went or say something else, each by its id.
fn adjusting(a: &[AdjustRule], b: &[AdjustRule]) -> Vec<KeyChange> {
    let gone = a.iter().filter(|old| b.iter().all(|new| new.id != old.id));
    let said = |rule: Option<&AdjustRule>| rule.map(AdjustRule::said).unwrap_or_default();
    let pairs = b.iter().map(|new| (a.iter().find(|old| old.id == new.id), Some(new)));
    let pairs = pairs.chain(gone.map(|old| (Some(old), None)));
    let change = |(a, b): (Option<&AdjustRule>, Option<&AdjustRule>)| {
        let (a, b) = (said(a), said(b));
        (a != b).then_some(KeyChange { line: None, key: "rule", a, b })
    };
    pairs.filter_map(change).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Spent;
    use crate::analysis::budget::resolve;
    use crate::model::Currency;
    use crate::plan_file::load_texts;

    fn plan(text: &str) -> (Vec<ResolvedLine>, Rules) {
        let text = format!("[plan]\nid = 'p'\nfirst_month = '2026-01'\n{text}");
        let (loaded, problems) = load_texts(&[("budget.toml".to_string(), text)]);
        assert_eq!(problems, []);
        let plan = &loaded.plans[0];
        let resolved = resolve(plan, &[], &Spent::nothing(Currency::CNY, Vec::new())).unwrap();
        (
            resolved.lines,
            Rules { routes: plan.routes.clone(), forbidden: plan.forbidden.clone(), adjusting: resolved.rules },
        )
    }

    #[test]
    fn what_is_said_otherwise_is_told_key_by_key() {
        let (a, rules) = plan("[[route]]\nup_to = 5\nwho = ['li']\n[[line]]\ncategory = 'x'\nmonthly = 5\n");
        let (b, other) = plan(
            "[[route]]\nwho = ['li', 'wu']\n[[forbidden_transfer]]\nfrom = 'x'\n[[line]]\ncategory = 'x'\nmonthly = 6\n\
             control = 'rigid'\nrollover = 'surplus'\nrollover_cap = 2\n[[line]]\ncategory = 'y'\nmonthly = 6\nlocked = true\n",
        );
        let told = |changes: Vec<KeyChange>| -> Vec<(bool, &str, String, String)> {
            changes.into_iter().map(|own| (own.line.is_some(), own.key, own.a, own.b)).collect()
        };
        let of = |line, key, a: &str, b: &str| (line, key, a.to_string(), b.to_string());
        let expected = [
            of(false, "route", "up_to 5.00 who li", "who li wu"),
            of(false, "forbidden_transfer", "", "from x"),
            of(true, "control", "", "rigid"),
            of(true, "window", "", "ytd"),
            of(true, "tolerance", "", "0.05"),
            of(true, "tolerance_amount", "", "2000.00"),
            of(true, "rollover", "", "surplus"),
            of(true, "rollover_cap", "", "2.00"),
        ];
        assert_eq!(told(key_changes((&a, &rules), (&b, &other), &[])), expected);
        assert_eq!(key_changes((&b, &other), (&b, &other), &[]), []);
    }

    #[test]
    fn a_line_that_is_called_otherwise_is_held_against_what_it_was() {
        let (a, rules) = plan("[[line]]\ncategory = 'x'\nname = 'old'\nmonthly = 5\nlocked = true\n");
        let (b, _) = plan("[[line]]\ncategory = 'x'\nname = 'new'\nmonthly = 5\n");
        let months = |line: &ResolvedLine| Some(line.months);
        let was = Some((a[0].clone(), crate::analysis::plan_diff::Rule::Name));
        let diff = LineDiff { line: b[0].clone(), unallocated: false, was, a: months(&a[0]), b: months(&b[0]) };
        let changes = key_changes((&a, &rules), (&b, &rules), &[diff]);
        let [own] = changes.as_slice() else { panic!("{changes:?}") };
        assert_eq!((own.key, own.a.as_str(), own.b.as_str()), ("locked", "true", ""));
    }
}
