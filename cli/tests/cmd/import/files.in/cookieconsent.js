import 'https://cdn.example.org/cookieconsent.umd.js';
CookieConsent.run({
    onConsent: ({ cookie }) => { console.log({ categories: {} }) },
    revision: 3,
    cookie: { name: 'cc', expiresAfterDays: acceptType => { return acceptType === 'necessary' ? 30 : 365; } },
    categories: {
        necessary: { enabled: true, readOnly: true },
        analytics: {
            autoClear: { cookies: [ { name: /^_ga/ }, { name: '_gid' }, { name: /^_hj/, domain: '.example.org' } ] },
            services: { ga: { label: 'Google Analytics', cookies: [{ name: /^(_ga|_gid)/ }] }, youtube: { label: 'Youtube Embed', onAccept() {} } },
        },
        ads: {},
    },
    language: {
        default: 'en', autoDetect: 'browser',
        translations: {
            en: {
                consentModal: { title: 'We use cookies' },
                preferencesModal: { sections: [
                    { title: 'Cookie usage', description: 'We use <strong>cookies</strong>.' },
                    { title: 'Strictly Necessary <span class="pm__badge">Always Enabled</span>', description: 'For the site.', linkedCategory: 'necessary',
                      cookieTable: { headers: { col1: 'Cookie', col2: 'Service', col3: 'Expiration', col4: 'Description' },
                        body: [ { col1: 'PHPSESSID', col2: 'This website', col3: 'Session', col4: 'Keeps the <em>session</em> &amp; the basket' } ] } },
                    { title: 'Performance and Analytics', linkedCategory: 'analytics',
                      cookieTable: { headers: { name: 'Name', domain: 'Domain', description: 'Description', expiration: 'Expires' },
                        body: [ { name: '_ga', domain: 'example.org', description: 'Cookie set by <a href="#das">Google Analytics</a>', expiration: 'Expires after 12 days' },
                                { name: '_gid', domain: 'example.org', description: 'Counts', expiration: '1 day' } ] } },
                ] },
            },
            it: './it.json',
        },
    },
});
