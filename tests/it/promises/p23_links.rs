//! P23: links stay links, files keep their modes and owners, and what is new is for nobody else's eyes.

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::process::Command;

use super::home::{Home, NOBODY, Told, files, is_root, key_of, wavering};
use super::tally::Tally;
use crate::journal::key;

fn marked() -> Home {
    let home = Home::new();
    assert!(home.add(0, &[]).acknowledges(0));
    home
}

/// A home with a log that is worth compacting.
fn heavy() -> Home {
    let home = marked();
    home.journal().append(&wavering()).unwrap();
    home.forget_copies();
    home
}

fn ensure(holds: bool, what: &str) -> Result<(), String> {
    holds.then_some(()).ok_or_else(|| what.to_owned())
}

/// Saves a mark with the program; all old ones are there, and the new one.
fn saves(home: &Home) -> Result<(), String> {
    let told = home.add(1, &[]);
    let marks = home.marks();
    let holds =
        told.acknowledges(1) && [0, 1].iter().all(|page| marks.is_bookmarked(key_of(*page)));
    ensure(holds, &format!("not saved: {told:?}"))
}

/// Puts a file or folder elsewhere, and a link in its place.
fn link(path: &Path) -> PathBuf {
    let there = path.with_file_name(format!(
        "{}-there",
        path.file_name().unwrap().to_str().unwrap()
    ));
    fs::rename(path, &there).unwrap();
    symlink(&there, path).unwrap();
    there
}

/// Saves where something is a link, which it stays.
fn through_link(home: &Home, path: &Path) -> Result<(), String> {
    let there = link(path);
    saves(home)?;
    ensure(path.is_symlink() && there.exists(), "the link is gone")
}

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().mode() & 0o777
}

fn set_mode(path: &Path, mode: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}

/// Looks after a heavy log; says whether that made it small.
fn compacts(home: &Home) -> Result<bool, String> {
    let log = home.log();
    let before = fs::metadata(&log).unwrap().len();
    saves(home)?;
    Ok(fs::metadata(&log).unwrap().len() * 2 < before)
}

/// Saves a mark as a person who owns nothing but, if so wished, the home.
fn as_nobody(home: &Home, owner: bool) -> Option<Told> {
    if !is_root() {
        return None;
    }
    set_mode(&home.folder, 0o755);
    if owner {
        let mut chown = Command::new("chown");
        chown.args(["-Rh", &NOBODY.to_string()]).arg(&home.folder);
        assert!(chown.status().unwrap().success());
    }
    let mut command = home.command_of(NOBODY);
    command.args([
        "bookmarks",
        "add",
        &key_of(1).to_string(),
        "--from",
        "p1.txt",
    ]);
    Some(Told::of(&command.output().unwrap()))
}

