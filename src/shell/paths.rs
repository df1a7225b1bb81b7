//! Where everything of the reader's own is kept: marks in the configuration folder, which people synchronise between
//! their machines, and what belongs to this machine alone in the state folder.

use std::env;
use std::path::{self, Path, PathBuf};

use directories::{BaseDirs, ProjectDirs};

/// The environment variable that names the configuration folder.
pub const CONFIG_DIR: &str = "DUBAO_CONFIG_DIR";

const NAME: &str = "dubao";

/// The two folders; `None` where the system tells of none (no home).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Paths {
    /// What may be shared between machines.
    pub config: Option<PathBuf>,
    /// What must not be shared: the name of this device, locks, copies, damaged lines that were put aside.
    pub state: Option<PathBuf>,
}

impl Paths {
    /// The folders of this run: the configuration in `given`, else in `$DUBAO_CONFIG_DIR`, else where the system
    /// keeps configurations. `$XDG_CONFIG_HOME` and `$XDG_STATE_HOME` count on every system.
    pub fn find(given: Option<PathBuf>) -> Self {
        let project = ProjectDirs::from("", "", NAME);
        let project = project.as_ref();
        Self {
            config: given
                .or_else(|| folder_in_env(CONFIG_DIR))
                .map(|folder| path::absolute(&folder).unwrap_or(folder))
                .or_else(|| in_xdg("XDG_CONFIG_HOME"))
                .or_else(dot_config)
                .or_else(|| project.map(config_of)),
            state: in_xdg("XDG_STATE_HOME").or_else(|| project.map(state_of)),
        }
    }

    /// The options that hold in every run.
    pub fn options(&self) -> Option<PathBuf> {
        Some(self.config.as_ref()?.join("config.toml"))
    }

    /// The logs of bookmarks and notes, one a device.
    pub fn bookmarks(&self) -> Option<PathBuf> {
        Some(self.config.as_ref()?.join("sync").join("bookmarks"))
    }

    /// The logs of what was read, and how far, one a device.
    pub fn read(&self) -> Option<PathBuf> {
        Some(self.config.as_ref()?.join("sync").join("read"))
    }

    /// The logs of corrections, one a device.
    pub fn corrections(&self) -> Option<PathBuf> {
        Some(self.config.as_ref()?.join("sync").join("corrections"))
    }

    /// How git is to merge the logs.
    pub fn git(&self) -> Option<PathBuf> {
        Some(self.config.as_ref()?.join("sync").join(".gitattributes"))
    }

    /// The name of this device.
    pub fn device(&self) -> Option<PathBuf> {
        Some(self.state.as_ref()?.join("device"))
    }

    /// Held while a log of this device is written.
    pub fn lock(&self) -> Option<PathBuf> {
        Some(self.state.as_ref()?.join("journal.lock"))
    }

    /// Copies of damaged lines.
    pub fn corrupt(&self) -> Option<PathBuf> {
        Some(self.state.as_ref()?.join("corrupt"))
    }

    /// Former states of the logs, and copies of all marks.
    pub fn copies(&self) -> Option<PathBuf> {
        Some(self.state.as_ref()?.join("copies"))
    }
}

fn folder_in_env(name: &str) -> Option<PathBuf> {
    let value = env::var_os(name).filter(|value| !value.is_empty())?;
    Some(PathBuf::from(value))
}

/// As the XDG base directory specification asks, a relative path counts for nothing.
fn in_xdg(name: &str) -> Option<PathBuf> {
    let folder = folder_in_env(name).filter(|folder| folder.is_absolute())?;
    Some(folder.join(NAME))
}

/// `~/.config/dubao` where it is there, on a Mac too.
fn dot_config() -> Option<PathBuf> {
    let folder = BaseDirs::new()?.home_dir().join(".config").join(NAME);
    folder.is_dir().then_some(folder)
}

/// A folder of its own where the system keeps configuration and data in one (macOS).
fn config_of(project: &ProjectDirs) -> PathBuf {
    let folder = project.config_dir();
    if folder == project.data_local_dir() {
        folder.join("config")
    } else {
        folder.to_owned()
    }
}

fn state_of(project: &ProjectDirs) -> PathBuf {
    let local = || project.data_local_dir().join("state");
    project.state_dir().map_or_else(local, Path::to_owned)
}
