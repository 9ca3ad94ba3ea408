//! The `budget` program: see the library's crate documentation for the architecture.
fn main() -> std::process::ExitCode {
    budget::cli::main()
}
