//! Where one is: the months, the pages that were opened one after the other, the row that is looked at. What is pressed
//! moves it, and nothing else; what it cannot know it asks for.

use super::details::details;
use super::{Entry, Key, Opens, Page, Place};
use crate::model::Month;
use crate::words::{Message, msg};

/// What a key leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// Nothing but another look.
    Stay,
    /// A page has to be read, and given to [`State::show`].
    Load(Request),
    /// Out.
    Quit,
}

/// A page that is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// Of which month.
    pub month: Month,
    /// What makes its rows: 0 is categories alone, each number after it a dimension with categories below its members.
    pub by: usize,
    /// Of what.
    pub place: Place,
    /// Where it goes.
    pub way: Way,
}

/// Where a page goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// Above the one that is open.
    Into,
    /// In its place.
    Instead,
    /// In the place of all that are open.
    First,
}

/// What keys mean just now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Mode {
    /// They move.
    Moving,
    /// They are letters of the filter.
    Filtering,
    /// The keys are listed; the next one ends that.
    Helping,
}

/// A page that is open.
#[derive(Clone, Debug)]
pub(super) struct View {
    /// `None` where it is made of a row of the page below it.
    place: Option<Place>,
    month: Month,
    pub(super) page: Page,
    /// What it was opened from.
    pub(super) name: String,
    /// The number of the line that is looked at, of those that are shown.
    pub(super) selected: usize,
    /// The first line on the screen; drawing moves it.
    pub(super) top: usize,
    pub(super) filter: String,
}

impl View {
    fn new(month: Month, place: Option<Place>, name: String, page: Page) -> View {
        let mut view = View { place, month, page, name, selected: 0, top: 0, filter: String::new() };
        view.selected = view.first_row();
        view
    }

    /// The lines that the filter leaves; it looks for rows.
    pub(super) fn shown(&self) -> impl Iterator<Item = &Entry> {
        let filter = self.filter.to_lowercase();
        self.page
            .entries
            .iter()
            .filter(move |entry| filter.is_empty() || (entry.is_row() && entry.text().to_lowercase().contains(&filter)))
    }

    fn first_row(&self) -> usize {
        self.shown().position(Entry::is_row).unwrap_or(0)
    }

    fn at(&self) -> Option<&Entry> {
        self.shown().nth(self.selected)
    }

    fn move_to(&mut self, row: usize) {
        self.selected = row.min(self.shown().count().saturating_sub(1));
    }

    /// To the row of this key, if it is there.
    fn find(&mut self, key: Option<String>) {
        let at = key.and_then(|key| self.shown().position(|entry| entry.key.as_ref() == Some(&key)));
        if let Some(at) = at {
            self.selected = at;
        }
    }
}

/// Where one is.
#[derive(Clone, Debug)]
pub struct State {
    /// Of what is open.
    pub(super) month: Month,
    /// What makes rows, as a [`Request`] says it.
    by: usize,
    /// How many dimensions the book has.
    axes: usize,
    /// The first and the last month that there is anything of.
    months: (Month, Month),
    /// One above the other; there is always one.
    pub(super) views: Vec<View>,
    pub(super) mode: Mode,
    /// What has to be said of the last key.
    pub(super) said: Option<Message>,
    /// How many lines the screen has for the page; drawing says so.
    pub(super) lines: usize,
}

impl State {
    /// At a month of a book with so many dimensions; its page is given.
    pub fn new(month: Month, months: (Month, Month), axes: usize, page: Page) -> State {
        let first = View::new(month, Some(Place::Month), String::new(), page);
        State { month, by: 0, axes, months, views: vec![first], mode: Mode::Moving, said: None, lines: 1 }
    }

    pub(super) fn view(&self) -> &View {
        &self.views[self.views.len() - 1]
    }

    pub(super) fn view_mut(&mut self) -> &mut View {
        let last = self.views.len() - 1;
        &mut self.views[last]
    }

    /// A key was pressed.
    pub fn press(&mut self, key: Key) -> Step {
        self.said = None;
        match (self.mode, key) {
            (_, Key::Leave) => Step::Quit,
            (Mode::Helping, _) => {
                self.mode = Mode::Moving;
                Step::Stay
            }
            (Mode::Filtering, key) => self.filter(key),
            (Mode::Moving, key) => self.go(key),
        }
    }

    fn filter(&mut self, key: Key) -> Step {
        let view = self.view_mut();
        match key {
            Key::Char(letter) => view.filter.push(letter),
            Key::Backspace => drop(view.filter.pop()),
            Key::Esc => view.filter.clear(),
            _ => {}
        }
        view.selected = view.first_row();
        if matches!(key, Key::Esc | Key::Enter) {
            self.mode = Mode::Moving;
        }
        Step::Stay
    }

