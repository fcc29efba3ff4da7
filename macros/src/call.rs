//! The arguments of a macro call.
//!
//! Each call begins with `[$crate]`, the program's name for the runtime. A mistake in one option
//! does not affect the others, so every mistake is reported at once.

use charte_compiler::diagnostic::similar;
use charte_compiler::wire::{self, Compression};
use charte_core::encoding::Encoding;
use charte_core::format::Format;
use charte_core::word::Word;
use proc_macro2::{Ident, Span, TokenStream};
use syn::parse::{Parse, ParseStream, Parser};
use syn::{Attribute, LitBool, LitStr, Token, Visibility, bracketed, token};

/// A call of `charter!`.
pub(crate) struct Site {
    pub(crate) runtime: TokenStream,
    pub(crate) form: SiteForm,
}

/// What a call of `charter!` expands to.
pub(crate) enum SiteForm {
    /// An expression: the charter. `policies` is `None` if the call does not name them.
    Expression {
        policies: Option<Policies>,
        errors: Vec<syn::Error>,
    },
    /// A module with the charter and its keys.
    Module(Module),
}

/// A call of `charters!`.
pub(crate) struct Fleets {
    pub(crate) runtime: TokenStream,
    pub(crate) modules: Vec<Module>,
    pub(crate) errors: Vec<syn::Error>,
}

/// A module of `charters!` or `charter!`.
pub(crate) struct Module {
    pub(crate) attributes: Vec<Attribute>,
    pub(crate) visibility: Visibility,
    pub(crate) name: Ident,
    /// `None` if the call does not name them.
    pub(crate) policies: Option<Policies>,
    pub(crate) errors: Vec<syn::Error>,
}

/// The path of some policies, and the options of the call.
pub(crate) struct Policies {
    pub(crate) path: String,
    /// The place of the path, for every message about the policies.
    pub(crate) span: Span,
    pub(crate) formats: Vec<Format>,
    /// `None` if the call does not name them.
    pub(crate) encodings: Option<Vec<Encoding>>,
    pub(crate) languages: Option<Vec<String>>,
    pub(crate) folder_test: bool,
}

/// The options that a call may have.
const SITE: &[&str] = &["encodings", "formats", "languages"];
const FLEET: &[&str] = &["encodings", "folder_test", "formats", "languages"];

impl Site {
    pub(crate) fn read(input: TokenStream) -> Self {
        let read = |input: ParseStream<'_>| {
            let runtime = runtime(input)?;
            let form = if is_module(input) {
                SiteForm::Module(Module::only(input)?)
            } else {
                let mut errors = Vec::new();
                let policies = Policies::read(input, SITE, &mut errors);
                if !input.is_empty() && errors.is_empty() {
                    errors.push(input.error("expected `,` and an option, or the end"));
                }
                skip_to(input, |_| false);
                SiteForm::Expression { policies, errors }
            };
            Ok(Self { runtime, form })
        };
        read.parse2(input).unwrap_or_else(|error| Self {
            runtime: unknown_runtime(),
            form: SiteForm::Expression {
                policies: None,
                errors: vec![error],
            },
        })
    }
}

impl Fleets {
    pub(crate) fn read(input: TokenStream) -> Self {
        let read = |input: ParseStream<'_>| {
            let runtime = runtime(input)?;
            let (mut modules, mut errors) = (Vec::new(), Vec::new());
            if input.is_empty() {
                errors.push(input.error("expected a module: `pub mod portals = \"../policies\";`"));
            }
            while !input.is_empty() {
                match Module::read(input, FLEET) {
                    Ok(module) => modules.push(module),
                    Err(error) => errors.push(error),
                }
                skip_to(input, |input| input.peek(Token![;]));
                let _: Option<Token![;]> = input.parse()?;
            }
            Ok(Self {
                runtime,
                modules,
                errors,
            })
        };
        read.parse2(input).unwrap_or_else(|error| Self {
            runtime: unknown_runtime(),
            modules: Vec::new(),
            errors: vec![error],
        })
    }
}

