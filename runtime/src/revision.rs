//! The fingerprint and the consent revision of a charter, and the bits of its questions in a stored choice.

use charte_core::hash::ContentHash;

use crate::charter::Charter;

impl Charter<'_> {
    /// Returns the consent revision: a hash of the facts that visitors agree to. If it changes,
    /// visitors must choose again.
    ///
    /// It contains the questions, the gated cookies with their providers, lifetimes and recipients, the
    /// gated embeds and scripts with their hosts, and `consent_version` of the policy. It does not contain prose, languages or the version of
    /// charte.
    pub const fn consent_revision(&self) -> ContentHash {
        ContentHash::from_u128(self.template().revision)
    }

    /// Returns the fingerprint of the content, as `[lock]` of the policy records it: a hash of the texts
    /// in every language and of the facts of each cookie. The version, the date and the look of the page
    /// do not change it.
    pub const fn fingerprint(&self) -> ContentHash {
        ContentHash::from_u128(self.template().content)
    }

    /// Returns the bits of a question or of a category in a stored choice.
    pub(crate) fn bits(&self, id: &str) -> Option<u64> {
        self.template().bits(id)
    }

    /// Returns the bits of all questions.
    pub(crate) fn all_bits(&self) -> u64 {
        let ids = self.questions().iter();
        ids.filter_map(|id| self.bits(id))
            .fold(0, |all, bits| all | bits)
    }
}
