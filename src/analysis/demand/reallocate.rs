//! Heads to where the work is: the same heads, one moved at a time, until no move makes the busiest of two teams less busy
//! (domain.md §6.4, EX-6.7g).

use std::collections::BTreeMap;

use crate::model::Quantity;

/// A team, and what keeps heads from moving to it or from it.
#[derive(Clone, Debug, PartialEq)]
pub struct Team {
    /// Where it works.
    pub name: String,
    /// Hours of work in a month.
    pub workload: Quantity,
    /// Hours that a head works in a month.
    pub net_hours: Quantity,
    /// Heads now.
    pub heads: i64,
    /// Never fewer.
    pub least: i64,
    /// Heads move within an area only; the empty one is that of all teams that name none.
    pub area: String,
    /// What its heads can do.
    pub skills: Vec<String>,
    /// What its work asks for.
    pub needs: Vec<String>,
}

/// Heads that move.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Move {
    /// From which team, by place.
    pub from: usize,
    /// To which.
    pub to: usize,
    /// How many.
    pub heads: i64,
}

/// How busy a team is with so many heads; unknown without any.
pub fn occupancy(team: &Team, heads: i64) -> Quantity {
    team.workload / (Quantity::from(heads) * team.net_hours)
}

/// May a head go from the team that is his own to another? What he can do goes with him.
fn may(home: &Team, to: &Team) -> bool {
    home.area == to.area && to.needs.iter().all(|need| home.skills.contains(need))
}

/// So many moves are more than any department makes.
const MOST_MOVES: usize = 10_000;

