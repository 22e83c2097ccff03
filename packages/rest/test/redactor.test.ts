import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Redactor } from '@leister/rest';

const redactor = (...secrets: string[]): Redactor => {
  const made = new Redactor();
  for (const secret of secrets) made.add(secret);
  return made;
};

describe('by name', () => {
  test.each([
    ['http://user:hunter2@host/x', 'http://***@host/x'],
    ['https://h/?token=hunter2&x=1#f', 'https://h/?token=***&x=1#f'],
    ['/x?a=1;adminPass=hunter2', '/x?a=1;adminPass=***'],
    ['password=hunter2&user=me', 'password=***&user=me'],
    ['https://h/v2.0/tokens/hunter2/endpoints', 'https://h/v2.0/tokens/***/endpoints'],
    [
      '/v1/AUTH_a/c/o?temp_url_sig=hunter2&temp_url_expires=1',
      '/v1/AUTH_a/c/o?temp_url_sig=***&temp_url_expires=1',
    ],
    [
      '<vm><password>hunter2</password><name>x</name></vm>',
      '<vm><password>***</password><name>x</name></vm>',
    ],
    ['<root_password type="t">hunter2</root_password>', '<root_password type="t">***</root_password>'],
    ['{"client_secret": "hunt\\"er2", "a": "b"', '{"client_secret": "***", "a": "b"'],
    ['{"otp": 123456, "count": 123456', '{"otp": "***", "count": 123456'],
    ['-----BEGIN RSA PRIVATE KEY-----\nhunter2\n-----END RSA PRIVATE KEY----- after', '*** after'],
    ['-----BEGIN PRIVATE KEY-----\nhunter2 and so on', '***'],
    [
      'http://h:6080/vnc_auto.html?path=%3Ftoken%3Dhunter2',
      'http://h:6080/vnc_auto.html?path=%3Ftoken%3D***',
    ],
    [
      'http://h/?path=x%3fa%3d1%26token%3dhunter2%26b%3d2&c=d',
      'http://h/?path=x%3fa%3d1%26token%3d***%26b%3d2&c=d',
    ],
    ['https://h/login?next=%253Ftoken%253Dhunter2%2526a', 'https://h/login?next=%253Ftoken%253D***%2526a'],
    [
      '{"token": {"expires": "2026", "id": "hunter2"}, "id": "7"}',
      '{"token": {"expires": "2026", "id": "***"}, "id": "7"}',
    ],
    ['{"user": {"password": "hunter2 and so', '{"user": {"password": "***"'],
    ['<user><password>hunter2 and so', '<user><password>***'],
    ['http://;password=?token="@', 'http://***@'],
    ['nothing secret here', 'nothing secret here'],
    ['keypair=mine&monkey=1&tokens_left=3', 'keypair=mine&monkey=1&tokens_left=3'],
  ])('%s', (text, expected) => {
    expect(new Redactor().text(text)).toBe(expected);
  });

  test.each([
    'authorization',
    'Proxy-Authorization',
    'cookie',
    'set-cookie',
    'X-Auth-Token',
    'x-subject-token',
    'x-container-meta-temp-url-key',
    'x-api-key',
    'x-csrf',
  ])('header %s', (name) => {
    expect(new Redactor().header(name, 'hunter2')).toBe('***');
  });

  test.each(['accept', 'etag', 'x-openstack-request-id', 'content-type', 'location'])(
    'not header %s',
    (name) => {
      expect(new Redactor().header(name, 'value')).toBe('value');
    },
  );

  test('a secret in a harmless header', () => {
    expect(new Redactor().header('location', 'https://h/?token=hunter2')).toBe('https://h/?token=***');
  });
});

