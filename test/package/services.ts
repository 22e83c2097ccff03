import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DummyClient } from '@leister/dummy';
import { LxdClient } from '@leister/lxd';
import { ClientError } from '@leister/rest';
import { StubCloud } from '../../examples/my-cloud/test/stub-cloud.js';
import { lxdPeer } from '../../packages/lxd/test/support/lxd-peer.js';
import { type Handler, startLoopback } from '../support/loopback.js';
import { startOrchestrator } from '../support/orchestrator-stand-in.js';
import { cinder, glance, neutron, swift } from './openstack-services.js';
import { keystone } from './keystone.js';
import { root } from './workspaces.js';

/** A service that the program of a README talks to. */
export interface Service {
  /** How the program is told where it is. */
  env: Record<string, string>;
  close(): Promise<void>;
}

/** Files that the program of a README leaves to its reader, by the name of the package. */
export const readersFiles: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '@leister/testkit': {
    'my-client.ts': "export { default as MyClient } from './my-cloud.js';\n",
    'my-cloud.ts': readFileSync(join(root, 'examples/my-cloud/src/my-cloud.ts'), 'utf8'),
  },
};

const lxd = lxdPeer();

/** Whether the program of a package cannot run here: it needs a real server, and there is none. */
export function lacksServer(name: string): boolean {
  return name === '@leister/lxd' && lxd === undefined;
}

/** The services of the programs that need one, by the name of the package. */
export const services: Readonly<Record<string, () => Promise<Service>>> = {
  '@leister/rest': () => serve(notes, (url) => ({ NOTES_URL: `${url}/v1` })),
  '@leister/openstack': () => serve(clusters, (url) => ({ OS_ENDPOINT: url, OS_TOKEN: token })),
  '@leister/testkit': async () => {
    const cloud = new StubCloud();
    return { env: { MY_CLOUD: await cloud.start() }, close: () => cloud.stop() };
  },
  '@leister/lxd': async () => {
    const { socket = '', image = '' } = lxd ?? {};
    await deleteInstance(socket, 'web-1');
    return { env: { LXD_SOCKET: socket, IMAGE: image }, close: () => deleteInstance(socket, 'web-1') };
  },
  '@leister/orchestrator': async () => {
    const cloud = (): DummyClient => new DummyClient({ profile: 'fake-driver' });
    const { url, close } = await startOrchestrator({ clouds: { default: cloud(), fake_driver: cloud() } });
    return { env: { ORCHESTRATOR_URL: url }, close };
  },
  '@leister/image': () => serve(glance(), (url) => ({ OS_ENDPOINT: url, OS_TOKEN: token })),
  '@leister/network': () => serve(neutron, (url) => ({ OS_ENDPOINT: url, OS_TOKEN: token })),
  '@leister/block-storage': () => serve(cinder(), (url) => ({ OS_ENDPOINT: url, OS_TOKEN: token })),
  '@leister/identity': () =>
    serve(keystone, (url) => ({ OS_AUTH_URL: url, OS_USERNAME: 'ann', OS_PASSWORD: 'open-sesame' })),
  '@leister/storage': () =>
    serve(swift(), (url) => ({ OS_ENDPOINT: `${url}/v1/AUTH_demo`, OS_TOKEN: token })),
  '@leister/compute': () => serve(nova(), (url) => ({ OS_ENDPOINT: url, OS_TOKEN: token })),
};

const token = 'token-of-a-test';

async function serve(handler: Handler, env: (url: string) => Record<string, string>): Promise<Service> {
  const { url, close } = await startLoopback(handler);
  return { env: env(url), close };
}

/** Deletes what the program of the README makes, if it did not come to that itself. */
async function deleteInstance(socket: string, name: string): Promise<void> {
  const client = new LxdClient({ endpoint: socket });
  try {
    await client.deleteServer(name);
  } catch (error) {
    if (!(error instanceof ClientError && error.code === 'NOT_FOUND')) throw error;
  } finally {
    await client.close();
  }
}

/** Two pages of notes. */
const notes: Handler = ({ method, url }) => {
  switch (`${method} ${url}`) {
    case 'GET /v1/notes':
      return {
        headers: { link: '</v1/notes?page=2>; rel="next"' },
        body: [
          { id: 1, text: 'buy a spear' },
          { id: 2, text: 'sharpen it' },
        ],
      };
    case 'GET /v1/notes?page=2':
      return { body: [{ id: 3, text: 'go fishing' }] };
    case 'GET /v1/notes/2':
      return { body: { id: 2, text: 'sharpen it' } };
  }
  return { status: 404, body: { error: 'no such note' } };
};

/** The clusters of OpenStack Magnum, on two pages. */
const clusters: Handler = ({ method, url, headers }) => {
  if (headers['x-auth-token'] !== token) return { status: 401, body: { error: { message: 'who are you?' } } };
  switch (`${method} ${url}`) {
    case 'GET /v1/clusters':
      return {
        body: {
          clusters: [{ uuid: 'c1', name: 'blue', status: 'CREATE_COMPLETE' }],
          next: `http://${headers.host}/v1/clusters?marker=c1`,
        },
      };
    case 'GET /v1/clusters?marker=c1':
      return { body: { clusters: [{ uuid: 'c2', name: 'green', status: 'CREATE_IN_PROGRESS' }] } };
    case 'DELETE /v1/clusters/c9':
      return {
        status: 404,
        body: { errors: [{ status: 404, title: 'Not Found', detail: 'Cluster c9 could not be found.' }] },
      };
  }
  return { status: 400, body: { errors: [{ detail: `not expected: ${method} ${url}` }] } };
};

/** As much of OpenStack Compute as creating, watching and deleting one server takes. */
function nova(): Handler {
  let server: Record<string, unknown> | undefined;
  const id = '0d5b0b2e-1c5b-4c4e-8a51-3f1f5ad0f1a7';
  const gone = {
    status: 404,
    body: { itemNotFound: { code: 404, message: 'Instance could not be found.' } },
  };
  return ({ method, url, headers, body }) => {
    if (headers['x-auth-token'] !== token)
      return { status: 401, body: { error: { message: 'who are you?' } } };
    switch (`${method} ${url}`) {
      case 'GET /v2.1/flavors/detail':
        return { body: { flavors: [{ id: '1', name: 'm1.tiny', vcpus: 1, ram: 512, disk: 1 }] } };
      case 'GET /v2.1/images/detail':
        return { body: { images: [{ id: 'i1', name: 'cirros', status: 'ACTIVE' }] } };
      case 'POST /v2.1/servers': {
        const sent = (JSON.parse(body.toString()) as { server: Record<string, unknown> }).server;
        const addresses = { private: [{ addr: '10.0.0.7', version: 4 }] };
        server = { id, name: sent['name'], status: 'BUILD', addresses };
        return { status: 202, body: { server: { id } } };
      }
      case `GET /v2.1/servers/${id}`: {
        if (!server) return gone;
        const seen = { ...server };
        server['status'] = 'ACTIVE';
        return { body: { server: seen } };
      }
      case 'GET /v2.1/servers/detail':
        return { body: { servers: server ? [server] : [] } };
      case `DELETE /v2.1/servers/${id}`:
        server = undefined;
        return { status: 204 };
    }
    return { status: 400, body: { badRequest: { code: 400, message: `not expected: ${method} ${url}` } } };
  };
}
