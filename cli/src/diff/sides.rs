//! The two sides of a comparison, from the arguments of a call.

use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use crate::discovery;
use crate::failure::Failure;
use crate::policies::{self, Policies, STDIN};
use crate::revision::Revision;

/// The policies of both sides.
pub(super) struct Sides {
    pub(super) old: Vec<Policies>,
    pub(super) new: Vec<Policies>,
}

/// An argument.
enum Side {
    /// A file or a folder.
    Path(PathBuf),
    /// A revision of git; without a path, that of the other side.
    Revision(Rc<Revision>, Option<PathBuf>),
}

/// Finds the policies of both sides.
pub(super) fn find(old: &OsStr, new: Option<&OsStr>) -> Result<Sides, Failure> {
    let here = policies::current_folder()?;
    let old = side(old, &here)?;
    let new = new.map(|new| side(new, &here)).transpose()?;
    let named = |side: Option<&Side>| match side {
        Some(Side::Path(path) | Side::Revision(_, Some(path))) => Some(vec![path.clone()]),
        Some(Side::Revision(_, None)) | None => None,
    };
    // A side without a path has the path of the other side, or else the policies of the project.
    let paths = match named(new.as_ref()).or_else(|| named(Some(&old))) {
        Some(paths) if new.is_some() => paths,
        _ => discovery::policies(&here)?,
    };
    let policies = |side: Option<&Side>| -> Result<Vec<Policies>, Failure> {
        match side {
            None => policies::find(&paths, None),
            Some(Side::Path(path)) => policies::find(std::slice::from_ref(path), None),
            Some(Side::Revision(revision, Some(path))) => {
                let policies = Policies::in_revision(path, revision)?;
                let policies = policies.ok_or_else(|| {
                    let (path, name) = (path.display(), &revision.name);
                    Failure::new(format!("there is no `{path}` in the revision `{name}`"))
                })?;
                Ok(vec![policies])
            }
            // Policies that one revision has and the other has not are a difference.
            Some(Side::Revision(revision, None)) => {
                let policies = paths
                    .iter()
                    .map(|path| Policies::in_revision(path, revision));
                policies.filter_map(Result::transpose).collect()
            }
        }
    };
    Ok(Sides {
        old: policies(Some(&old))?,
        new: policies(new.as_ref())?,
    })
}

/// Reads an argument: what exists on the disk is a path.
fn side(argument: &OsStr, here: &Path) -> Result<Side, Failure> {
    if argument == STDIN || here.join(argument).exists() {
        return Ok(Side::Path(argument.into()));
    }
    let text = argument.to_string_lossy();
    let (name, path) = match text.split_once(':') {
        Some((name, path)) => (name, Some(PathBuf::from(path))),
        None => (&*text, None),
    };
    match Revision::find(name, here)? {
        Some(revision) => Ok(Side::Revision(Rc::new(revision), path)),
        None => Err(Failure::new(format!(
            "`{text}` is neither a file, nor a folder, nor a revision of git"
        ))
        .help("name two files, or a revision, as in `charte diff main policies`")),
    }
}
