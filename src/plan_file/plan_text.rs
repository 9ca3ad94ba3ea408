//! A whole plan as a file: head, drivers, grades, hours, demands for heads, goals and lines, each with the remarks that
//! belong to it.
//!
//! Not here: what the remarks say (they come as text), or the single line (`export`).

use std::fmt::Write;

use super::export::{bare, key_value, line_to_toml};
use super::goal_text::goal_keys;
use super::scenario_text::scenarios_to_toml;
use crate::model::grade::{Insurance, Move};
use crate::model::{BookSettings, Driver, Grade, Hours, KeyValue, Plan, Quantity, Ratio, TaxBasis};

/// Comments of a plan file, a text for each line of them.
#[derive(Clone, Debug, Default)]
pub struct Remarks {
    /// Over everything.
    pub head: Vec<String>,
    /// Over each line, in the order of the plan.
    pub lines: Vec<Vec<String>>,
    /// Under everything.
    pub foot: Vec<String>,
}

/// The text of `plans/ID.toml`.
pub fn plan_to_toml(plan: &Plan, settings: &BookSettings, remarks: &Remarks) -> String {
    let mut text = String::new();
    comment(&mut text, &remarks.head);
    text.push_str("\n[plan]\n");
    let mut add = |key: &str, value: String| {
        // Writing to a String cannot fail.
        let _ = writeln!(text, "{key} = {value}");
    };
    add("id", quoted(&plan.id));
    add("name", quoted(&plan.name));
    add("first_month", quoted(&plan.year.first.to_string()));
    add("currency", quoted(plan.currency.code()));
    if plan.tax_basis == TaxBasis::Net {
        add("tax_basis", quoted("net"));
    }
    let named = settings.dimensions.names().zip(&plan.members);
    let members: Vec<String> =
        named.filter_map(|(axis, m)| Some(format!("{} = {}", bare(axis), quoted(m.as_deref()?)))).collect();
    if !members.is_empty() {
        add("for", format!("{{ {} }}", members.join(", ")));
    }
    for driver in &plan.drivers {
        table(&mut text, &format!("driver.{}", bare(&driver.name)), driver_keys(driver));
    }
    for grade in &plan.grades {
        table(&mut text, &format!("grade.{}", bare(&grade.name)), grade_keys(grade));
    }
    if plan.hours != Hours::default() {
        table(&mut text, "hours", hours_keys(&plan.hours));
    }
    for staffing in &plan.staffing {
        let keys = staffing.values.0.iter().map(|(key, value)| (*key, key_value(value)));
        let keys = [("work", quoted(staffing.work))].into_iter().chain(keys).collect();
        table(&mut text, &format!("staffing.{}", bare(&staffing.name)), keys);
    }
    for goal in &plan.goals {
        table(&mut text, "[goal]", goal_keys(goal));
    }
    text.push_str(&scenarios_to_toml(&plan.scenarios, settings));
    for (index, line) in plan.lines.iter().enumerate() {
        text.push('\n');
        comment(&mut text, remarks.lines.get(index).map_or(&[], Vec::as_slice));
        // What the plan names for all its lines need not be said of each.
        let mut line = line.clone();
        for (own, plan) in line.members.iter_mut().zip(&plan.members) {
            if own == plan {
                *own = None;
            }
        }
        text.push_str(&line_to_toml(&line, settings));
    }
    if !remarks.foot.is_empty() {
        text.push('\n');
        comment(&mut text, &remarks.foot);
    }
    text
}

fn comment(text: &mut String, lines: &[String]) {
    for line in lines.iter().flat_map(|line| line.lines()) {
        let _ = writeln!(text, "# {line}");
    }
}

fn table(text: &mut String, name: &str, keys: Vec<(&str, String)>) {
    let _ = writeln!(text, "\n[{name}]");
    for (key, value) in keys {
        let _ = writeln!(text, "{key} = {value}");
    }
}

pub(super) fn quoted(text: &str) -> String {
    toml_edit::Value::from(text).to_string()
}

fn driver_keys(driver: &Driver) -> Vec<(&'static str, String)> {
    let mut keys = vec![("value", key_value(&KeyValue::Series(driver.value.clone())))];
    keys.extend((driver.times != Quantity::ONE).then(|| ("times", driver.times.exact())));
    keys.extend((driver.plus != Quantity::ZERO).then(|| ("plus", driver.plus.exact())));
    keys
}

fn grade_keys(grade: &Grade) -> Vec<(&'static str, String)> {
    let mut keys = vec![
        ("heads", key_value(&KeyValue::Series(grade.heads.clone()))),
        ("base", key_value(&KeyValue::Series(grade.base.clone()))),
    ];
    keys.extend((grade.bonus != Ratio::ZERO).then(|| ("bonus", key_value(&KeyValue::Ratio(grade.bonus)))));
    keys.extend(grade.wage.map(|wage| ("wage", key_value(&KeyValue::Amount(wage)))));
    let insurance = match grade.insurance {
        Insurance::Full => None,
        Insurance::InjuryOnly => Some("injury-only"),
        Insurance::None => Some("none"),
    };
    keys.extend(insurance.map(|word| ("insurance", quoted(word))));
    let serves = grade.serves.as_ref();
    keys.extend(serves.map(|serves| ("serves", key_value(&KeyValue::Series(serves.clone())))));
    keys.extend(grade.per_head.map(|per_head| ("per_head", per_head.exact())));
    keys.extend(grade.benchmark.as_deref().map(|name| ("benchmark", quoted(name))));
    keys.extend((!grade.joins.is_empty()).then(|| ("joins", moves(&grade.joins))));
    keys.extend((!grade.leaves.is_empty()).then(|| ("leaves", moves(&grade.leaves))));
    keys
}

