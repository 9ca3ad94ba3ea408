//! For people: what fails, with an example of each kind and how often it does.
//!
//! `EXPLORE=5000 SEED=7 cargo test explore -- --ignored`.

use std::collections::BTreeMap;

use proptest::strategy::ValueTree;
use proptest::test_runner::{RngAlgorithm, TestRng, TestRunner};

use super::*;

type Input = (Vec<entry::Entry>, Layout, damage::Damage);

fn check((entries, layout, damage): &Input, damaged: bool) -> Option<(String, String)> {
    let mut table = Table::new(entries, layout);
    if damaged {
        if !damage.shows(layout, &table) {
            return None;
        }
        damage.befall(&mut table, layout);
    }
    let shown = || table.shown(layout);
    let Ok(bytes) = std::panic::catch_unwind(|| encode::encode(&table, layout)) else {
        return Some(("panic".into(), shown()));
    };
    let key = |text: &str| text.chars().filter(|c| !c.is_ascii_digit()).take(150).collect::<String>();
    match outcome(&bytes, layout) {
        Err(_) if damaged || is_undecided(entries, layout) => None,
        Err(problems) => Some((key(&problems[0]), format!("{problems:#?}\n{}", shown()))),
        Ok((read, left_out, told)) => {
            let truth = truth(entries, layout);
            let kind = if damaged { format!("{damage:?}").split('(').next().unwrap().to_string() } else { "".into() };
            let mirrored = !damaged && layout.has_balance() && is_undecided(entries, layout);
            if read != truth && !mirrored {
                let sum = |of: &[Truth]| of.iter().map(|t| t.3).sum::<i64>();
                let which = if sum(&read) == sum(&truth) { "details" } else { "sum" };
                return Some((
                    format!("{kind} {which} {:?} {:?} {:?}", layout.form, layout.money, layout.naming),
                    format!("{damage:?}\n{read:?}\n{truth:?}\n{told:#?}\n{}", shown()),
                ));
            }
            (!damaged && left_out != table.left_out)
                .then(|| ("left out".to_string(), format!("{left_out} {} {told:#?}\n{}", table.left_out, shown())))
        }
    }
}

#[test]
#[ignore = "for people"]
fn explore() {
    let number = |name: &str, or: u64| std::env::var(name).ok().and_then(|n| n.parse().ok()).unwrap_or(or);
    let seed = number("SEED", 1);
    let mut bytes = [0_u8; 32];
    bytes[..8].copy_from_slice(&seed.to_le_bytes());
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &bytes);
    let mut runner = TestRunner::new_with_rng(ProptestConfig::default(), rng);
    let mut all = Vec::new();
    for damaged in [false, true] {
        let mut found: BTreeMap<String, (u64, String)> = BTreeMap::new();
        for _ in 0..number("EXPLORE", 3000) {
            let inputs = (entry::entries(), layout::layout(), damage::damage());
            let mut tree = inputs.new_tree(&mut runner).unwrap();
            let Some((key, mut shown)) = check(&tree.current(), damaged) else { continue };
            if let Some((times, _)) = found.get_mut(&key) {
                *times += 1;
                continue;
            }
            let mut steps = 0;
            'shrink: while steps < 60 && tree.simplify() {
                loop {
                    steps += 1;
                    match check(&tree.current(), damaged) {
                        Some((other, simpler)) if other == key => {
                            shown = simpler;
                            break;
                        }
                        _ if steps > 60 || !tree.complicate() => break 'shrink,
                        _ => {}
                    }
                }
            }
            found.insert(key, (1, shown));
        }
        for (key, (times, shown)) in found {
            all.push(format!("damaged {damaged}, {times} × {key}\n{shown}\n"));
        }
    }
    assert!(all.is_empty(), "{} kinds\n{}", all.len(), all.join("\n"));
}
