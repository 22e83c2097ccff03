import { type Answer, jsonAnswer } from './http-message.js';

/** Where the small Nova of these tests says it is, below its origin. */
export const novaBase = '/v2.1';

/** Given once, when a keypair is made. */
export const privateKey = [
  '-----BEGIN RSA PRIVATE KEY-----',
  'MIIBOgIBAAJBAKj34GkxFhD90vcNLYLInFEX6Ppy1tPf9Cnzj4p4WGeKLs1Pt8Qu',
  '-----END RSA PRIVATE KEY-----',
].join('\n');

/** Lets whoever has it onto a console. */
export const consoleToken = 'console-4c6ae8ad9bd04d2d8ed7d4c7a6ff1e5b';

const server = (id: string, status = 'ACTIVE'): object => ({
  id,
  name: `server ${id}`,
  status,
  flavor: { id: '1', links: [] },
  image: { id: '70a599e0-31e7-49b7-b260-868f441e862b', links: [] },
  addresses: { private: [{ addr: '10.0.0.2', version: 4, 'OS-EXT-IPS-MAC:mac_addr': 'fa:16:3e:00:00:01' }] },
  metadata: { role: 'web' },
  created: '2026-01-01T10:00:00Z',
  updated: '2026-01-01T10:01:00Z',
  progress: 100,
  tenant_id: '9b5c5ec0a7f84a9c8e5a5c9c8f3d2e11',
  user_id: 'd5a4d1ff6c2c4a9f8a7f0c1b2e3d4c5b',
});
const flavor = (id: string): object => ({ id, name: `flavor ${id}`, vcpus: 1, ram: 512, disk: 5 });
const image = (id: string): object => ({
  id,
  name: `image ${id}`,
  status: 'ACTIVE',
  minRam: 0,
  metadata: {},
});
const keypair = { name: 'mine', fingerprint: '1e:2c:9b', public_key: 'ssh-rsa AAAAB3' };
const attachment = { id: 'v-1', volumeId: 'v-1', serverId: '1', device: '/dev/vdb' };
const floatingIp = { id: '3', ip: '192.0.2.7', fixed_ip: null, instance_id: null, pool: 'public' };
const firstPage = { servers: [server('1'), server('2')] };
const nextPage = (host: string): object => ({
  rel: 'next',
  href: `http://${host}${novaBase}/servers/detail?marker=2`,
});

type Route = readonly [request: RegExp, answer: object, headers?: Record<string, string>];

