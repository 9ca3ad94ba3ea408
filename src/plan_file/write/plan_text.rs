//! A whole plan as a file: head, drivers, grades, hours, demands for heads, goals and lines, each with the remarks that
//! belong to it.
//!
//! Not here: what the remarks say (they come as text), or the single line (`export`).

use toml_edit::{DocumentMut, Item, Value};

use super::export::line_table;
use super::goal_text::goal_keys;
use super::scenario_text::scenarios;
use super::toml_value::{Keys, comment, inline, key_value, list, members, put, put_list, quantity, table};
use crate::model::grade::{Insurance, Move};
use crate::model::{
    BookSettings, Driver, DriverStep, Grade, Hours, KeyValue, Plan, Quantity, Ratio, Staffing, TaxBasis,
};

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
    let mut document = DocumentMut::new();
    let mut head = table(plan_keys(plan, settings), &[]);
    head.decor_mut().set_prefix(format!("{}\n", comment(&remarks.head)));
    document.insert("plan", Item::Table(head));
    put(&mut document, "driver", plan.drivers.iter().map(|one| (one.name.clone(), table(driver_keys(one), &[]))));
    put(&mut document, "grade", plan.grades.iter().map(|one| (one.name.clone(), table(grade_keys(one), &[]))));
    if plan.hours != Hours::default() {
        document.insert("hours", Item::Table(table(hours_keys(&plan.hours), &[])));
    }
    put(&mut document, "staffing", plan.staffing.iter().map(|one| (one.name.clone(), table(staffing_keys(one), &[]))));
    put_list(&mut document, "goal", plan.goals.iter().map(|goal| table(goal_keys(goal), &[])));
    put(&mut document, "scenario", scenarios(&plan.scenarios, settings));
    let lines = plan.lines.iter().enumerate().map(|(index, line)| {
        // What the plan names for all its lines need not be said of each.
        let mut line = line.clone();
        for (own, plan) in line.members.iter_mut().zip(&plan.members) {
            if own == plan {
                *own = None;
            }
        }
        line_table(&line, settings, remarks.lines.get(index).map_or(&[], Vec::as_slice))
    });
    put_list(&mut document, "line", lines);
    if !remarks.foot.is_empty() {
        document.set_trailing(format!("\n{}", comment(&remarks.foot)));
    }
    document.to_string()
}

fn plan_keys(plan: &Plan, settings: &BookSettings) -> Keys {
    let mut keys: Keys = vec![
        ("id", plan.id.as_str().into()),
        ("name", plan.name.as_str().into()),
        ("first_month", plan.year.first.to_string().into()),
        ("currency", plan.currency.code().into()),
    ];
    keys.extend((plan.tax_basis == TaxBasis::Net).then(|| ("tax_basis", "net".into())));
    keys.extend(members(&plan.members, settings).map(|members| ("for", members)));
    keys
}

fn staffing_keys(staffing: &Staffing) -> Keys {
    let keys = staffing.values.0.iter().map(|(key, value)| (*key, key_value(value)));
    [("work", staffing.work.into())].into_iter().chain(keys).collect()
}

fn driver_keys(driver: &Driver) -> Keys {
    let mut keys = vec![("value", key_value(&KeyValue::Series(driver.value.clone())))];
    keys.extend((driver.times != Quantity::ONE).then(|| ("times", quantity(driver.times))));
    keys.extend((driver.plus != Quantity::ZERO).then(|| ("plus", quantity(driver.plus))));
    if let Some(counted) = &driver.counted {
        keys.push(("actual", counted.metric.as_str().into()));
        let step = counted.step.map(|step| match step {
            DriverStep::Volume => "volume",
            DriverStep::Efficiency => "efficiency",
            DriverStep::Rate => "rate",
        });
        keys.extend(step.map(|step| ("step", step.into())));
        keys.extend(counted.mix.as_deref().map(|mix| ("mix", mix.into())));
    }
    keys
}

fn grade_keys(grade: &Grade) -> Keys {
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
    keys.extend(insurance.map(|word| ("insurance", word.into())));
    let serves = grade.serves.as_ref();
    keys.extend(serves.map(|serves| ("serves", key_value(&KeyValue::Series(serves.clone())))));
    keys.extend(grade.per_head.map(|per_head| ("per_head", quantity(per_head))));
    keys.extend(grade.benchmark.as_deref().map(|name| ("benchmark", name.into())));
    keys.extend(grade.counted.as_ref().map(|counted| ("actual", counted.metric.as_str().into())));
    keys.extend((!grade.joins.is_empty()).then(|| ("joins", moves(&grade.joins))));
    keys.extend((!grade.leaves.is_empty()).then(|| ("leaves", moves(&grade.leaves))));
    keys
}

fn hours_keys(hours: &Hours) -> Keys {
    let usual = Hours::default();
    let mut keys = Vec::new();
    for (key, days, or) in [
        ("workdays", hours.workdays, usual.workdays),
        ("leave_days", hours.leave_days, usual.leave_days),
        ("sick_days", hours.sick_days, usual.sick_days),
        ("training_days", hours.training_days, usual.training_days),
        ("hours_a_day", hours.hours_a_day, usual.hours_a_day),
    ] {
        keys.extend((days != or).then(|| (key, quantity(days))));
    }
    keys.extend((hours.breaks != usual.breaks).then(|| ("breaks", key_value(&KeyValue::Ratio(hours.breaks)))));
    keys
}

fn moves(moves: &[Move]) -> Value {
    list(moves.iter().map(|one| inline([("date", one.date.to_string().into()), ("heads", quantity(one.heads))])))
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
                    [driver.calls]\nvalue = \"homes\"\ntimes = 0.75\nplus = 3\nactual = \"tickets\"\nstep = \"efficiency\"\nmix = \"channels\"\n\n[driver.homes]\nvalue = 6000\n\n\
                    [grade.agent]\nheads = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]\nbase = 5000.5\nbonus = \"0.15\"\n\
                    wage = 5200\ninsurance = \"injury-only\"\nserves = \"homes\"\nper_head = 500\n\
                    benchmark = \"pay/agent\"\nactual = \"staff\"\njoins = [{ date = \"2026-05-02\", heads = 2 }]\nleaves = [{ date = \"2026-06-30\", heads = 1 }]\n\n\
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
                    goals = [\"csat\", \"cpt\"]\nlocked = true\n\n[[line]]\ncategory = \"x\"\nfor = { project = \"B\" }\nname = \"n\"\nmonthly = 5\nfloor = \"0.9\"\nrollover = \"both\"\nrollover_cap = 3\nreserve = true\n\
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
