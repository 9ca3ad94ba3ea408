//! Programs that are started, and stopped with all that they started: a shell that is ended alone leaves behind what it
//! was waiting for.

use std::process::{Child, Command, Stdio};

/// Lets a program and all that it starts be stopped together.
pub fn together(command: &mut Command) -> &mut Command {
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(command, 0);
    command
}

/// Stops a program that was started so, and what it started. The standard library ends one process; a group of them is
/// ended by `kill`, which every Unix has.
pub fn stop(child: &mut Child) {
    #[cfg(unix)]
    let _ = Command::new("kill").args(["-KILL", "--", &format!("-{}", child.id())]).stderr(Stdio::null()).status();
    let _ = child.kill();
    let _ = child.wait();
}
