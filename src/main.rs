//! The `dubao` program: all of it is in the library.

fn main() -> std::process::ExitCode {
    dubao::shell::main()
}
