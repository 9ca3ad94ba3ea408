//! Programs that take a letter, and such that do not.
#![cfg(unix)]

use super::*;

fn run(script: &str) -> (Delivered, Vec<u64>) {
    let mut target = target("command");
    target.lists.push(("run", ["sh", "-c", script].map(String::from).to_vec()));
    target.values.0[0] = ("timeout", crate::model::KeyValue::Count(1));
    let world = World::new(&[]);
    let delivered = world.deliver(&letter(), &target);
    (delivered, world.seconds())
}

#[test]
fn a_program_gets_the_letter_as_json() {
    let (delivered, _) = run(r#"grep -q '"id":"msg_test".*"level":"critical".*"alerts":\[{"id":"a1"}\]'"#);
    assert_eq!(delivered, Delivered { tries: 1, result: Ok(()) });
    // One that reads nothing has done what it does.
    assert_eq!(run("exit 0").0.result, Ok(()));
}

#[test]
fn how_it_ends_says_what_became_of_it() {
    let (delivered, slept) = run("echo no such room >&2; exit 3");
    assert_eq!((problem(&delivered), delivered.tries, slept), (Some("notify-run-failed"), 1, vec![]));
    assert!(format!("{delivered:?}").contains("no such room"));
    assert_eq!(run("exit 75").0.tries, 3);
    let (delivered, _) = run("sleep 5");
    assert_eq!(problem(&delivered), Some("notify-timeout"));
    assert!(delivered.result.unwrap_err().uncertain);
}

#[test]
fn a_program_that_is_not_there_is_told() {
    let mut target = target("command");
    assert_eq!(problem(&World::new(&[]).deliver(&letter(), &target)), Some("notify-run-empty"));
    target.lists.push(("run", vec!["/nowhere/at-all".into()]));
    assert_eq!(problem(&World::new(&[]).deliver(&letter(), &target)), Some("notify-run-start"));
}
