//! The data of a fleet as tokens.
//!
//! Every struct of the compiler is destructured by name. A field that is added there does not
//! compile here until it is written, or omitted on purpose.

use charte_compiler::pages::{ChoiceStorage, Cookie, Fleet, Packed, Resource, Template};
use charte_core::duration::{Duration, Period};
use proc_macro2::{Ident, Literal, TokenStream};
use quote::{format_ident, quote};

/// Returns the `Data` of the runtime for a fleet, as an expression.
pub(crate) fn data(runtime: &TokenStream, fleet: &Fleet) -> TokenStream {
    let Fleet {
        parts,
        templates,
        platforms: _, // packed
        keys: _,      // items of the module
        packed,
    } = fleet;
    let Packed {
        strings,
        records,
        length_classes,
        aliases,
        known,
        index,
        bodies,
        streams,
    } = packed;
    let [records, length_classes, aliases] =
        [records, length_classes, aliases].map(|packed| byte_string(packed));
    let [index, bodies, streams] = [index, bodies, streams].map(|packed| byte_string(packed));

    // Templates that differ only in their texts share one list of cookies.
    let mut lists: Vec<&[Cookie]> = Vec::new();
    let mut fields = Fields::default();
    let mut template_tokens = Vec::new();
    for template in templates {
        let list = lists.iter().position(|list| *list == template.cookies);
        let list = list.unwrap_or_else(|| {
            lists.push(&template.cookies);
            lists.len() - 1
        });
        template_tokens.push(template_data(runtime, template, list, &mut fields));
    }
    let lists = lists.iter().enumerate().map(|(number, list)| {
        let name = format_ident!("COOKIES_{number}");
        let cookies = list.iter().map(|one| cookie(runtime, one));
        quote!(const #name: &[#runtime::Cookie] = &[#(#cookies),*];)
    });
    let fields = fields.items(runtime);
    quote! {{
        const PARTS: &::core::primitive::str = #parts;
        #(#lists)*
        #fields
        #runtime::__private::Data {
            templates: &[#(#template_tokens),*],
            platforms: #runtime::__private::Platforms {
                strings: #strings,
                records: #records,
                length_classes: #length_classes,
                aliases: #aliases,
            },
            bodies: #runtime::__private::Bodies {
                index: #index,
                bodies: #bodies,
                streams: #streams,
            },
            known: #known,
        }
    }}
}

/// The values of header fields, each once. They are separate statics, because a constant cannot
/// contain the header values that the runtime makes of them.
#[derive(Default)]
struct Fields(Vec<String>);

impl Fields {
    fn name(&mut self, value: &str) -> Ident {
        let known = self.0.iter().position(|known| known == value);
        let number = known.unwrap_or_else(|| {
            self.0.push(value.to_owned());
            self.0.len() - 1
        });
        format_ident!("FIELD_{number}")
    }

