var klaroConfig = { services: [ { name: '"]\n[x]\nname = "y', title: '<img src=x>\u202e\u0000 {platform.url} [a](b)', purposes: ['</script>\r\n'],
 cookies: ['a\nb', 'ok', '', '***', 'x;y', /(a|b)(?=c)/, function () {}, 7, null, [], ['z', 5, {}]], description: '`code` *x* # \\ & &amp; {{x}}' },
 { name: 'constructor', purposes: '__proto__', cookies: 'single' }, null, 5, 'x', [] ], translations: 7, cookieExpiresAfterDays: 'x' };
