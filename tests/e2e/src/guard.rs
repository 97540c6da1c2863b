//! What ends a program when those who started it are gone.

use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Command, Stdio};

/// Becomes the program, and leaves a guard beside it.
const GUARDED: &str = r#"
exec 3<&0
setsid sh -c '
    read -r _
    kill -s KILL -- "-$1"
    rm -rf -- "$2" || { sleep 1; rm -rf -- "$2"; }
' guard "$$" "$1" <&3 >/dev/null 2>&1 &
shift
exec "$@" 3<&- </dev/null
"#;

/// The start of a call to which a program and its arguments are added. When the pipe at its entrance closes, as it does
/// however the tests end, a guard ends the program with all that it has started, and deletes the folder `home`.
#[must_use]
pub fn guarded(home: &Path) -> Command {
    let mut command = Command::new("sh");
    command
        .args(["-c", GUARDED, "guard"])
        .arg(home)
        // A group of its own, which the guard ends.
        .process_group(0)
        .stdin(Stdio::piped());
    command
}
