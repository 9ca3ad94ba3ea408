//! The whole screen of a terminal: taken over, and given back however the program ends.

use std::io::{self, IsTerminal};

use ratatui::DefaultTerminal;
use ratatui::crossterm::cursor::Show;
use ratatui::crossterm::event::{self, Event, KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use ratatui::crossterm::execute;

use super::terminal;
use crate::browse::{Key, Screen};
use crate::command::no_screen;

/// Takes the screen over; refuses where there is none.
pub(super) fn open() -> anyhow::Result<Box<dyn Screen>> {
    if !terminal::is_terminal() || !io::stdin().is_terminal() || terminal::is_dumb() {
        return Err(no_screen().into());
    }
    // A panic, too, gives the screen back first.
    let terminal = ratatui::try_init().map_err(|_| no_screen())?;
    // And the cursor, which nothing else brings back where a program that panics ends at once.
    let restore = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |info| {
        let _ = execute!(io::stdout(), Show);
        restore(info);
    }));
    Ok(Box::new(Own { terminal }))
}

struct Own {
    terminal: DefaultTerminal,
}

impl Screen for Own {
    fn draw(&mut self, draw: &mut dyn FnMut(&mut ratatui::Frame<'_>)) -> io::Result<()> {
        self.terminal.draw(|frame| draw(frame)).map(|_| ())
    }

    fn next(&mut self) -> io::Result<Option<Key>> {
        // As a test says it to a debug build: what is left of the terminal then?
        assert!(!cfg!(debug_assertions) || std::env::var_os("BUDGET_TEST_PANIC").is_none(), "as the test asks");
        loop {
            match event::read()? {
                Event::Key(key) => match known(key) {
                    Some(key) => return Ok(Some(key)),
                    None => continue,
                },
                Event::Resize(..) => return Ok(None),
                _ => continue,
            }
        }
    }
}

impl Drop for Own {
    fn drop(&mut self) {
        ratatui::restore();
    }
}

fn known(key: KeyEvent) -> Option<Key> {
    if key.kind == KeyEventKind::Release {
        return None;
    }
    let is_control = key.modifiers.contains(KeyModifiers::CONTROL);
    Some(match key.code {
        KeyCode::Char('c' | 'C') if is_control => Key::Leave,
        KeyCode::Char('n') if is_control => Key::Down,
        KeyCode::Char('p') if is_control => Key::Up,
        KeyCode::Char('h') if is_control => Key::Backspace,
        KeyCode::Char(letter) if !is_control && !key.modifiers.contains(KeyModifiers::ALT) => Key::Char(letter),
        KeyCode::Up => Key::Up,
        KeyCode::Down => Key::Down,
        KeyCode::Left => Key::Left,
        KeyCode::Right => Key::Right,
        KeyCode::PageUp => Key::PageUp,
        KeyCode::PageDown => Key::PageDown,
        KeyCode::Home => Key::Home,
        KeyCode::End => Key::End,
        KeyCode::Enter => Key::Enter,
        KeyCode::Esc => Key::Esc,
        KeyCode::Backspace => Key::Backspace,
        _ => return None,
    })
}