fn hours_keys(hours: &Hours) -> Vec<(&'static str, String)> {
    let usual = Hours::default();
    let mut keys = Vec::new();
    for (key, days, or) in [
        ("workdays", hours.workdays, usual.workdays),
        ("leave_days", hours.leave_days, usual.leave_days),
        ("sick_days", hours.sick_days, usual.sick_days),
        ("training_days", hours.training_days, usual.training_days),
        ("hours_a_day", hours.hours_a_day, usual.hours_a_day),
    ] {
        keys.extend((days != or).then(|| (key, days.exact())));
    }
    keys.extend((hours.breaks != usual.breaks).then(|| ("breaks", key_value(&KeyValue::Ratio(hours.breaks)))));
    keys
}

fn moves(moves: &[Move]) -> String {
    let one = |m: &Move| format!("{{ date = {}, heads = {} }}", quoted(&m.date.to_string()), m.heads.exact());
    format!("[{}]", moves.iter().map(one).collect::<Vec<_>>().join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan_file::load_texts;

    #[test]
    fn a_plan_written_and_read_again_is_the_same_plan() {
        let book = "[dimensions]\nproject = ['A', 'B']\n";
        let text = "# one\n\n[plan]\nid = \"p\"\nname = \"P\"\nfirst_month = \"2026-04\"\ncurrency = \"EUR\"\n\
                    tax_basis = \"net\"\nfor = { project = \"A\" }\n\n\
                    [driver.calls]\nvalue = \"homes\"\ntimes = 0.75\nplus = 3\n\n[driver.homes]\nvalue = 6000\n\n\
                    [grade.agent]\nheads = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]\nbase = 5000.5\nbonus = \"0.15\"\n\
                    wage = 5200\ninsurance = \"injury-only\"\nserves = \"homes\"\nper_head = 500\n\
                    benchmark = \"pay/agent\"\njoins = [{ date = \"2026-05-02\", heads = 2 }]\nleaves = [{ date = \"2026-06-30\", heads = 1 }]\n\n\
                    [hours]\nworkdays = 250\nbreaks = \"0.125\"\n\n\
                    [staffing.front]\nwork = \"posts\"\nhours_a_day = 12\nrelieved = true\n\n\
                    [staffing.homes]\nwork = \"households\"\n\
                    buildings = [{ households = \"homes\", per_head = 350, name = \"high-rise\" }]\nrounding = \"pooled\"\n\
                    grade = \"agent\"\nattrition = \"0.24\"\n\n\
                    [staffing.line]\nwork = \"calls\"\nday = [1, 2.5]\nvolume_a_month = \"calls\"\nhandle_seconds = 180\n\n\
                    [[goal]]\nkpi = \"csat\"\nbaseline = \"80%\"\ntarget = \"85.5%\"\nweight = \"0.4\"\nowner = \"A\"\n\n\
                    [[goal]]\nkpi = \"visits\"\nname = \"Visits\"\nnumerator = \"metric:visits\"\n\
                    denominator = \"driver:homes\"\nper = 100\nbaseline = 3\nband = [2, 4.5]\nweight = \"0.2\"\n\
                    min_n = 50\n\n[[goal]]\nkpi = \"cpt\"\nnumerator = \"cost:pay\"\ndenominator = \"metric:tickets\"\n\
                    target = \"-5%\"\nweight = \"0.4\"\nvolume = \"calls\"\n\n\
                    [scenario.big]\nnote = \"more homes\"\n\n[[scenario.big.change]]\ndriver = \"homes\"\n\
                    from = \"2026-07\"\ntimes = 1.1\nplus = 5\n\n[[scenario.big.change]]\ngrade = \"agent\"\n\
                    key = \"base\"\nvalue = 5100\n\n[[scenario.big.change]]\ncategory = \"x\"\n\
                    for = { project = \"B\" }\nname = \"n\"\nplus = -1\n\n[[scenario.big.measure]]\n\
                    kind = \"desks\"\nseats = \"heads\"\nremote = \"0.5\"\nseat_area = 6\nrent_price = 2.8\n\
                    ramp = [0, 0.5]\nfrom = \"2026-05\"\n\n\
                    # why\n# and how\n[[line]]\ncategory = \"pay\"\nmethod = \"headcount\"\nbasis = \"b\"\n\
                    goals = [\"csat\", \"cpt\"]\nlocked = true\n\n[[line]]\ncategory = \"x\"\nfor = { project = \"B\" }\nname = \"n\"\nmonthly = 5\nfloor = \"0.9\"\n\
                    benchmark = \"pay\"\nrole = \"agent\"\npercentile = 60\nquantity = \"heads\"\nper = \"year\"\n\n\
                    [[line]]\ncategory = \"y\"\nmethod = \"benchmark\"\nbenchmark = \"pay/agent\"\nyear = 2025\n\
                    growth = \"-0.02\"\n";
        let read = |text: &str| {
            let market = "metric,role,year,p50,p75,n,source\npay,agent,2025,1,2,10,s\n".to_string();
            let files = [("budget.toml".to_string(), book.to_string()), ("plans/p.toml".into(), text.to_string())];
            let files = [&files[..], &[("benchmarks/m.csv".to_string(), market)]].concat();
            let (mut loaded, problems) = load_texts(&files);
            assert_eq!(problems, []);
            (loaded.plans.remove(0), loaded.settings)
        };
        let (plan, settings) = read(text);
        let head = vec!["one".to_string()];
        let remarks = Remarks { head, lines: vec![vec!["why\nand how".into()]], foot: vec!["end".into()] };
        let written = plan_to_toml(&plan, &settings, &remarks);
        assert_eq!(written, format!("{text}\n# end\n"));
        assert_eq!(read(&written).0, plan);
    }
}
