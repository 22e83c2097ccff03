import { atOnce, type Fault } from '../fault.js';
import { reset } from '../misbehaviours.js';
import { except, fails, fatal, retried } from '../outcomes.js';

const untrusted = (certificate: Fault['certificate'] & string, name: string): Fault => ({
  name,
  certificate,
  misbehaves: {},
  sees: fatal('TLS'),
  within: atOnce,
});

/** Servers that cannot be trusted. */
export const tls: readonly Fault[] = [
  untrusted('expired', 'shows a certificate that has expired'),
  untrusted('wrongName', 'shows the certificate of another host'),
  untrusted('wrongAuthority', 'shows a certificate of an unknown authority'),
  untrusted('selfSigned', 'shows a certificate signed by itself'),
  { ...untrusted('good', 'shows another certificate than the pinned one'), pinned: true },
  {
    ...untrusted('none', 'does not speak TLS'),
    misbehaves: {
      connected: (socket) => void socket.once('data', () => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')),
    },
  },
  {
    name: 'resets the connection while TLS is agreed on',
    certificate: 'none',
    misbehaves: { connected: (socket) => void socket.once('data', () => reset(socket)) },
    // Nothing is ever begun on LXD: the look before it fails.
    sees: except(retried('CONNECTION'), [['operation', 'change', 'removal'], fails('CONNECTION', 3)]),
    within: atOnce,
  },
  {
    name: 'never answers to TLS',
    certificate: 'none',
    misbehaves: { connected: (socket) => void socket.resume() },
    sees: except(retried('TIMEOUT'), [['operation', 'change', 'removal'], fails('TIMEOUT', 3)]),
    within: '`secureConnect`, for each time tried',
    timeout: { secureConnect: 500 },
  },
];
