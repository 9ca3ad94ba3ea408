//! The `budget` program: see the library's crate documentation for the architecture.

/// It asks the system for large pages; from glibc's, a large report spent a third of its time on first touches of small
/// ones.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> std::process::ExitCode {
    budget::cli::main()
}