describe('a known secret', () => {
  const secret = 'hün"ter/2+<&>?> xy';
  test.each([
    ['as it is', secret],
    ['in JSON', JSON.stringify({ heard: secret })],
    ['in JSON for ASCII', JSON.stringify({ heard: secret }).replace('ü', '\\u00fc')],
    [
      'in JSON with slashes escaped',
      JSON.stringify({ heard: secret }).replace('ü', '\\u00fc').replace('/', '\\/'),
    ],
    ['in a URL', `http://h/${encodeURIComponent(secret)}`],
    [
      'in a URL, in lower case',
      `http://h/${encodeURIComponent(secret).replace(/%../g, (hex) => hex.toLowerCase())}`,
    ],
    ['in a form', String(new URLSearchParams({ heard: secret }))],
    ['in base64', Buffer.from(secret).toString('base64')],
    ['in base64 for URLs', Buffer.from(secret).toString('base64url')],
    ['in XML', 'heard: hün&quot;ter/2+&lt;&amp;&gt;?&gt; xy'],
  ])('%s', (_name, text) => {
    const masked = redactor(secret).text(`before ${text} after`);
    expect(masked).toMatch(/^before .*\*\*\*.* after$/);
    expect(masked).not.toMatch(/n.{0,8}ter|aMO8/);
  });

  test.each([
    [
      'Keystone, a password',
      {
        auth: {
          identity: { methods: ['password'], password: { user: { name: 'me', password: 'hunter2' } } },
        },
      },
    ],
    ['Keystone, a token', { auth: { identity: { methods: ['token'], token: { id: 'hunter2' } } } }],
    [
      'Keystone, an application credential',
      { auth: { identity: { application_credential: { id: '7', secret: 'hunter2' } } } },
    ],
    [
      'Keystone, a one-time password',
      { auth: { identity: { totp: { user: { id: '7', passcode: 'hunter2' } } } } },
    ],
    ['Keystone v2', { access: { token: { id: 'hunter2', tenant: { id: '7' } } } }],
    ['Keystone, EC2 credentials', { credential: { access: 'abc', secret: 'hunter2' } }],
    ['Keystone, in a blob', { credential: { blob: '{"access":"abc","secret":"hunter2"}' } }],
    ['Nova, a new server', { server: { adminPass: 'hunter2', id: '7' } }],
    ['Nova, an action', { changePassword: { adminPass: 'hunter2' } }],
    ['Nova, what a server starts with', { server: { user_data: 'hunter2' } }],
    ['Nova, files', { server: { personality: [{ path: '/etc/key', contents: 'hunter2' }] } }],
    ['Nova, a keypair', { keypair: { name: 'mine', private_key: 'hunter2', public_key: 'ssh-rsa' } }],
    ['Nova, a console', { remote_console: { url: 'http://h/vnc_lite.html?path=%3Ftoken%3Dhunter2' } }],
    ['Swift, a temporary URL', { url: 'https://h/v1/AUTH_a/c/o?temp_url_sig=hunter2&temp_url_expires=9' }],
    ['LXD, trust', { type: 'client', trust_token: 'hunter2' }],
    ['LXD, trust of old', { type: 'client', password: 'hunter2' }],
    ['LXD, a server', { config: { 'core.trust_password': 'hunter2' } }],
    ['LXD, an instance', { config: { 'cloud-init.user-data': '#cloud-config\npassword: hunter2' } }],
    ['LXD, an operation', { metadata: { fds: { 0: 'hunter2', control: 'hunter2' } } }],
    ['LXD, a join token', { metadata: { fingerprint: 'ab', secret: 'hunter2', addresses: ['h:8443'] } }],
    ['LXD, a list', { secrets: ['hunter2'] }],
  ])('of the dialect of %s', (_name, value) => {
    const masked = JSON.stringify(new Redactor().json(value));
    expect(masked).not.toContain('hunter2');
    expect(masked).toContain('***');
    // Also where it was cut off, and is no JSON any more. (Nobody answers with the files of a server.)
    const cut = JSON.stringify(value).slice(0, -2);
    if (!cut.includes('personality')) expect(new Redactor().text(cut)).not.toContain('hunter2');
    // And when it comes back, as words in a message.
    const learning = new Redactor();
    learning.addFields(value);
    const inText = /url|blob|data/.test(JSON.stringify(value));
    if (!inText) expect(learning.text('not hunter2, please')).toBe('not ***, please');
  });

  test('has all of these spellings: none of them equals another', () => {
    const packed = Buffer.from(secret);
    expect(packed.toString('base64')).toMatch(/[+/].*=$/);
    expect(packed.toString('base64url')).not.toBe(packed.toString('base64').replace(/=+$/, ''));
  });

  test('that begins like another goes as a whole', () => {
    expect(redactor('hunter', 'hunter2').text('hunter2 hunter')).toBe('*** ***');
  });

  test('as the name of a field', () => {
    expect(redactor('hunter2').json({ hunter2: 1, a: ['hunter2'] })).toEqual({ '***': 1, a: ['***'] });
  });

  test.each(['', 'a', 'abc', '****'])('%j is not looked for: nothing would be left to read', (tiny) => {
    expect(redactor(tiny).text('a sentence of abc and ****')).toBe('a sentence of abc and ****');
  });

  test('is forgotten when a hundred others came after it, unless it is used', () => {
    const learning = redactor('hunter2', 'hunter3');
    for (let i = 0; i < 150; i++) {
      learning.add(`cookie number ${i}`);
      learning.add('hunter3');
    }
    expect(learning.text('hunter2 hunter3 cookie number 149')).toBe('hunter2 *** ***');
  });
});

