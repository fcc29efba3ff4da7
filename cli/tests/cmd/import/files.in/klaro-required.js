// Two services of one purpose, of which one is required; purposes whose names begin alike.
window.klaroConfig = {
  lang: 'en',
  services: [
    { name: 'session', title: 'Session', purposes: ['functional'], required: true, cookies: ['sid'] },
    { name: 'chat', title: 'Chat', purposes: ['functional'], cookies: ['chat'] },
    { name: 'player', title: 'Player', purposes: ['Social Media'], cookies: ['player'] },
    { name: 'buttons', title: 'Buttons', purposes: ['social'], cookies: ['buttons'] },
    { name: 'feed', title: 'Feed', purposes: ['Social Media'], cookies: ['feed'] },
  ],
};
