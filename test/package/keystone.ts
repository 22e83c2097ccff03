import type { Handler } from '../support/loopback.js';

const project = { id: 'p1', name: 'pond', domain_id: 'default', enabled: true };

/** As much of OpenStack Identity as a login takes, and the projects of who logged in. */
export const keystone: Handler = ({ method, url, headers }) => {
  switch (`${method} ${url}`) {
    case 'GET /':
      return { status: 300, body: { versions: { values: [{ id: 'v3.14', status: 'stable', links: [] }] } } };
    case 'POST /v3/auth/tokens':
      return { status: 201, headers: { 'x-subject-token': 'issued' }, body: { token: token() } };
    case 'GET /v3/auth/projects':
      return headers['x-auth-token'] === 'issued' ? { body: { projects: [project] } } : { status: 401 };
  }
  return { status: 404, body: { error: { code: 404, title: 'Not Found', message: `not expected: ${url}` } } };
};

function token(): unknown {
  const url = 'http://nova.test:8774/v2.1';
  return {
    user: { id: 'u1', name: 'ann', domain: { id: 'default', name: 'Default' } },
    project: { id: 'p1', name: 'pond', domain: { id: 'default', name: 'Default' } },
    roles: [{ id: 'r1', name: 'member' }],
    issued_at: '2026-01-01T00:00:00.000000Z',
    expires_at: '2026-01-01T01:00:00.000000Z',
    catalog: [
      {
        id: 's1',
        type: 'compute',
        name: 'nova',
        endpoints: [{ id: 'e1', interface: 'public', region: 'north', region_id: 'north', url }],
      },
    ],
  };
}
