//! Method `sessions`: training by session, trainers' hours and attendees' costs (EX-1.8).

use super::quantity::WHEN;
use super::{Method, MethodProblem, Tape, Work, WorkError, rule};
use crate::model::{Amount, Key, KeyKind, Keyed, Money, Quantity, Values};
use crate::words::msg;

/// sessions × (trainer hours × rate + attendees × (materials + fee + travel)).
pub struct Sessions;

const fn number(name: &'static str, doc: &'static str) -> Key {
    Key { name, kind: KeyKind::Quantity, required: false, doc }
}

const KEYS: &[Key] = &[
    WHEN,
    Key { name: "sessions", kind: KeyKind::Series, required: false, doc: "method-key-sessions" },
    Key { name: "attendees", kind: KeyKind::Series, required: false, doc: "method-key-attendees" },
    number("trainer_hours", "method-key-trainer-hours"),
    number("trainer_rate", "method-key-trainer-rate"),
    number("materials", "method-key-materials"),
    number("fee", "method-key-fee"),
    number("travel", "method-key-travel"),
];

impl Keyed for Sessions {
    fn id(&self) -> &'static str {
        "sessions"
    }

    fn name(&self) -> &'static str {
        "method-name-sessions"
    }

    fn keys(&self) -> &'static [Key] {
        KEYS
    }
}

impl Method for Sessions {
    fn read(&self, values: &Values) -> Result<Amount, MethodProblem> {
        rule(self.id(), values, if values.get("sessions").is_some() { &["attendees"] } else { &["when", "attendees"] })
    }

    fn months(&self, work: &Work<'_>, tape: &mut Tape) -> Result<[Money; 12], WorkError> {
        tape.say(|| msg("method-sessions"));
        let trainer = work.quantity("trainer_hours") * work.quantity("trainer_rate");
        let head = work.quantity("materials") + work.quantity("fee") + work.quantity("travel");
        work.each(|month| {
            if !work.happens("when", month) {
                return Ok(work.zero());
            }
            let sessions = work.series("sessions", month).unwrap_or(Quantity::ONE);
            let attendees = work.series("attendees", month).unwrap_or(Quantity::ZERO);
            let amount = sessions * (trainer + attendees * head);
            tape.step(month, || {
                let step = msg("method-sessions-step").with("sessions", sessions.grouped());
                let step = step.with("trainer", trainer.grouped()).with("attendees", attendees.grouped());
                step.with("head", head.grouped()).with("amount", amount.grouped())
            });
            Ok(amount.money(work.currency())?)
        })
    }
}

#[cfg(test)]
mod tests {
    use crate::analysis::method::fixture::{months_of, plan, total_of};

    #[test]
    fn ex_1_8_internal_and_external_training() {
        let internal = "method = 'sessions'\nwhen = ['2026-03', '2026-06', '2026-09', '2026-11']\nattendees = 15\n\
                        trainer_hours = 6\ntrainer_rate = 300\nmaterials = 80";
        assert_eq!(total_of(&plan(""), internal), "12000.00");
        assert_eq!(months_of(&plan(""), internal)[2], "3000.00");
        let external = "method = 'sessions'\nsessions = [0, 0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 0]\nattendees = 1\nfee = 2800\ntravel = 1200";
        assert_eq!(total_of(&plan(""), external), "12000.00");
    }
}
