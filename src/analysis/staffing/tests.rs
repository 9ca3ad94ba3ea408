//! EX-2.1 to EX-2.7, as computed independently.

use std::collections::BTreeSet;

use super::erlang::{Goal, Queue};
use super::*;
use crate::plan_file::load_texts;
use crate::words::{Arg, Language, Level, Words};

fn q(text: &str) -> Quantity {
    Quantity::parse(text).unwrap()
}

/// The heads of a demand with these keys, or the id of its problem.
fn heads_of(keys: &str) -> Result<Staffed, &'static str> {
    let text = format!("[plan]\nid = 'p'\nfirst_month = '2026-01'\n[staffing.x]\n{keys}\n");
    let (loaded, problems) = load_texts(&[("budget.toml".to_string(), text)]);
    if let Some(problem) = problems.iter().find(|problem| problem.level == Level::Error) {
        let inner = problem.message.args.iter().find_map(|(_, arg)| match arg {
            Arg::Message(inner) => Some(inner.id),
            _ => None,
        });
        return Err(inner.unwrap_or(problem.message.id));
    }
    let plan = &loaded.plans[0];
    staffed(plan, &plan.staffing[0], 0).map_err(|problem| problem.message.id)
}

fn near(actual: &str, expected: &str) {
    let (actual, expected) = (q(actual), q(expected));
    assert!((actual - expected).abs() < q("0.000001"), "{} is not {}", actual.exact(), expected.exact());
}

#[test]
fn ex_2_1_the_seven_cases() {
    // volume, minutes, handle, answer, target, occupancy, shrinkage → agents, heads, level, waiting, wait, occupancy
    let cases = [
        ("100 30 180 20 80% 100% 30%", 14, "20", "0.888350019 0.174131934 7.835937012 0.714285714"),
        ("12 60 240 20 80% 85% 30%", 3, "5", "0.956683415 0.052032520 5.676274945 0.266666667"),
        ("90 30 210 20 80% 85% 30%", 14, "20", "0.833339470 0.232593505 13.955610320 0.750000000"),
        ("240 60 300 30 80% 85% 32%", 24, "36", "0.800196162 0.298072300 22.355422485 0.833333333"),
        ("240 60 300 15 90% 85% 32%", 27, "40", "0.932305414 0.096063183 4.116993839 0.740740741"),
        ("3 60 300 20 80% 85% 25%", 2, "3", "0.975281062 0.027777778 4.761904762 0.125000000"),
        ("600 60 300 20 80% 85% 30%", 59, "85", "0.916680894 0.151817309 5.060576962 0.847457627"),
    ];
    for (given, agents, heads, expected) in cases {
        let g: Vec<&str> = given.split(' ').collect();
        let keys = format!(
            "work = 'calls'\nvolume = {}\ninterval_minutes = {}\nhandle_seconds = {}\nanswer_seconds = {}\n\
             target = '{}'\noccupancy = '{}'\nshrinkage = '{}'",
            g[0], g[1], g[2], g[3], g[4], g[5], g[6]
        );
        let staffed = heads_of(&keys).unwrap();
        assert_eq!((staffed.agents(), staffed.heads), (Some(agents), q(heads)), "{given}");
        let service = staffed.service.unwrap();
        let expected: Vec<&str> = expected.split(' ').collect();
        near(&service.level.exact(), expected[0]);
        near(&service.waiting.exact(), expected[1]);
        near(&service.wait.exact(), expected[2]);
        near(&service.occupancy.exact(), expected[3]);
    }
}

#[test]
fn ex_2_1_agents_beside_the_answer() {
    let queue = Queue::new(100.into(), 1800.into(), 180.into(), 20.into());
    for (agents, level, waiting, wait) in [
        (11, "0.389613812", "0.682118205", "122.781276844"),
        (12, "0.640158040", "0.449388224", "40.444940187"),
        (13, "0.795594788", "0.285270453", "17.116227182"),
        (15, "0.941452843", "0.102042367", "3.673525212"),
        (16, "0.970560493", "0.057340331", "1.720209927"),
    ] {
        let service = queue.service(agents).unwrap();
        near(&service.level.exact(), level);
        near(&service.waiting.exact(), waiting);
        near(&service.wait.exact(), wait);
    }
    assert_eq!(queue.service(10), None);
    // A low goal takes the first agents that work at all: A = 10.6 → 11, where pyworkforce skips to 12.
    let low = Queue::new(q("106"), 1800.into(), 180.into(), 20.into());
    let goal = Goal { level: q("0.10"), occupancy: Quantity::ONE, wait: None, least: 1 };
    assert_eq!(low.agents(&goal), Some(11));
}

