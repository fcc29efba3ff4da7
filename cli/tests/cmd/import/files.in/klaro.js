var klaroConfig = {
  version: 1, elementID: 'klaro', storageMethod: 'cookie', storageName: 'cookies_preferences',
  cookieExpiresAfterDays: 182, cookiePath: '/', default: false, mustConsent: false, acceptAll: true,
  hideDeclineAll: false, groupByPurpose: true, htmlTexts: false, lang: 'en',
  translations: { zz: { privacyPolicyUrl: '/cookies' }, en: {
    purposes: { necessary: { title: 'Necessary' }, audience: { title: 'Audience measurement', description: 'We count visits.' } },
    session: { title: 'Citizen account', description: 'Keeps you signed in.' },
    audience: { title: 'Audience measurement', description: 'Counts visits; kept 13 months.' } } },
  services: [
    { name: 'session', purposes: ['necessary'], required: true, default: true, cookies: ['__Host-session'] },
    { name: 'audience', purposes: ['audience'], required: false, default: false, optOut: false, onlyOnce: false,
      cookies: ['visits', [/^_pk_.*$/, '/', '127.0.0.1'], /^(_ga|_gid)/] }, {name: 'yt', purposes: ['audience'], cookies: []} ] };