describe('what it learns', () => {
  test('from headers, those for secrets only', () => {
    const learning = new Redactor();
    learning.addHeader('Authorization', 'Bearer hunter2');
    learning.addHeader('cookie', 'a=hunter3; b=hunter4=');
    learning.addHeader('accept', 'text/plain');
    expect(learning.text('hunter2 hunter3 hunter4= Bearer text/plain')).toBe('*** *** *** Bearer text/plain');
  });

  test('from fields by their names, at any depth', () => {
    const learning = new Redactor();
    const circle: Record<string, unknown> = { name: 'harmless' };
    circle['self'] = circle;
    learning.addFields({
      a: [{ password: 'hunter2', tokens: 'harmless' }],
      secrets: ['hunter3'],
      pin: 4,
      otp: 123456,
      circle,
    });
    expect(learning.text('hunter2 hunter3 123456 harmless')).toBe('*** *** *** harmless');
  });
});

describe('whatever it is given', () => {
  const parts = fc.constantFrom(
    'http://',
    '@',
    '://',
    '/tokens/',
    '?token=',
    '&',
    '=',
    '<password>',
    '</password>',
    '<',
    '>',
    '"secret":"',
    '"',
    '\\',
    '-----BEGIN PRIVATE KEY-----',
    '-----END PRIVATE KEY-----',
    'hunter2',
    '***',
    ' ',
    '\n',
    '%',
    ';',
    '?',
    '%3Ftoken%3D',
    '"token":{"id":"',
    '{',
    'password=',
    '1234',
  );
  const text = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.array(fc.oneof(parts, fc.string({ maxLength: 3 })), { maxLength: 12 }).map((all) => all.join('')),
  );

  test('it does not throw, and no secret it knows is left', () => {
    fc.assert(
      fc.property(
        text,
        fc.array(fc.string({ minLength: 4, maxLength: 12 }), { maxLength: 3 }),
        (input, secrets) => {
          fc.pre(secrets.every((secret) => !secret.includes('*')));
          const made = redactor('hunter2', ...secrets);
          const once = made.text(input);
          expect(once).not.toContain('hunter2');
          expect(made.text(once)).toBe(once);
          for (const secret of secrets) expect(once.includes(secret) && !secret.includes('*')).toBe(false);
        },
      ),
      { numRuns: 2000 },
    );
  });

  test('JSON keeps its shape', () => {
    const shapeOf = (value: unknown): unknown =>
      Array.isArray(value)
        ? value.map(shapeOf)
        : typeof value === 'object' && value !== null
          ? Object.values(value).map(shapeOf)
          : typeof value === 'object' || typeof value === 'boolean';
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(shapeOf(redactor('hunter2').json(value))).toEqual(shapeOf(value));
      }),
      { numRuns: 1000 },
    );
  });

  test.each([
    ['letters', 'a'],
    ['blanks', ' '],
    ['opening tags', '<a'],
    ['tags', '<password>'],
    ['tags with attributes', '<a b c '],
    ['quotes', '"a"'],
    ['fields', '"token":"'],
    ['backslashes', '"a":"\\'],
    ['schemes', 'http://'],
    ['ampersands', '&a'],
    ['assignments', '&token=a'],
    ['keys that never end', '-----BEGIN PRIVATE KEY-----'],
    ['names of keys', '-----BEGIN A'],
    ['token paths', '/tokens/'],
    ['a secret, nearly', 'hunter'],
    ['dots', '.'],
  ])(
    'a megabyte of %s is gone through, which would not end with a pattern that goes back and forth',
    (_name, part) => {
      const made = redactor(...Array.from({ length: 100 }, (_, i) => `hunter2-${i}`));
      const input = part.repeat(Math.ceil(1_000_000 / part.length));
      for (const begin of ['', '"a', '?', '<a ']) expect(made.text(begin + input)).toBeTypeOf('string');
    },
  );
});