#[test]
fn ex_2_2_callers_who_hang_up() {
    let queue = Queue::new(100.into(), 1800.into(), 180.into(), 20.into()).with_patience(Some(120.into()));
    for (agents, level, waiting, wait, occupancy, abandoned) in [
        (10, "0.639941307", "0.496852748", "16.495659153", "0.862536174", "0.137463826"),
        (11, "0.742208984", "0.382816491", "11.298604108", "0.823495425", "0.094155034"),
        (12, "0.825582644", "0.279807019", "7.391685240", "0.782002186", "0.061597377"),
        (14, "0.932729581", "0.126976340", "2.740714384", "0.697971938", "0.022839287"),
    ] {
        let service = queue.service(agents).unwrap();
        near(&service.level.exact(), level);
        near(&service.waiting.exact(), waiting);
        near(&service.wait.exact(), wait);
        near(&service.occupancy.exact(), occupancy);
        near(&service.abandoned.unwrap().exact(), abandoned);
    }
    let goal = Goal { level: q("0.80"), occupancy: Quantity::ONE, wait: None, least: 1 };
    assert_eq!(queue.agents(&goal), Some(12));
    // Patience without end is Erlang C.
    let patient = queue.with_patience(Some(q("100000000000")));
    near(&patient.service(14).unwrap().level.exact(), "0.888350019");
}

#[test]
fn ex_2_4_tickets_that_can_wait() {
    let staffed = heads_of("work = 'tickets'\nvolume = 4500\nhandle_minutes = 25").unwrap();
    near(&staffed.exact.exact(), "15.846855984");
    assert_eq!(staffed.heads, 16.into());
}

#[test]
fn ex_2_5_posts() {
    for (hours, relieved, exact, heads) in [
        (12, false, "2.359913793", 3),
        (12, true, "2.622126437", 3),
        (24, false, "4.719827586", 5),
        (24, true, "5.244252874", 6),
    ] {
        let staffed = heads_of(&format!("work = 'posts'\nhours_a_day = {hours}\nrelieved = {relieved}")).unwrap();
        near(&staffed.exact.exact(), exact);
        assert_eq!(staffed.heads, heads.into());
    }
}

#[test]
fn ex_2_6_households_of_a_butler() {
    for (per_head, each, pooled) in
        [("350 275 100", 21, 21), ("400 350 150", 18, 17), ("500 400 200", 15, 14), ("600 500 200", 12, 12)]
    {
        let kinds = per_head.split(' ').zip([4_200, 1_500, 300]);
        let kinds: Vec<String> = kinds.map(|(p, h)| format!("{{ households = {h}, per_head = {p} }}")).collect();
        let keys = format!("work = 'households'\nbuildings = [{}]", kinds.join(", "));
        assert_eq!(heads_of(&keys).unwrap().heads, each.into());
        assert_eq!(heads_of(&format!("{keys}\nrounding = 'pooled'")).unwrap().heads, pooled.into());
    }
}

#[test]
fn ex_2_7_the_profile_of_a_day() {
    let keys =
        "work = 'calls'\nday = [22, 48, 55, 46, 30, 28, 42, 45, 44, 50, 58, 40]\nhandle_seconds = 240\nleast = 2";
    let staffed = heads_of(keys).unwrap();
    near(&staffed.exact.exact(), "13.547653257");
    assert_eq!(staffed.heads, 14.into());
    let expected = [
        (3, "1.4667", "0.8019", "0.4889"),
        (6, "3.2", "0.8993", "0.5333"),
        (6, "3.6667", "0.8271", "0.6111"),
        (6, "3.0667", "0.9154", "0.5111"),
        (4, "2", "0.8528", "0.5"),
        (4, "1.8667", "0.8804", "0.4667"),
        (5, "2.8", "0.8422", "0.56"),
        (5, "3", "0.8001", "0.6"),
        (5, "2.9333", "0.8148", "0.5867"),
        (6, "3.3333", "0.8813", "0.5556"),
        (7, "3.8667", "0.9097", "0.5524"),
        (5, "2.6667", "0.8669", "0.5333"),
    ];
    assert_eq!(staffed.intervals.len(), expected.len());
    for (interval, (agents, load, level, busy)) in staffed.intervals.iter().zip(expected) {
        let service = interval.service.unwrap();
        assert_eq!(interval.agents, agents);
        assert!((interval.queue.load - q(load)).abs() < q("0.00006"), "{load}");
        assert_eq!(service.level.plain(), level);
        assert_eq!(service.occupancy.plain(), format!("{busy:0<6}"));
    }
    near(&staffed.service.unwrap().level.exact(), "0.860999484");
    // 62 agent-hours carry a load of 33.8667.
    near(&staffed.service.unwrap().occupancy.exact(), "0.546236559");
    // The same calls as a month's: 508 × 365 ÷ 12, spread like the day by weights half as large.
    let month = "day = [11, 24, 27.5, 23, 15, 14, 21, 22.5, 22, 25, 29, 20]\nvolume_a_month = 15451.666666666666";
    let staffed = heads_of(&format!("work = 'calls'\n{month}\nhandle_seconds = 240\nleast = 2")).unwrap();
    near(&staffed.exact.exact(), "13.547653257");
}

