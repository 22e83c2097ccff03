import { type Answer, jsonAnswer } from './http-message.js';

const instance = {
  name: 'c1',
  status: 'Running',
  status_code: 103,
  type: 'container',
  architecture: 'x86_64',
  created_at: '2026-01-01T10:00:00Z',
  ephemeral: false,
  profiles: ['default'],
  config: { 'user.role': 'web', 'volatile.base_image': 'ab'.repeat(32) },
  devices: {},
  expanded_config: { 'user.role': 'web' },
  expanded_devices: {},
  state: { status: 'Running', network: {} },
};
const profile = { name: 'default', description: '', config: { 'limits.cpu': '1' }, devices: {}, used_by: [] };
export const imageFingerprint = 'cd'.repeat(32);
const image = {
  fingerprint: imageFingerprint,
  type: 'container',
  size: 1_000_000,
  properties: { description: 'a small one' },
  aliases: [{ name: 'small' }],
  public: false,
};
const operation = {
  id: 'b043d632-5c48-44b3-983c-a25660d61164',
  class: 'task',
  description: 'Working on the instance',
  created_at: '2026-01-01T10:00:00Z',
  updated_at: '2026-01-01T10:00:00Z',
  status: 'Running',
  status_code: 103,
  resources: { instances: ['/1.0/instances/c1'] },
  metadata: null,
  err: '',
};
const finished = { ...operation, status: 'Success', status_code: 200 };

/** What the daemon answers; the first that fits counts. */
const routes: readonly (readonly [request: RegExp, metadata: unknown])[] = [
  [/^GET \/1\.0\/instances\?/, [instance]],
  [/^GET \/1\.0\/instances\/c1(\?|$)/, instance],
  [/^PATCH \/1\.0\/instances\/c1$/, {}],
  [/^GET \/1\.0\/operations\?/, {}],
  [/^GET \/1\.0\/operations\/[\w-]+(\/wait|$)/, finished],
  [/^GET \/1\.0\/profiles\?/, [profile]],
  [/^GET \/1\.0\/images\?/, [image]],
  [/^GET \/1\.0\/images\/cdcd/, image],
  [/^GET \/1\.0$/, { api_extensions: ['cloud_init'], auth: 'trusted', environment: { server: 'lxd' } }],
];

/** What an LXD with one container answers; it keeps nothing. */
export function lxdAnswer(method: string, path: string): Answer {
  const request = `${method} ${path}`;
  const known = routes.find(([pattern]) => pattern.test(request));
  if (known)
    return jsonAnswer(200, { type: 'sync', status: 'Success', status_code: 200, metadata: known[1] });
  if (method === 'GET') return jsonAnswer(404, { type: 'error', error: 'Not Found', error_code: 404 });
  return jsonAnswer(202, {
    type: 'async',
    status: 'Operation created',
    status_code: 100,
    operation: `/1.0/operations/${operation.id}`,
    metadata: operation,
  });
}