/// How many heads each team is to have, and who moves where. A head moves where that makes the busier of two teams less
/// busy, the busiest first, and comes from the team that is the least busy without it; of those who may go the one who can
/// do least.
pub fn reallocate(teams: &[Team]) -> (Vec<i64>, Vec<Move>) {
    let mut heads: Vec<i64> = teams.iter().map(|team| team.heads).collect();
    // Who is where, by the team that is his own.
    let own = |(home, team): (usize, &Team)| BTreeMap::from([(home, team.heads)]);
    let mut there: Vec<BTreeMap<usize, i64>> = teams.iter().enumerate().map(own).collect();
    let mut met: Vec<(usize, usize)> = Vec::new();
    // Where no head is, nothing is busier.
    let busy = |team: usize, heads: i64| match (teams[team].workload > Quantity::ZERO, heads > 0) {
        (false, _) => Quantity::ZERO,
        (true, false) => Quantity::UNKNOWN,
        (true, true) => occupancy(&teams[team], heads),
    };
    for _ in 0..MOST_MOVES {
        let mut wanted: Vec<usize> = (0..teams.len()).collect();
        wanted.sort_by(|a, b| busy(*b, heads[*b]).cmp(&busy(*a, heads[*a])).then(a.cmp(b)));
        let step = wanted.into_iter().find_map(|to| {
            let goes = |from: usize| {
                let homes = there[from].iter().filter(|(_, count)| **count > 0).map(|(home, _)| *home);
                let may = homes.filter(|home| *home == to || may(&teams[*home], &teams[to]));
                may.min_by_key(|home| (*home != to, teams[*home].skills.len(), *home))
            };
            let gives = |from: &usize| *from != to && heads[*from] > teams[*from].least.max(0) && goes(*from).is_some();
            let after = |from: usize| busy(from, heads[from] - 1);
            let from = (0..teams.len()).filter(gives).min_by(|a, b| after(*a).cmp(&after(*b)).then(a.cmp(b)))?;
            let better = after(from).is_known() && after(from) < busy(to, heads[to]);
            Some((from, to, goes(from)?)).filter(|_| better)
        });
        let Some((from, to, home)) = step else { break };
        heads[from] -= 1;
        heads[to] += 1;
        *there[from].entry(home).or_default() -= 1;
        *there[to].entry(home).or_default() += 1;
        if !met.contains(&(home, to)) {
            met.push((home, to));
        }
    }
    // From where everybody is at home to where he ends.
    let moved = met.into_iter().filter(|(home, to)| home != to);
    let moved = moved.map(|(from, to)| Move { from, to, heads: there[to].get(&from).copied().unwrap_or(0) });
    (heads, moved.filter(|own| own.heads > 0).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Tickets, minutes of each, heads now; two at least; 139.2 hours a month.
    fn team(tickets: i64, minutes: i64, heads: i64) -> Team {
        Team {
            name: String::new(),
            workload: Quantity::from(tickets * minutes) / Quantity::from(60),
            net_hours: Quantity::parse("139.2").unwrap(),
            heads,
            least: 2,
            area: String::new(),
            skills: Vec::new(),
            needs: Vec::new(),
        }
    }

    fn example() -> Vec<Team> {
        vec![team(8_200, 6, 7), team(5_200, 6, 6), team(2_600, 8, 3), team(2_000, 5, 4)]
    }

    #[test]
    fn ex_6_7g_heads_go_to_the_busiest() {
        let teams = example();
        let before: Vec<String> = teams.iter().map(|team| occupancy(team, team.heads).fixed(4)).collect();
        assert_eq!(before, ["0.8415", "0.6226", "0.8301", "0.2993"]);
        let (heads, moves) = reallocate(&teams);
        assert_eq!(heads, [8, 6, 4, 2]);
        let after: Vec<String> =
            teams.iter().zip(&heads).map(|(team, heads)| occupancy(team, *heads).fixed(4)).collect();
        assert_eq!(after, ["0.7364", "0.6226", "0.6226", "0.5987"]);
        let step = |from, to| Move { from, to, heads: 1 };
        assert_eq!(moves, [step(3, 0), step(3, 2)]);
    }

    #[test]
    fn nobody_moves_beyond_his_area_or_skills() {
        let mut teams = example();
        teams[3].area = "浦东".into();
        // Nobody comes from the last; the second still helps the first.
        assert_eq!(reallocate(&teams), (vec![8, 5, 3, 4], vec![Move { from: 1, to: 0, heads: 1 }]));
        let mut teams = example();
        teams[0].needs = vec!["电话".into()];
        teams[1].skills = vec!["电话".into()];
        // The second alone can help the first, and is helped by the last.
        let step = |from, to| Move { from, to, heads: 1 };
        assert_eq!(reallocate(&teams), (vec![8, 6, 4, 2], vec![step(1, 0), step(3, 2), step(3, 1)]));
    }

    #[test]
    fn a_head_that_moved_can_do_what_he_could() {
        // The first needs the telephone; three of the second can, of whom two stay; the third's ten cannot.
        let mut teams = vec![team(12_000, 6, 2), team(2_000, 6, 3), team(500, 6, 10)];
        teams[0].needs = vec!["phone".into()];
        teams[1].skills = vec!["phone".into()];
        let (heads, moves) = reallocate(&teams);
        let to_first: i64 = moves.iter().filter(|own| own.to == 0).map(|own| own.heads).sum();
        assert!(moves.iter().all(|own| own.to != 0 || own.from == 1), "{moves:?}");
        assert_eq!((heads[0], to_first), (5, 3));
        assert_eq!(heads.iter().sum::<i64>(), 15);
    }

    #[test]
    fn it_is_as_good_as_giving_each_head_to_the_busiest() {
        // The greedy way of domain.md §6.4 over random teams: the busiest is never busier.
        let mut seed = 7_u64;
        let mut next = |most: u64| {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (seed >> 33) % most
        };
        for round in 0..500 {
            let count = 2 + next(5) as usize;
            let teams: Vec<Team> =
                (0..count).map(|_| team(next(9_000) as i64, 1 + next(9) as i64, 2 + next(8) as i64)).collect();
            let (heads, _) = reallocate(&teams);
            let mut greedy = vec![2; count];
            let all: i64 = teams.iter().map(|team| team.heads).sum();
            assert_eq!(heads.iter().sum::<i64>(), all);
            while greedy.iter().sum::<i64>() < all {
                let at = (0..count).max_by_key(|at| occupancy(&teams[*at], greedy[*at])).unwrap();
                greedy[at] += 1;
            }
            let worst = |heads: &[i64]| teams.iter().zip(heads).map(|(team, heads)| occupancy(team, *heads)).max();
            assert_eq!(worst(&heads), worst(&greedy), "{round}: {teams:?}");
        }
    }
}