#[test]
fn nobody_calls_nobody_waits() {
    let keys = "work = 'calls'\nvolume = 0\nhandle_seconds = 240";
    assert_eq!(heads_of(keys).unwrap().heads, 0.into());
    assert_eq!(heads_of(&format!("{keys}\nleast = 2\nshrinkage = '0%'")).unwrap().heads, 2.into());
}

#[test]
fn callers_who_would_wait_for_years_do_not_hang_up() {
    // EX-2.1, E3: 90 calls of 210 s in half an hour need 14 agents by Erlang C, and with patience as long as that too.
    let keys = "work = 'calls'\nvolume = 90\ninterval_minutes = 30\nhandle_seconds = 210\nshrinkage = '30%'";
    let patient = heads_of(&format!("{keys}\npatience_seconds = 60000000")).unwrap();
    let endless = heads_of(keys).unwrap();
    assert_eq!((patient.heads, patient.service), (endless.heads, endless.service));
    assert_eq!((patient.intervals[0].agents, patient.heads), (14, 20.into()));
}

#[test]
fn what_cannot_be_says_why() {
    let calls = |more: &str| heads_of(&format!("work = 'calls'\nhandle_seconds = 240\n{more}")).unwrap_err();
    assert_eq!(calls("volume = 5\ntarget = '100%'"), "staffing-bad-share");
    assert_eq!(calls("volume = 5\ntarget = '99.995%'"), "staffing-bad-share");
    assert_eq!(calls("volume = -5"), "staffing-negative");
    assert_eq!(calls("volume = 5\nwait_seconds = 0"), "staffing-not-positive");
    assert_eq!(calls("day = [5]\nshrinkage = '20%'"), "staffing-keys-apart");
    assert_eq!(calls("day = [0, 0]\nvolume_a_month = 3"), "staffing-day-empty");
    assert_eq!(calls("day = [1, 1]\ninterval_minutes = 721"), "staffing-day-long");
    assert_eq!(calls("volume = 5\npatience_seconds = 0"), "staffing-not-positive");
    assert_eq!(calls("volume = 5\ninterval_minutes = 0"), "staffing-not-positive");
    assert_eq!(calls("volume = 5\nshrinkage = '100%'"), "staffing-bad-share");
    assert_eq!(calls("volume = 5\nday = [1, 2]"), "staffing-keys-apart");
    assert_eq!(calls(""), "staffing-calls-volume");
    assert_eq!(calls("volume = 99999999"), "staffing-load");
    assert_eq!(calls("volume = 5\nleast = 10001"), "staffing-too-much");
    assert_eq!(calls("volume = 120000\nshrinkage = '50%'"), "staffing-too-many");
    assert_eq!(calls("volume = 5\nspan = 3"), "staffing-key-of-other");
    assert_eq!(heads_of("work = 'tickets'\nvolume = 3").unwrap_err(), "staffing-missing-key");
    assert_eq!(heads_of("work = 'posts'\nhours_a_day = 25").unwrap_err(), "staffing-too-much");
    let chat = "work = 'tickets'\nvolume = 3\nhandle_minutes = 5\nconcurrency = 0.5";
    assert_eq!(heads_of(chat).unwrap_err(), "staffing-concurrency");
    let hours = "work = 'posts'\nhours_a_day = 12\n[hours]\nleave_days = 248";
    assert_eq!(heads_of(hours).unwrap_err(), "hours-none");
}

#[test]
fn those_who_leave_and_those_in_training() {
    // §2.5: 20 heads, 24 %, 2 months to recruit and 1 to train: 4.8 hires, vacancies 0.8, overlap 0.4.
    let twenty = "work = 'households'\nbuildings = [{ households = 10000, per_head = 500 }]";
    let staffed = heads_of(&format!("{twenty}\nattrition = '24%'")).unwrap();
    let expected = Attrition { hires: q("4.8"), vacancies: q("0.8"), overlap: q("0.4") };
    assert_eq!(staffed.attrition, Some(expected));
    assert_eq!((staffed.exact, staffed.heads), (q("20.4"), 21.into()));
    // What was rounded up already carries those in training: 19.2 + 0.4 is still 20.
    let twenty = twenty.replace("10000", "9600");
    assert_eq!(heads_of(&format!("{twenty}\nattrition = '24%'")).unwrap().heads, 20.into());
}