/** What Nova answers; the first that fits counts. A number alone is a status without a body. */
const routes: readonly (Route | readonly [RegExp, number, Record<string, string>?])[] = [
  [/^GET \/servers\/detail\?marker=/, { servers: [server('3')] }],
  [/^GET \/servers\/detail\?paged=/, firstPage],
  [/^GET \/servers(\/detail)?(\?|$)/, { servers: [server('1'), server('2')] }],
  [/^POST \/servers$/, { server: { id: '4', links: [], adminPass: 'given-by-nova-3kX9' } }],
  [/^GET \/servers\/\w+$/, { server: server('1') }],
  [/^PUT \/servers\/\w+$/, { server: server('1') }],
  [/^DELETE \/servers\/\w+$/, 204],
  [/^GET \/servers\/\w+\/metadata$/, { metadata: { role: 'web', tier: '1' } }],
  [/^POST \/servers\/\w+\/metadata$/, { metadata: { role: 'db', tier: '1' } }],
  [/^(GET|PUT) \/servers\/\w+\/metadata\/\w+$/, { meta: { role: 'web' } }],
  [/^DELETE \/servers\/\w+\/metadata\/\w+$/, 204],
  [/^(GET|PUT) \/servers\/\w+\/tags$/, { tags: ['blue', 'green'] }],
  [/^(GET|PUT|DELETE) \/servers\/\w+\/tags/, 204],
  [/^GET \/servers\/\w+\/ips$/, { addresses: { private: [{ addr: '10.0.0.2', version: 4 }] } }],
  [/^GET \/servers\/\w+\/ips\/private$/, { private: [{ addr: '10.0.0.2', version: 4 }] }],
  [/^GET \/servers\/\w+\/diagnostics$/, { cpu0_time: 17300000000, memory: 524288 }],
  [
    /^POST \/servers\/\w+\/remote-consoles$/,
    {
      remote_console: {
        protocol: 'vnc',
        type: 'novnc',
        url: `http://192.0.2.9:6080/vnc.html?token=${consoleToken}`,
      },
    },
  ],
  [/^GET \/servers\/\w+\/os-volume_attachments$/, { volumeAttachments: [attachment] }],
  [/^(GET|POST) \/servers\/\w+\/os-volume_attachments/, { volumeAttachment: attachment }],
  [/^DELETE \/servers\/\w+\/os-volume_attachments\/.+$/, 202],
  [/^GET \/flavors\/detail/, { flavors: [flavor('1'), flavor('2')] }],
  [/^GET \/flavors\/\w+$/, { flavor: flavor('1') }],
  [/^GET \/images\/detail/, { images: [image('a'), image('b')] }],
  [/^GET \/images\/\w+$/, { image: image('a') }],
  [/^GET \/os-keypairs$/, { keypairs: [{ keypair }] }],
  [/^GET \/os-keypairs\/\w+$/, { keypair }],
  [/^POST \/os-keypairs$/, { keypair: { ...keypair, private_key: privateKey } }],
  [/^DELETE \/os-keypairs\/\w+$/, 202],
  [/^GET \/os-floating-ips$/, { floating_ips: [floatingIp] }],
  [/^POST \/os-floating-ips$/, { floating_ip: floatingIp }],
  [/^GET \/limits$/, { limits: { absolute: { maxTotalInstances: 10, totalInstancesUsed: 2 }, rate: [] } }],
  [/^GET \/$/, { version: { id: 'v2.1', status: 'CURRENT', version: '2.90', min_version: '2.1' } }],
  [/^(PUT|POST) \/objects\//, 201],
  [/^HEAD \/objects\//, 200, { 'x-object-meta-colour': 'red' }],
  [/^GET \/objects\//, { object: 'x'.repeat(10_000) }],
];

/** What each action of a server answers, where it is not 202 and silence. */
const actions: Readonly<Record<string, object>> = {
  rebuild: { server: { ...server('1', 'REBUILD') } },
  'os-getConsoleOutput': { output: 'Linux version 6.1\nlogin: ' },
};

/**
 * What a Nova with two servers answers; it keeps nothing.
 *
 * @param host where the client found it: links of Nova's are whole URLs
 */
export function novaAnswer(method: string, path: string, body: string, host: string): Answer {
  const request = `${method} ${path.slice(novaBase.length)}`;
  if (/^POST \/servers\/\w+\/action$/.test(request)) return actionAnswer(body);
  for (const [pattern, answer, headers = {}] of routes) {
    if (!pattern.test(request)) continue;
    if (typeof answer === 'number') return emptyAnswer(answer, headers);
    return jsonAnswer(
      200,
      answer === firstPage ? { ...firstPage, servers_links: [nextPage(host)] } : answer,
      headers,
    );
  }
  return jsonAnswer(404, { itemNotFound: { code: 404, message: `nothing at ${request}` } });
}

function actionAnswer(body: string): Answer {
  const [action = ''] = Object.keys(JSON.parse(body) as object);
  const answer = actions[action];
  if (answer) return jsonAnswer(200, answer);
  return emptyAnswer(202, action === 'createImage' ? { location: `${novaBase}/images/c` } : {});
}

function emptyAnswer(status: number, headers: Record<string, string>): Answer {
  const length: Record<string, string> = status === 204 ? {} : { 'content-length': '0' };
  return { status, reason: 'OK', headers: { ...headers, ...length }, body: Buffer.alloc(0) };
}