    fn go(&mut self, key: Key) -> Step {
        let (selected, screen) = (self.view().selected, self.lines.max(1));
        let to = match key {
            Key::Up | Key::Char('k') => Some(selected.saturating_sub(1)),
            Key::Down | Key::Char('j') => Some(selected + 1),
            Key::PageUp => Some(selected.saturating_sub(screen)),
            Key::PageDown | Key::Char(' ') => Some(selected + screen),
            Key::Home | Key::Char('g') => Some(0),
            Key::End | Key::Char('G') => Some(usize::MAX),
            _ => None,
        };
        if let Some(row) = to {
            self.view_mut().move_to(row);
            return Step::Stay;
        }
        match key {
            Key::Left | Key::Char('h') => self.turn(-1),
            Key::Right | Key::Char('l') => self.turn(1),
            Key::Char('d') => self.divide(),
            Key::Enter => self.enter(),
            Key::Esc | Key::Backspace if !self.view().filter.is_empty() => {
                let key = self.view().at().and_then(|entry| entry.key.clone());
                let view = self.view_mut();
                view.filter.clear();
                view.find(key);
                Step::Stay
            }
            Key::Esc | Key::Backspace | Key::Char('q') => self.back(),
            Key::Char('/') => {
                self.mode = Mode::Filtering;
                Step::Stay
            }
            Key::Char('?') => {
                self.mode = Mode::Helping;
                Step::Stay
            }
            _ => Step::Stay,
        }
    }

    /// To another month, at the same place.
    fn turn(&mut self, by: i32) -> Step {
        let month = self.month.plus(by);
        if month < self.months.0 || month > self.months.1 {
            self.said = Some(msg(if by < 0 { "browse-first-month" } else { "browse-last-month" }));
            return Step::Stay;
        }
        // A single row is of its month; another month has other rows.
        let Some(place) = self.view().place.clone() else {
            self.said = Some(msg("browse-one-row"));
            return Step::Stay;
        };
        Step::Load(Request { month, by: self.by, place, way: Way::Instead })
    }

    /// The whole month by the next dimension; after the last one by categories again.
    fn divide(&mut self) -> Step {
        if self.axes == 0 {
            self.said = Some(msg("browse-no-dimensions"));
            return Step::Stay;
        }
        let by = (self.by + 1) % (self.axes + 1);
        Step::Load(Request { month: self.month, by, place: Place::Month, way: Way::First })
    }

    fn enter(&mut self) -> Step {
        let Some(entry) = self.view().at().cloned() else { return Step::Stay };
        match &entry.opens {
            Some(Opens::Place(place)) => {
                Step::Load(Request { month: self.month, by: self.by, place: place.clone(), way: Way::Into })
            }
            Some(Opens::Details) => {
                if let Some(page) = details(&self.view().page, &entry) {
                    self.views.push(View::new(self.month, None, name_of(&entry), page));
                }
                Step::Stay
            }
            None => {
                self.said = Some(msg("browse-opens-nothing"));
                Step::Stay
            }
        }
    }

    /// To the page below; where the month was changed meanwhile, that page is read again.
    fn back(&mut self) -> Step {
        if self.views.len() == 1 {
            return Step::Quit;
        }
        self.views.pop();
        let (view, month) = (self.view(), self.month);
        match &view.place {
            Some(place) if view.month != month => {
                Step::Load(Request { month, by: self.by, place: place.clone(), way: Way::Instead })
            }
            _ => Step::Stay,
        }
    }

    /// The page that was asked for.
    pub fn show(&mut self, request: Request, page: Page) {
        let Request { month, by, place, way } = request;
        (self.month, self.by) = (month, by);
        match way {
            Way::First => self.views = vec![View::new(month, Some(place), String::new(), page)],
            Way::Into => {
                let name = self.view().at().map(name_of).unwrap_or_default();
                self.views.push(View::new(month, Some(place), name, page));
            }
            Way::Instead => {
                let before = self.view();
                let key = before.at().and_then(|entry| entry.key.clone());
                let (name, filter, top) = (before.name.clone(), before.filter.clone(), before.top);
                let mut view = View { filter, top, ..View::new(month, Some(place), name, page) };
                view.selected = view.first_row();
                view.find(key);
                *self.view_mut() = view;
            }
        }
    }
}

/// What a row is called.
fn name_of(entry: &Entry) -> String {
    match &entry.body {
        super::Body::Row { cells, .. } => cells.first().map(|(text, _)| text.trim().to_string()).unwrap_or_default(),
        super::Body::Text(text, _) | super::Body::Heading(text) => text.clone(),
    }
}