#[test]
fn chats_go_together() {
    // EX-2.4 with two chats that are worth 1.6: 1,875 ÷ 1.6 hours.
    let keys = "work = 'tickets'\nvolume = 4500\nhandle_minutes = 25\nconcurrency = 1.6";
    near(&heads_of(keys).unwrap().exact.exact(), "9.904284990");
}

#[test]
fn a_limit_of_the_mean_wait_asks_for_more() {
    // EX-2.1's table: 14 wait 7.84 seconds on average, 15 wait 3.67, 16 wait 1.72.
    for (limit, agents) in [("8", 14), ("7.8", 15), ("2", 16)] {
        let keys = format!(
            "work = 'calls'\nvolume = 100\ninterval_minutes = 30\nhandle_seconds = 180\nwait_seconds = {limit}"
        );
        assert_eq!(heads_of(&keys).unwrap().agents(), Some(agents), "{limit}");
    }
}

#[test]
fn a_large_queue_of_callers_who_hang_up() {
    // In heavy traffic all agents are busy, and those hang up for whom there is no capacity: 1 − N ÷ A.
    let queue = Queue::new(30_000.into(), 3600.into(), 600.into(), 20.into()).with_patience(Some(120.into()));
    let service = queue.service(4_000).unwrap();
    near(&service.abandoned.unwrap().exact(), "0.2");
    near(&service.occupancy.exact(), "1");
    // With callers leaving at θ = 1/120, a fifth of them goes when the wait is −120 × ln 0.8 = 26.8 seconds: late for all.
    assert!(service.level.plain().starts_with("0.0"), "{}", service.level.plain());
}

#[test]
fn every_demand_is_whole() {
    let words = Language::ALL.map(Words::new);
    let mut ids = BTreeSet::new();
    for entry in DEMANDS {
        assert!(ids.insert(entry.id()), "two kinds of work `{}`", entry.id());
        assert!(words.iter().all(|w| w.knows(entry.name())), "`{}` has no name", entry.id());
        assert!(entry.needed().iter().all(|name| entry.owns(name)), "`{}` needs a key that it has not", entry.id());
        for key in entry.keys().iter().chain(COMMON) {
            assert!(words.iter().all(|w| w.knows(key.doc)), "`{}` has no text", key.doc);
        }
    }
}

#[test]
fn a_grade_takes_its_heads_from_staffing() {
    let text = "[plan]\nid = 'p'\nfirst_month = '2026-01'\n[driver.tickets]\nvalue = [4500, 4500, 4500, 4500, 4500, 4500, 4500, 4500, 4500, 4500, 4500, 9000]\n\
                [staffing.back]\nwork = 'tickets'\nvolume = 'tickets'\nhandle_minutes = 25\n\
                [staffing.lead]\nwork = 'supervisors'\nagents = 'staffing:back'\n\
                [grade.agent]\nheads = 'staffing:back'\nbase = 5000\n[grade.lead]\nheads = 'staffing:lead'\nbase = 8000\n\
                [[line]]\ncategory = 'pay'\nmethod = 'headcount'\n";
    let (loaded, problems) = load_texts(&[("budget.toml".to_string(), text.to_string())]);
    assert_eq!(problems, []);
    let plan = &loaded.plans[0];
    let nothing = |_: &crate::model::Line, _: crate::model::Month| crate::model::Money::zero(plan.currency);
    let months = crate::analysis::method::line_months(&plan.lines[0], plan, &nothing).unwrap();
    // 16 agents and 2 leads; twice the tickets need 32 and 4.
    assert_eq!((months[0].plain(), months[11].plain()), ("96000.00".to_string(), "192000.00".to_string()));
    // The same when the work names its grade.
    let named = text.replace("minutes = 25", "minutes = 25\ngrade = 'agent'");
    let named = named.replace("heads = 'staffing:back'", "heads = 'needs:agent'");
    let (loaded, problems) = load_texts(&[("budget.toml".to_string(), named.clone())]);
    assert_eq!(problems, []);
    assert_eq!(crate::analysis::method::line_months(&loaded.plans[0].lines[0], &loaded.plans[0], &nothing), Ok(months));
    let circle = named.replace("value = [", "value = 'needs:agent' #");
    let (_, problems) = load_texts(&[("budget.toml".to_string(), circle)]);
    let path = &problems.iter().find(|problem| problem.message.id == "plan-driver-circle").unwrap().message.args[0].1;
    assert_eq!(*path, Arg::Text("tickets → staffing:back → tickets".to_string()));
    let circle = text.replace(
        "value = [4500, 4500, 4500, 4500, 4500, 4500, 4500, 4500, 4500, 4500, 4500, 9000]",
        "value = 'heads:lead'",
    );
    let (_, problems) = load_texts(&[("budget.toml".to_string(), circle)]);
    assert!(problems.iter().any(|problem| problem.message.id == "plan-driver-circle"), "{problems:?}");
}