impl Module {
    /// Reads the only module of a call, and the optional `;` after it.
    fn only(input: ParseStream<'_>) -> syn::Result<Self> {
        let mut module = Self::read(input, SITE)?;
        skip_to(input, |input| input.peek(Token![;]));
        let _: Option<Token![;]> = input.parse()?;
        if !input.is_empty() {
            let message = "a call of `charter!` has one module: call it again for another site, \
                           or use `charters!` for several platforms";
            module.errors.push(input.error(message));
            skip_to(input, |_| false);
        }
        Ok(module)
    }

    fn read(input: ParseStream<'_>, options: &[&str]) -> syn::Result<Self> {
        let attributes = Attribute::parse_outer(input)?;
        let visibility = Visibility::parse(input)?;
        input.parse::<Token![mod]>()?;
        let name = input.parse()?;
        input.parse::<Token![=]>()?;
        let mut errors = Vec::new();
        let policies = Policies::read(input, options, &mut errors);
        if !input.is_empty() && !input.peek(Token![;]) && errors.is_empty() {
            errors.push(input.error("expected `,` and an option, or `;`"));
        }
        Ok(Self {
            attributes,
            visibility,
            name,
            policies,
            errors,
        })
    }
}

impl Policies {
    fn read(
        input: ParseStream<'_>,
        options: &[&str],
        errors: &mut Vec<syn::Error>,
    ) -> Option<Self> {
        if !input.peek(LitStr) {
            errors.push(input.error("expected the path of policies as a text in quotes"));
            return None;
        }
        let path: LitStr = input.parse().ok()?;
        let mut policies = Self {
            path: path.value(),
            span: path.span(),
            formats: Format::ALL.to_vec(),
            encodings: None,
            languages: None,
            folder_test: true,
        };
        let mut given: Vec<Ident> = Vec::new();
        while input.peek(Token![,]) {
            if let Err(error) = policies.read_option(input, options, &mut given) {
                errors.push(error);
                skip_to(input, |input| {
                    input.peek(Token![,]) || input.peek(Token![;])
                });
            }
        }
        Some(policies)
    }

    /// Returns how the pages are compressed: as the call requires, or by the profile, whose debug
    /// assertions apply to macros too. A development build uses only gzip, quickly.
    pub(crate) fn compression(&self) -> Compression {
        let is_quick = self.encodings.is_none() && cfg!(debug_assertions);
        let encodings = match &self.encodings {
            Some(encodings) => encodings.clone(),
            None if is_quick => vec![Encoding::Gzip],
            None => wire::encodings().to_vec(),
        };
        Compression {
            encodings,
            is_quick,
        }
    }

    /// Reads a comma and the option after it, if there is one.
    fn read_option(
        &mut self,
        input: ParseStream<'_>,
        options: &[&str],
        given: &mut Vec<Ident>,
    ) -> syn::Result<()> {
        input.parse::<Token![,]>()?;
        if input.is_empty() || input.peek(Token![;]) {
            return Ok(());
        }
        let option: Ident = input.parse()?;
        let name = option.to_string();
        if !options.contains(&name.as_str()) {
            let message = match similar(&name, options.iter().copied()) {
                Some(known) => format!("there is no option `{name}`; did you mean `{known}`?"),
                None => format!(
                    "there is no option `{name}`; the options are {}",
                    quoted(options)
                ),
            };
            return Err(syn::Error::new(option.span(), message));
        }
        if given.contains(&option) {
            let message = format!("`{name}` is given twice");
            return Err(syn::Error::new(option.span(), message));
        }
        given.push(option);
        input.parse::<Token![=]>()?;
        match name.as_str() {
            "folder_test" => {
                let value = input.parse::<LitBool>();
                let value = value
                    .map_err(|error| syn::Error::new(error.span(), "expected `true` or `false`"))?;
                self.folder_test = value.value;
            }
            "encodings" => self.encodings = Some(encodings(input)?),
            "formats" => self.formats = words(input, "format", "formats = [html, json]")?,
            _ => self.languages = Some(languages(input)?),
        }
        Ok(())
    }
}

