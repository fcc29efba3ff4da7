//! The questions to a visitor: one for each gated category, or for each provider in it.

use charte_core::cookie::Consent;
use charte_core::question::SEPARATOR;
use charte_core::words;

use super::{Charter, Cookie, ProviderRef, Resource};

words! {
    /// For what visitors are asked for consent.
    pub enum Granularity {
        /// For each category.
        Category = "category",
        /// For each provider in a category.
        Provider = "provider",
    }
}

/// A question to a visitor.
#[derive(Clone, Copy, Debug, Eq, PartialEq)]
pub struct Question {
    /// The position of its category in [`Charter::categories`].
    pub category: usize,
    /// The provider, if the policy asks for each.
    pub provider: Option<ProviderRef>,
}

impl Charter {
    /// Returns whether visitors are asked for each provider.
    pub fn asks_by_provider(&self) -> bool {
        let choice = self.choice.as_ref();
        let granularity = choice.and_then(|choice| choice.granularity);
        granularity.is_some_and(|it| it.value == Granularity::Provider)
    }

    /// Returns the questions, in the order of the boxes of the form: by category, then by the first
    /// cookie, embed or script of each provider.
    pub fn questions(&self) -> impl Iterator<Item = Question> {
        self.gated_categories()
            .flat_map(|category| self.questions_in(category))
    }

    /// Returns the questions about the gated category at a position.
    pub fn questions_in(&self, category: usize) -> Vec<Question> {
        let of_cookies = self.cookies_in(category).map(|it| self.question_of(it));
        let of_resources = self.resources_in(category);
        let of_resources = of_resources.map(|it| self.question_about(it));
        let mut questions = Vec::new();
        for question in of_cookies.chain(of_resources) {
            if !questions.contains(&question) {
                questions.push(question);
            }
        }
        questions
    }

    /// Returns the question that decides about a cookie; that of its category if it is exempt.
    pub fn question_of(&self, cookie: &Cookie) -> Question {
        let provider = cookie.provider.map(|it| it.value);
        self.question(cookie.category.value, provider)
    }

    /// Returns the question that decides about an embed or a script.
    pub fn question_about(&self, resource: &Resource) -> Question {
        let provider = resource.provider.map(|it| it.value);
        self.question(resource.category.value, provider)
    }

    fn question(&self, category: usize, provider: Option<ProviderRef>) -> Question {
        let is_gated = self.categories[category].consent.value == Consent::Required;
        Question {
            category,
            provider: provider.filter(|_| is_gated && self.asks_by_provider()),
        }
    }

    /// Returns the id of a question: that of its category, or `category.provider`.
    pub fn question_id(&self, question: Question) -> String {
        let category = self.categories[question.category].id.as_str();
        match question.provider {
            None => category.to_owned(),
            Some(provider) => format!("{category}{SEPARATOR}{}", self.provider_id(provider)),
        }
    }

    /// Returns the id of a provider, as policies write it.
    pub fn provider_id(&self, provider: ProviderRef) -> &str {
        self.provider(provider)
            .map_or(ProviderRef::US, |provider| provider.id.as_str())
    }
}
