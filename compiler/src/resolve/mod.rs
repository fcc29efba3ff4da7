//! From files to policies: which file extends which, and what each inherits.
//!
//! The result contains each *different* policy once, as [`Resolved`]. Platforms that only identify
//! themselves share the policy of their template.

mod change;
mod graph;
mod inherit;
mod loader;
mod names;
mod path;
mod resource;
mod unread;
mod words;

use std::collections::BTreeMap;
use std::rc::Rc;

pub use graph::Files;
pub(crate) use inherit::duplicate_cookie;

use crate::change::Change;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::request::Entry;
use crate::source::{FileId, Span, Spanned};
use crate::syntax::{Field, Identity, Inherit, Platform, Policy};
use graph::Node;

/// The policies of a compilation.
#[derive(Debug, Default)]
pub struct Resolution {
    /// The different policies.
    pub policies: Vec<Resolved>,
    /// The platforms, in the order of their files.
    pub platforms: Vec<PlatformEntry>,
    /// The templates: the position of each in `policies`, and its file.
    pub templates: Vec<(usize, FileId)>,
    /// The positions of the policies whose platforms are known only at run time.
    pub tenants: Vec<usize>,
}

/// A policy with everything that it inherits.
#[derive(Clone, Debug)]
pub struct Resolved {
    /// The nearest file of the chain, which extends the others.
    pub home: FileId,
    /// The last file of the chain, which extends no other.
    pub root: FileId,
    /// What the files of the chain change in each other.
    pub changes: Vec<Change>,
    /// The policy.
    pub policy: Policy,
    /// The language of the plain strings of each file of the chain.
    pub spoken: BTreeMap<FileId, Field<String>>,
}

/// A platform and its policy.
#[derive(Debug)]
pub struct PlatformEntry {
    /// The position of its policy; `None` if the policy is broken.
    pub policy: Option<usize>,
    /// The platform as its file declares it; `None` for one site without `[platform]`.
    pub platform: Option<Spanned<Rc<Identity>>>,
    /// The file.
    pub file: FileId,
    /// Whether it is an entry of `[[platform]]`.
    pub is_listed: bool,
}

/// Resolves the policies of some files.
pub fn resolve(entry: &Entry, files: &Files, diagnostics: &mut Diagnostics) -> Resolution {
    let mut resolver = Resolver {
        files,
        diagnostics,
        known: BTreeMap::new(),
        out: Resolution::default(),
    };
    for index in files.entries() {
        resolver.file(entry, index);
    }
    resolver.out
}

struct Resolver<'a> {
    files: &'a Files,
    diagnostics: &'a mut Diagnostics,
    /// The position of the policy of each resolved file; `None` if the policy is broken.
    known: BTreeMap<usize, Option<usize>>,
    out: Resolution,
}

