import { type Loopback, startLoopback } from '../../support/loopback.js';

/** What a Cistern knows of one free node of each cloud, in the shape that the original's tests give it. */
const nodes: Readonly<Record<string, object>> = {
  default: {
    cloud: 'default',
    hostname: '37a33e1d-0eac-4910-af7b-610dc5ebdaa8',
    id: 1,
    id_vm: '3f8f3cdd-a76e-4d91-9673-02ba68635561',
    recipe: 'test',
    recipe_id: 1,
    status: 1,
    status_desc: 'FREE',
    user: '',
  },
  fake_driver: {
    cloud: 'fake_driver',
    hostname: 'aaaaaaa-bbbb-cccc-dddd-eeeeeeeeeeeeee',
    id: 3,
    id_vm: '2',
    recipe: 'test',
    recipe_id: 2,
    status: 1,
    status_desc: 'FREE',
    user: '',
  },
};

/** No Cistern can be had: this says what the recorded one said. */
export function startCistern(): Promise<Loopback> {
  return startLoopback(({ url, body }) => {
    const cloud = url.split('/').at(-1)!;
    if (url.startsWith('/api/v1/nodes/')) return { body: { nodes: nodes[cloud] ? [nodes[cloud]] : [] } };
    const { hostname } = JSON.parse(body.toString()) as { hostname: string };
    const node = nodes['fake_driver'] as { id: number; id_vm: string; hostname: string };
    if (hostname !== node.hostname)
      return { status: 400, body: { status: 'error', message: 'Node not found' } };
    const done = url.includes('/assign/') ? 'assigned' : 'released';
    return { body: { status: 'ok', id: node.id, id_vm: node.id_vm, result: `Node ${hostname} ${done}` } };
  });
}
