import { type Answer, jsonAnswer } from './http-message.js';

const driver = { provider: 'dummy', cloud_type: 'Dummy Node Provider' };
const node = {
  ...driver,
  id: '1',
  name: 'dummy-1',
  state: 'running',
  public_ips: ['127.0.0.1'],
  private_ips: [],
  extra: { foo: 'bar' },
  uuid: '2c183c20f71eb5732512d6cfe1f75ebc9d9bb4dd',
};
const assigned = { id: 3, id_vm: '1', result: 'Node dummy-1 assigned' };
const kept = { id: 3, id_vm: '1', hostname: 'dummy-1', cloud: 'default', user: 'ann', status: 2 };

const answers: Readonly<Record<string, object>> = {
  'GET /cloud': { served_cloud: [{ name: 'default', type: 'dummy', host: '127.0.0.1' }] },
  'GET /nodes': { nodes: [node] },
  'GET /images': { images: [{ id: '1', name: 'Ubuntu 9.10', ...driver }] },
  'GET /sizes': { flavors: [{ id: '1', name: 'Small', ram: 128, disk: 4, cpu: 0, ...driver }] },
  'GET /tenants': { tenants: [{}] },
  'GET /vm/status': { nodes: [kept] },
  'POST /vm/start': { nodes: node },
  'PUT /vm/stop': { result: 'Node 1 deleted' },
  'PUT /vm/action/assign': assigned,
  'PUT /vm/action/release': { ...assigned, result: 'Node dummy-1 released and deleted' },
};

/** What an Orchestrator with one node answers; it keeps nothing. */
export function orchestratorAnswer(method: string, path: string): Answer {
  const answer = answers[`${method} ${path.replace(/^\/api\/v1/, '')}`];
  if (answer) return jsonAnswer(200, { ...answer, status: 'ok' });
  return jsonAnswer(404, { message: 'Page not found', status: 'error' });
}