    fn items(&self, runtime: &TokenStream) -> TokenStream {
        let items = self.0.iter().enumerate().map(|(number, value)| {
            let name = format_ident!("FIELD_{number}");
            quote! {
                static #name: #runtime::__private::FieldValue =
                    #runtime::__private::FieldValue::new(#value);
            }
        });
        quote!(#(#items)*)
    }
}

fn template_data(
    runtime: &TokenStream,
    template: &Template,
    list: usize,
    fields: &mut Fields,
) -> TokenStream {
    let Template {
        constant: _, // an item of the module, as are the next two
        declared: _,
        shows_name: _,
        values,
        languages,
        layouts,
        index,
        security_policies,
        alternates,
        gated,
        questions,
        cookies: _, // the list with this number
        resources,
        revision,
        fingerprint,
        version: _, // no part of the program, as is the next one
        address: _,
        choice,
    } = template;
    let (content, revision) = (fingerprint.to_u128(), revision.to_u128());
    let mut names = |values: &[String]| -> Vec<Ident> {
        values.iter().map(|value| fields.name(value)).collect()
    };
    let (security_policies, alternates) = (names(security_policies), names(alternates));
    let choice = self::choice(runtime, choice);
    let values = values.iter().map(|(id, kind)| {
        let kind = format_ident!("{kind:?}");
        quote!((#id, #runtime::__private::OwnKind::#kind))
    });
    let resources = resources.iter().map(|one| resource(runtime, one));
    let (layouts, index) = (byte_string(layouts), byte_string(index));
    let cookies = format_ident!("COOKIES_{list}");
    quote! {
        #runtime::__private::TemplateData {
            parts: PARTS,
            languages: &[#(#languages),*],
            layouts: #layouts,
            index: #index,
            security_policies: &[#(&#security_policies),*],
            alternates: &[#(&#alternates),*],
            gated: &[#(#gated),*],
            questions: &[#(#questions),*],
            cookies: #cookies,
            content: #content,
            resources: &[#(#resources),*],
            revision: #revision,
            choice: #choice,
            values: &[#(#values),*],
        }
    }
}

fn choice(runtime: &TokenStream, choice: &ChoiceStorage) -> TokenStream {
    let ChoiceStorage {
        cookie,
        kept,
        refusal_kept,
        gpc,
        dnt,
        charter,
        manage,
        saved,
        overrule,
        shared,
    } = choice;
    let cookie = option(cookie.as_ref().map(|cookie| quote!(#cookie)));
    let shared = option(shared.as_ref().map(|domain| quote!(#domain)));
    let gpc = option(gpc.as_ref().map(|text| quote!(#text)));
    let charter = option(charter.as_ref().map(|path| quote!(#path)));
    let manage = option(manage.as_ref().map(|path| quote!(#path)));
    let kept = option(kept.map(|kept| quote!(#kept)));
    let refusal_kept = option(refusal_kept.map(|kept| quote!(#kept)));
    quote! {
        #runtime::__private::ChoiceData {
            cookie: #cookie,
            kept: #kept,
            refusal_kept: #refusal_kept,
            gpc: #gpc,
            dnt: #dnt,
            charter: #charter,
            manage: #manage,
            saved: &[#(#saved),*],
            overrule: #overrule,
            shared: #shared,
        }
    }
}

fn period(runtime: &TokenStream, period: Period) -> TokenStream {
    let Period { count, unit } = period;
    let unit = format_ident!("{unit:?}");
    quote!(#runtime::Period { count: #count, unit: #runtime::Unit::#unit })
}

fn cookie(runtime: &TokenStream, cookie: &Cookie) -> TokenStream {
    let Cookie {
        name,
        pattern,
        storage,
        category,
        question,
        consent,
        exemption,
        duration,
        domain,
        host,
        path,
        secure,
        http_only,
        same_site,
        partitioned,
        max_value_length,
        script_only,
        third_party,
    } = cookie;
    // The derived `Debug` of an enum without fields writes the name of the variant.
    let storage = format_ident!("{storage:?}");
    let consent = format_ident!("{consent:?}");
    let exemption = exemption.map(|exemption| {
        let variant = format_ident!("{exemption:?}");
        quote!(#runtime::Exemption::#variant)
    });
    let duration = duration.map(|duration| match duration {
        Duration::Session => quote!(#runtime::Duration::Session),
        Duration::UntilWithdrawn => quote!(#runtime::Duration::UntilWithdrawn),
        Duration::UntilDeleted => quote!(#runtime::Duration::UntilDeleted),
        Duration::Lasting(only) => {
            let only = period(runtime, only);
            quote!(#runtime::Duration::Lasting(#only))
        }
        Duration::UpTo(longest) => {
            let longest = period(runtime, longest);
            quote!(#runtime::Duration::UpTo(#longest))
        }
        Duration::Between(shortest, longest) => {
            let (shortest, longest) = (period(runtime, shortest), period(runtime, longest));
            quote!(#runtime::Duration::Between(#shortest, #longest))
        }
        Duration::Inactivity(only) => {
            let only = period(runtime, only);
            quote!(#runtime::Duration::Inactivity(#only))
        }
    });
    let same_site = same_site.map(|same_site| {
        let variant = format_ident!("{same_site:?}");
        quote!(#runtime::SameSite::#variant)
    });
    let flag = |flag: &Option<bool>| flag.map(|flag| quote!(#flag));
    let text = |text: &Option<String>| text.as_ref().map(|text| quote!(#text));
    // The struct may get fields, so generated code assigns those that it knows, and only the given.
    let given = [
        ("exemption", exemption),
        ("duration", duration),
        ("domain", text(domain)),
        ("host", text(host)),
        ("path", text(path)),
        ("secure", flag(secure)),
        ("http_only", flag(http_only)),
        ("same_site", same_site),
        ("partitioned", flag(partitioned)),
        (
            "max_value_length",
            max_value_length.map(|length| quote!(#length)),
        ),
    ];
    let given = given.into_iter().filter_map(|(field, value)| {
        let field = format_ident!("{field}");
        let value = option(Some(value?));
        Some(quote!(cookie.#field = #value;))
    });
    let given: Vec<TokenStream> = given.collect();
    let pattern = pattern.then(|| quote!(cookie.pattern = true;));
    let script_only = script_only.then(|| quote!(cookie.script_only = true;));
    let third_party = third_party.then(|| quote!(cookie.third_party = true;));
    // The generated code may be in a crate that forbids warnings.
    let question = (question != category).then(|| quote!(cookie.question = #question;));
    let flags = [&question, &pattern, &script_only, &third_party];
    let is_changed = flags.iter().any(|flag| flag.is_some()) || !given.is_empty();
    let mutable = is_changed.then(|| quote!(mut));
    quote! {{
        let #mutable cookie = #runtime::__private::cookie(
            #name,
            #runtime::Storage::#storage,
            #category,
            #runtime::Consent::#consent,
        );
        #question
        #pattern
        #script_only
        #third_party
        #(#given)*
        cookie
    }}
}

fn resource(runtime: &TokenStream, resource: &Resource) -> TokenStream {
    let Resource {
        id,
        is_script,
        question,
        sources,
        integrity,
    } = resource;
    let integrity = option(integrity.as_ref().map(|hashes| quote!(#hashes)));
    let question = option(question.as_ref().map(|id| quote!(#id)));
    let sources = sources.iter().map(|(directive, source)| {
        let directive = format_ident!("{directive:?}");
        quote!((#runtime::__private::Directive::#directive, #source))
    });
    quote! {
        #runtime::__private::ResourceData {
            id: #id,
            is_script: #is_script,
            question: #question,
            sources: &[#(#sources),*],
            integrity: #integrity,
        }
    }
}

fn option(value: Option<TokenStream>) -> TokenStream {
    let Some(value) = value else {
        return quote!(::core::option::Option::None);
    };
    quote!(::core::option::Option::Some(#value))
}

/// Returns one token for any number of bytes.
fn byte_string(bytes: &[u8]) -> Literal {
    Literal::byte_string(bytes)
}