impl Resolver<'_> {
    /// Resolves an entry: its platforms, or itself as a template.
    fn file(&mut self, entry: &Entry, index: usize) {
        let node = self.files.node(index);
        let Some(policy) = &node.policy else {
            return;
        };
        let resolved = self.policy(index);
        if let Field::Given(tenants) = &policy.tenants {
            self.tenants(entry, policy, tenants.span);
        }
        match &policy.platform {
            Field::Broken => {}
            Field::Given(platforms) => {
                for platform in &platforms.values {
                    if let Field::Given(platform) = platform {
                        self.platform(resolved, node, platform, platforms.is_list);
                    }
                }
            }
            Field::Absent => match (entry, resolved) {
                (Entry::Site(_), Some(policy)) => self.out.platforms.push(PlatformEntry {
                    policy: Some(policy),
                    platform: None,
                    file: node.file,
                    is_listed: false,
                }),
                (Entry::Site(_), None) => {}
                (_, resolved) if !policy.tenants.is_absent() => {
                    if let Some(policy) = resolved {
                        self.out.templates.push((policy, node.file));
                        self.out.tenants.push(policy);
                    }
                }
                (Entry::File(_), _) => self.diagnostics.push(no_platform(node)),
                (Entry::Folder(_), resolved) => {
                    if !self.files.is_extended(index) {
                        // A broken file may be the one that extends it.
                        if !self.files.has_broken() {
                            self.diagnostics.push(unused_template(node));
                        }
                    } else if let Some(policy) = resolved {
                        self.out.templates.push((policy, node.file));
                    }
                }
            },
        }
    }

    /// Reports a file whose platforms cannot be known only at run time.
    fn tenants(&mut self, entry: &Entry, policy: &Policy, span: Span) {
        let known = policy.platform.get().map(|platform| platform.span);
        if let Some(platform) = known {
            self.diagnostics.push(
                Diagnostic::error(
                    "tenants-and-platform",
                    "the file has a `[platform]`, but its platforms are known only at run time",
                    span,
                    "known only at run time",
                )
                .label(platform, "known when the program is compiled")
                .help("move `[platform]` to a file that extends this one, or remove `tenants`"),
            );
        } else if matches!(entry, Entry::Site(_)) {
            self.diagnostics.push(
                Diagnostic::error(
                    "tenants-of-site",
                    "the platforms of the file are known only at run time",
                    span,
                    "",
                )
                .note("`charter!` makes the charter of one site that is known when the program is compiled")
                .help("use `charters!`, whose `templates` make charters at run time, or remove `tenants`"),
            );
        }
    }

    fn platform(
        &mut self,
        policy: Option<usize>,
        node: &Node,
        platform: &Spanned<Platform>,
        is_listed: bool,
    ) {
        let policy = policy.map(|shared| match &platform.document {
            None => shared,
            Some(own) => self.own_document(shared, node, Policy::clone(own)),
        });
        self.out.platforms.push(PlatformEntry {
            policy,
            platform: Some(Spanned::new(Rc::clone(&platform.identity), platform.span)),
            file: node.file,
            is_listed,
        });
    }

    /// Adds the policy of a platform that gives keys of the document itself.
    fn own_document(&mut self, shared: usize, node: &Node, mut own: Policy) -> usize {
        let shared = &self.out.policies[shared];
        let mut changes = shared.changes.clone();
        change::changes(&own, &shared.policy, &mut changes);
        own.inherit(&shared.policy);
        let mut spoken = shared.spoken.clone();
        spoken
            .entry(node.file)
            .or_insert_with(|| shared.policy.language.clone());
        let root = shared.root;
        self.add(Resolved {
            home: node.file,
            root,
            changes,
            policy: own,
            spoken,
        })
    }

    /// Returns the policy of a file: its own keys, on top of those of the file that it extends.
    fn policy(&mut self, index: usize) -> Option<usize> {
        if let Some(known) = self.known.get(&index) {
            return *known;
        }
        // Files of a cycle are broken, so this recursion ends.
        let resolved = self.build(index);
        self.known.insert(index, resolved);
        resolved
    }

    fn build(&mut self, index: usize) -> Option<usize> {
        let node = self.files.node(index);
        if node.is_broken {
            return None;
        }
        let own = node.policy.as_ref()?;
        let mut policy = own.clone();
        policy.platform = Field::Absent;
        policy.extends = Field::Absent;
        policy.format = Field::Absent;
        policy.tenants = Field::Absent;
        let Some(base) = node.base else {
            let mut changes = Vec::new();
            inherit::cookies(&mut policy, None, &mut changes, self.diagnostics);
            inherit::sections(&mut policy, None, &mut changes, self.diagnostics);
            let removed = resource::removed(&policy, None, &mut changes, self.diagnostics);
            removed.remove(&mut policy);
            let spoken = BTreeMap::from([(node.file, policy.language.clone())]);
            return Some(self.add(Resolved {
                home: node.file,
                root: node.file,
                changes,
                policy,
                spoken,
            }));
        };
        let base = self.policy(base)?;
        // A template has a constant of its own.
        if policy.is_silent() && !own.platform.is_absent() {
            return Some(base);
        }
        let base = &self.out.policies[base];
        let mut changes = base.changes.clone();
        change::changes(&policy, &base.policy, &mut changes);
        let (inherited, diagnostics) = (Some(&base.policy), &mut *self.diagnostics);
        inherit::cookies(&mut policy, inherited, &mut changes, diagnostics);
        inherit::sections(&mut policy, inherited, &mut changes, diagnostics);
        let removed = resource::removed(&policy, inherited, &mut changes, diagnostics);
        policy.inherit(&base.policy);
        removed.remove(&mut policy);
        let mut spoken = base.spoken.clone();
        spoken.insert(node.file, policy.language.clone());
        let root = base.root;
        Some(self.add(Resolved {
            home: node.file,
            root,
            changes,
            policy,
            spoken,
        }))
    }

    fn add(&mut self, resolved: Resolved) -> usize {
        self.out.policies.push(resolved);
        self.out.policies.len() - 1
    }
}

fn no_platform(node: &Node) -> Diagnostic {
    Diagnostic::error(
        "missing-platform",
        "the fleet has no platform",
        Span::new(node.file, 0, 0),
        "",
    )
    .help("add a `[[platform]]` table with its `url` for each platform")
    .help("if the platforms are known only at run time, add `tenants = \"run-time\"`")
    .help("for one site without a host, use `charter!`")
}

fn unused_template(node: &Node) -> Diagnostic {
    Diagnostic::error(
        "unused-template",
        "the file has no `[platform]`, and no other file extends it",
        Span::new(node.file, 0, 0),
        "",
    )
    .note("a file without a platform is a template for other files; no platform publishes this one")
    .help("add a `[platform]` table with its `url`, or move the file out of the folder")
    .help("if the platforms are known only at run time, add `tenants = \"run-time\"`")
}
