//! The book on disk: where it is, what its paths are, its lock, and how its files are written: one atomically, several
//! as one act.
//!
//! Not here: what the files say (`plan_file`, `store`, `journal`).

mod act;
mod act_note;
mod act_step;
mod atomic;
pub mod derived;
mod failpoint;
mod find;
mod health;
mod inbox;
mod kept_folder;
mod links;
mod lock;
mod log;
mod new_file;
mod no_link;
mod output;
mod paths;
mod power;
mod read;
mod secret;
mod sweep;
mod sync;
mod unfinished;

pub use act::Act;
pub use atomic::{persist, temporary, write_atomically};
pub use failpoint::{Failing, fail_at, last_step, step};
pub use find::{find, find_as_it_is};
pub use health::{appendable, folders, free_space, holder, leftovers, open_to_all, uncounted};
pub use inbox::{Arriving, arrived, lock_run, put_away, stands_below};
pub use kept_folder::keep_folders;
pub use links::{linked_settings, refuse_link, refuse_way};
pub use lock::{BookLock, SendLock, is_locked, lock, lock_sending};
pub use log::{append_to_log, read_log, remove};
pub use new_file::{PUT_AWAY, move_new, move_to_free_name, persist_new, put_away_batch, replace, write_free};
pub use no_link::{no_link, open_inside, open_own};
pub use output::{
    Stream, Written, make_output_folder, refuse_beforehand, refuse_of_book, refuse_over, refuse_own_folder,
    write_output,
};
pub use paths::Book;
pub use read::{
    await_input, is_awaited, list_files, list_folders, list_own_files, open_input, read_bytes, read_inside, read_text,
};
pub use secret::read_secret;
pub use sync::sync_file;
