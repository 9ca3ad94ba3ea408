//! Which line covers each place of a grid.

use crate::analysis::Covering;
use crate::analysis::covers::{NONE, WHOLE};
use crate::model::{Grid, Month};

/// Finds the covers of the places of a grid.
pub(in crate::analysis) struct Finder<'a> {
    covering: &'a Covering<'a>,
    grid: &'a Grid,
    /// The covers' numbers of each category and of those above it.
    above: Vec<Vec<u32>>,
    /// The covers' numbers of members, by axis.
    members: Vec<Vec<u32>>,
    /// The covers that were found last, and for which months: what [`Covering::stretch`] says of them.
    found: Vec<u32>,
    stretch: Option<Option<Month>>,
}

impl<'a> Finder<'a> {
    pub(in crate::analysis) fn new(covering: &'a Covering<'a>, grid: &'a Grid) -> Finder<'a> {
        let number = |(axis, members): (usize, &Vec<String>)| {
            members.iter().map(|member| covering.member(axis, member)).collect()
        };
        Finder {
            covering,
            grid,
            above: grid.categories.iter().map(|category| covering.covers().above(category)).collect(),
            members: grid.members.iter().enumerate().map(number).collect(),
            found: Vec::new(),
            stretch: None,
        }
    }

    /// The cover of each place in a month, or [`NONE`].
    pub(in crate::analysis) fn covers(&mut self, month: Month) -> &[u32] {
        let stretch = self.covering.stretch(month);
        if self.stretch == Some(stretch) {
            return &self.found;
        }
        self.stretch = Some(stretch);
        self.found.clear();
        self.found.reserve(self.grid.place_count());
        // Places stand by category, and lines name few members: most have the cover of the one before.
        let mut last = u32::MAX;
        let mut at = vec![WHOLE; self.members.len()];
        let mut cover = NONE;
        for place in self.grid.places() {
            let mut same = last == place[0];
            for ((at, own), numbers) in at.iter_mut().zip(&place[1..]).zip(&self.members) {
                let number = numbers[*own as usize];
                same &= *at == number;
                *at = number;
            }
            if !same {
                last = place[0];
                let found = self.covering.find_numbered(month, &self.above[last as usize], &at);
                cover = found.map_or(NONE, |cover| cover as u32);
            }
            self.found.push(cover);
        }
        &self.found
    }
}