/// Reads a list of words of a closed set, sorted; `what` is the name of one of them.
fn words<W: Word + Ord>(input: ParseStream<'_>, what: &str, example: &str) -> syn::Result<Vec<W>> {
    let mut words = Vec::new();
    for name in list::<Ident>(input, example)? {
        let text = name.to_string();
        let Some(word) = W::from_word(&text) else {
            let message = match similar(&text, W::WORDS.iter().copied()) {
                Some(known) => format!("there is no {what} `{text}`; did you mean `{known}`?"),
                None => format!(
                    "there is no {what} `{text}`; the {what}s are {}",
                    quoted(W::WORDS)
                ),
            };
            return Err(syn::Error::new(name.span(), message));
        };
        if words.contains(&word) {
            let message = format!("`{text}` is given twice");
            return Err(syn::Error::new(name.span(), message));
        }
        words.push(word);
    }
    words.sort();
    Ok(words)
}

fn encodings(input: ParseStream<'_>) -> syn::Result<Vec<Encoding>> {
    let place = input.span();
    let encodings = words(input, "encoding", "encodings = [gzip, brotli]")?;
    let missing = encodings
        .iter()
        .find(|encoding| !wire::encodings().contains(encoding));
    let Some(missing) = missing else {
        return Ok(encodings);
    };
    let feature = match missing {
        Encoding::Gzip => "web",
        Encoding::Brotli => "brotli",
    };
    let message = format!(
        "`{}` needs the feature `{feature}` of charte: add it to the `features` of the dependency",
        missing.as_str()
    );
    Err(syn::Error::new(place, message))
}

fn languages(input: ParseStream<'_>) -> syn::Result<Vec<String>> {
    let mut languages: Vec<String> = Vec::new();
    for tag in list::<LitStr>(input, "languages = [\"fr\", \"en\"]")? {
        let text = tag.value();
        if languages
            .iter()
            .any(|known| known.eq_ignore_ascii_case(&text))
        {
            let message = format!("`{text}` is given twice");
            return Err(syn::Error::new(tag.span(), message));
        }
        languages.push(text);
    }
    Ok(languages)
}

/// Reads a list in brackets that is not empty.
fn list<T: Parse>(input: ParseStream<'_>, example: &str) -> syn::Result<Vec<T>> {
    if !input.peek(token::Bracket) {
        return Err(input.error(format!("expected a list: `{example}`")));
    }
    let items;
    let bracket = bracketed!(items in input);
    let items = items
        .parse_terminated(T::parse, Token![,])
        .map_err(|error| syn::Error::new(error.span(), format!("expected a list: `{example}`")))?;
    if items.is_empty() {
        let message = format!("the list is empty; leave the option out, or `{example}`");
        return Err(syn::Error::new(bracket.span.join(), message));
    }
    Ok(items.into_iter().collect())
}

/// Returns whether a call of `charter!` begins as a module does.
fn is_module(input: ParseStream<'_>) -> bool {
    input.peek(Token![#]) || input.peek(Token![pub]) || input.peek(Token![mod])
}

/// Reads the program's name for the runtime: `[$crate]`.
fn runtime(input: ParseStream<'_>) -> syn::Result<TokenStream> {
    if !input.peek(token::Bracket) {
        return Err(input.error("call this macro through the crate `charte`"));
    }
    let runtime;
    bracketed!(runtime in input);
    runtime.parse()
}

/// Returns the runtime for a call that does not name it.
fn unknown_runtime() -> TokenStream {
    quote::quote!(::charte)
}

/// Skips tokens up to the first at which `stop` returns true.
fn skip_to(input: ParseStream<'_>, stop: impl Fn(ParseStream<'_>) -> bool) {
    while !input.is_empty() && !stop(input) {
        if input.parse::<proc_macro2::TokenTree>().is_err() {
            return;
        }
    }
}

fn quoted(names: &[&str]) -> String {
    let names: Vec<_> = names.iter().map(|name| format!("`{name}`")).collect();
    names.join(", ")
}

#[cfg(test)]
mod tests;
