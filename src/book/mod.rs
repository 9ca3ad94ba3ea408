//! The book on disk: where it is, what its paths are, its lock, and the one atomic write.
//!
//! Not here: what the files say (`plan_file`, `store`, `journal`).

mod atomic;
mod find;
mod lock;
mod log;
mod new_file;
mod output;
mod paths;
mod read;

pub use atomic::{persist, temporary, write_atomically};
pub use find::find;
pub use lock::{BookLock, lock};
pub use log::{append_to_log, read_log};
pub use new_file::{move_to_free_name, persist_new};
pub use output::{Written, write_output};
pub use paths::Book;
pub use read::{list_files, open_input, read_bytes, read_text};