type Case = (&'static str, fn() -> Result<(), String>);

const CASES: [Case; 21] = [
    ("the log is a link", || {
        let home = marked();
        through_link(&home, &home.log())
    }),
    ("a log that is a link is compacted", || {
        let home = heavy();
        let there = link(&home.log());
        set_mode(&there, 0o640);
        ensure(compacts(&home)?, "not compacted")?;
        ensure(
            home.log().is_symlink() && mode(&there) == 0o640,
            "link or mode is gone",
        )
    }),
    ("the log is a relative link", || {
        let home = heavy();
        let log = home.log();
        fs::rename(&log, home.folder.join("kept")).unwrap();
        symlink("../../../../kept", &log).unwrap();
        ensure(compacts(&home)?, "not compacted")?;
        ensure(
            log.is_symlink() && home.folder.join("kept").is_file(),
            "the link is gone",
        )
    }),
    ("the folder of bookmarks is a link", || {
        let home = marked();
        through_link(&home, &home.paths().bookmarks().unwrap())
    }),
    ("the folder to be synchronised is a link", || {
        let home = marked();
        through_link(&home, home.paths().bookmarks().unwrap().parent().unwrap())
    }),
    ("the configuration is a link", || {
        let home = marked();
        through_link(&home, &home.paths().config.unwrap())
    }),
    ("the state is a link", || {
        let home = marked();
        through_link(&home, &home.paths().state.unwrap())
    }),
    ("the name of the device is a link", || {
        let home = marked();
        through_link(&home, &home.paths().device().unwrap())
    }),
    ("a link to no log yet", || {
        let home = marked();
        let log = home.log();
        let there = home.folder.join("later.jsonl");
        fs::rename(&log, log.with_file_name("older.jsonl")).unwrap();
        symlink(&there, &log).unwrap();
        saves(&home)?;
        ensure(
            log.is_symlink() && mode(&there) == 0o600,
            "not through the link",
        )
    }),
    ("a log that is a link to itself", || {
        let home = marked();
        let log = home.log();
        fs::rename(&log, log.with_file_name("older.jsonl")).unwrap();
        symlink(&log, &log).unwrap();
        let told = home.add(1, &[]);
        ensure(
            told.code == Some(4) && log.is_symlink(),
            &format!("{told:?}"),
        )?;
        ensure(home.marks().is_bookmarked(key_of(0)), "lost")
    }),
    ("a log of two names", || {
        let home = marked();
        let other = home.folder.join("other");
        fs::hard_link(home.log(), &other).unwrap();
        saves(&home)?;
        ensure(
            fs::read(other).unwrap() == fs::read(home.log()).unwrap(),
            "they differ",
        )
    }),
    ("a heavy log of two names is not parted", || {
        let home = heavy();
        let other = home.folder.join("other");
        fs::hard_link(home.log(), &other).unwrap();
        ensure(!compacts(&home)?, "compacted")?;
        ensure(fs::metadata(other).unwrap().nlink() == 2, "parted")
    }),
    ("nothing is kept from others by umask 000", || {
        is_private("000")
    }),
    ("umask 077", || is_private("077")),
    ("a mode stays", || {
        let home = heavy();
        set_mode(&home.log(), 0o644);
        set_mode(home.log().parent().unwrap(), 0o755);
        ensure(compacts(&home)?, "not compacted")?;
        let modes = (mode(&home.log()), mode(home.log().parent().unwrap()));
        ensure(modes == (0o644, 0o755), &format!("{modes:?}"))
    }),
    ("an owner stays", || {
        if !is_root() {
            return Ok(());
        }
        let home = heavy();
        std::os::unix::fs::chown(home.log(), Some(NOBODY), Some(NOBODY)).unwrap();
        ensure(compacts(&home)?, "not compacted")?;
        let meta = fs::metadata(home.log()).unwrap();
        ensure(
            (meta.uid(), meta.gid()) == (NOBODY, NOBODY),
            "another owner",
        )
    }),
    ("a log that may not be written", || {
        let home = heavy();
        set_mode(&home.log(), 0o400);
        let before = fs::read(home.log()).unwrap();
        let Some(told) = as_nobody(&home, true) else {
            return Ok(());
        };
        ensure(
            told.code == Some(4) && told.err.contains("not saved"),
            &format!("{told:?}"),
        )?;
        ensure(
            fs::read(home.log()).unwrap() == before && mode(&home.log()) == 0o400,
            "written",
        )
    }),
    ("a folder that may not be written", || {
        let home = marked();
        let folder = home.log().parent().unwrap().to_owned();
        fs::remove_dir_all(home.paths().state.unwrap()).unwrap();
        set_mode(&folder, 0o500);
        let Some(told) = as_nobody(&home, true) else {
            return Ok(());
        };
        ensure(
            told.code == Some(4) && told.err.contains("not saved"),
            &format!("{told:?}"),
        )?;
        set_mode(&folder, 0o700);
        ensure(home.marks().is_bookmarked(key_of(0)), "lost")
    }),
    ("another person's home", || {
        let home = marked();
        let Some(told) = as_nobody(&home, false) else {
            return Ok(());
        };
        ensure(
            told.code == Some(4) && told.err.contains("not saved"),
            &format!("{told:?}"),
        )
    }),
    ("a log that another disk is laid over", over_mounted),
    ("what died half written is followed nowhere", || {
        let home = heavy();
        let victim = home.folder.join("victim");
        fs::write(&victim, "precious").unwrap();
        let mut draft = home.log().into_os_string();
        draft.push(".new");
        symlink(&victim, &draft).unwrap();
        ensure(compacts(&home)?, "not compacted")?;
        ensure(
            fs::read(&victim).unwrap() == b"precious",
            "another file was written",
        )?;
        ensure(home.drafts().is_empty(), "left")
    }),
];

/// New files are for their owner alone, whatever the mask.
fn is_private(mask: &str) -> Result<(), String> {
    let home = Home::new();
    let before = files(&home.folder);
    let wish = format!("umask {mask}; exec \"$0\" \"$@\"");
    let told = home.add(1, &["sh", "-c", &wish]);
    ensure(told.acknowledges(1), &format!("{told:?}"))?;
    home.journal().append(&wavering()).unwrap();
    home.forget_copies();
    let told = home.add(2, &["sh", "-c", &wish]);
    ensure(told.acknowledges(2), &format!("{told:?}"))?;
    for file in files(&home.folder)
        .iter()
        .filter(|file| !before.contains(file))
    {
        let modes = (mode(file), mode(file.parent().unwrap()));
        if modes != (0o600, 0o700) {
            return Err(format!(
                "{}: {:o} in {:o}",
                file.display(),
                modes.0,
                modes.1
            ));
        }
    }
    Ok(())
}

/// A file that something is mounted on cannot be replaced: it is saved all the same.
fn over_mounted() -> Result<(), String> {
    let home = heavy();
    let (log, other) = (home.log(), home.folder.join("other"));
    fs::copy(&log, &other).unwrap();
    let mount = |words: &[&str], paths: &[&Path]| {
        let done = Command::new(words[0])
            .args(&words[1..])
            .args(paths)
            .output();
        done.is_ok_and(|done| done.status.success())
    };
    if !is_root() || !mount(&["mount", "--bind"], &[&other, &log]) {
        return Ok(());
    }
    let compacted = compacts(&home);
    let drafts = home.drafts();
    let kept = home.marks().is_bookmarked(key(1));
    assert!(mount(&["umount", "-l"], &[&log]));
    ensure(
        !compacted? && drafts.is_empty() && kept,
        &format!("{drafts:?}, kept {kept}"),
    )
}

#[test]
fn p23_links_modes_and_owners_stay() {
    let mut tally = Tally::of("P23");
    for (name, case) in CASES {
        tally.note(case().map_err(|why| format!("{name}: {why}")));
    }
    tally.close("links, modes, owners kept; new files 0600 in folders 0700");
}
