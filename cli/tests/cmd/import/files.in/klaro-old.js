// The configuration of Klaro before 0.7, as a module.
import { track } from './track.js'

const analytics = { name: 'matomo', title: 'Matomo', purposes: ['analytics', 'security'], default: true,
  cookies: [/^_pk_.*$/, { pattern: '^mtm_[a-z]+$', path: '/', domain: '.example.org' }, 'piwik_ignore'],
  callback: (consent, app) => { if (consent) { track({ cookies: [1] }) } },
}

export default {
  cookieName: 'consent', lang: 'de', default: !1, htmlTexts: true,
  translations: {
    de: { matomo: { description: 'Z&auml;hlt <b>Besuche</b>, siehe <a href="https://matomo.org">matomo.org</a>' }, purposes: { analytics: 'Besucherstatistik', livechat: { title: 'Chat' } } },
    en: { matomo: { description: 'Counts visits.' }, purposes: { analytics: 'Analytics', livechat: 'Chat' } },
  },
  apps: [ analytics, { name: 'intercom', required: true, purpose: 'livechat', cookies: ['intercom-id'], title: "Inter" + 'com' }, ],
}
