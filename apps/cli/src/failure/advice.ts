import { ClientError, type ErrorCode } from '@leister/rest';
import { shellQuoted } from '../lib/shell-quoted.js';
import { StillPending } from './still-pending.js';
import { UsageError } from './usage-error.js';

/** Where an error happened. */
export interface Scene {
  /** Of the command: `server info`. Undefined where no command was understood. */
  path?: string | undefined;
  /** As `--cloud` named it. */
  cloud?: string | undefined;
  /** Which of several things failed. */
  item?: string | undefined;
  /** The one thing that the command was about. */
  subject?: string | undefined;
}

interface Advice {
  text?: string;
  /** To type next, after `leister`. `{cloud}` and `{item}` stand for what was given. */
  command?: string;
}

const everywhere: Partial<Record<ErrorCode, Advice>> = {
  UNAUTHORIZED: { text: 'the cloud does not accept your credentials', command: 'cloud test {cloud}' },
  FORBIDDEN: { text: 'your user or project may not do this' },
  CONNECTION: { command: 'cloud test {cloud}' },
  TLS: { text: 'trust its certificate with --ca-certs FILE, or any certificate with --insecure' },
  UNAVAILABLE: { text: 'the service is overloaded or down; try again later' },
  RATE_LIMITED: { text: 'too many requests; try again later' },
  OVER_LIMIT: { text: 'free what you no longer need, or ask for a larger quota' },
  UNSUPPORTED: { text: 'what it can do', command: 'cloud features' },
  PARSE: { text: 'is this the endpoint of the service? -vv shows what it answers' },
};

const givesWay: Advice = { text: 'what is there gives way with -f' };

/** By the group of a command, or by the command where that is another matter; only what the error itself leaves open. */
const byCommand: Record<string, Partial<Record<ErrorCode, Advice>>> = {
  server: { NOT_FOUND: { command: 'server list' } },
  // It may be any part of the server. What is in doubt is told in the details.
  'server create': { NOT_FOUND: {} },
  'server attach': { NOT_FOUND: {} },
  'server attachment': { NOT_FOUND: { command: 'server attachments {item}' } },
  'server detach': { NOT_FOUND: { command: 'server attachments {item}' } },
  'server tagstatus': { NOT_FOUND: { command: 'server tags {item}' } },
  // The test itself is no next step.
  'cloud test': {
    CONNECTION: {},
    UNAUTHORIZED: { text: 'the cloud does not accept your credentials' },
  },
  'image download': { CONFLICT: givesWay },
  container: { NOT_FOUND: { command: 'container list' } },
  'container delete': {
    NOT_FOUND: { command: 'container list' },
    CONFLICT: { text: 'with -r a container is deleted with all that is in it' },
  },
  file: { NOT_FOUND: { command: 'container list' } },
  'file upload': { CONFLICT: givesWay },
  'file download': { CONFLICT: givesWay },
  'file copy': { CONFLICT: givesWay },
  'file move': { CONFLICT: givesWay },
  'file temp-url': { NOT_FOUND: { text: 'leister container modify CONTAINER --temp-url-key sets one' } },
  node: { NOT_FOUND: { command: 'node list' } },
  // An image or a size, which have lists of their own.
  'node start': { NOT_FOUND: { text: 'flavor list and imagecompute list tell what there is' } },
  'node assign': { NOT_FOUND: { command: 'node status' } },
  'node release': { NOT_FOUND: { command: 'node status' } },
  catalog: { NOT_FOUND: { command: 'catalog list' } },
  keypair: {
    NOT_FOUND: { command: 'keypair list' },
    CONFLICT: { text: 'one that has the name already gives way with --force' },
  },
};

/** Whose `list` shows the things of a kind, as errors call it. */
const groupOfKind: Readonly<Record<string, string>> = {
  server: 'server',
  flavor: 'flavor',
  image: 'image',
  volume: 'volume',
  snapshot: 'snapshot',
  'volume type': 'volume-type',
  backup: 'volume-backup',
  transfer: 'volume-transfer',
  network: 'network',
  subnet: 'subnet',
  port: 'port',
  router: 'router',
  'floating IP': 'ip',
  'security group': 'security-group',
  project: 'identity project',
  user: 'identity user',
  group: 'identity group',
  role: 'identity role',
  domain: 'identity domain',
  'application credential': 'identity application-credential',
};

/** Where the compute service is asked for images. */
const computeGroups: readonly string[] = ['server', 'imagecompute', 'node'];

/** By what the error says, where its code says too little. */
const byText: readonly (readonly [RegExp, Advice])[] = [
  [
    /not the pinned one/,
    {
      text: 'its certificate was renewed, or this is another server: see server_cert and fingerprint of the cloud',
    },
  ],
  [
    /does not trust the certificate of this client/,
    {
      text: 'on the server, lxc config trust add prints a token: give it to leister config set cloud.NAME.trust_token',
    },
  ],
];

/** A hint at the next step; undefined when there is none to give. */
export function adviceFor(error: unknown, scene: Scene): string | undefined {
  if (error instanceof UsageError) return error.hint;
  if (!(error instanceof ClientError)) return undefined;
  const { text, command } = adviceOn(error, scene);
  return [text, command && toType(command, scene)].filter(Boolean).join(': ') || undefined;
}

function adviceOn(error: ClientError, { path = '' }: Scene): Advice {
  if (error instanceof StillPending) return { text: 'it goes on all the same', command: error.goOn };
  const { code, message, details } = error;
  const [group = ''] = path.split(' ');
  const told = byText.find(([text]) => [message, ...details].some((line) => text.test(line)))?.[1];
  return (
    told ??
    whereToLook([message, ...details], group) ??
    byCommand[path]?.[code] ??
    byCommand[group]?.[code] ??
    everywhere[code] ??
    {}
  );
}

/** The list of what was not found, whichever command asked for it. */
function whereToLook(lines: readonly string[], group: string): Advice | undefined {
  const [, kind = ''] = lines.join('\n').match(/^no ([\w ]+) has the id or name /m) ?? [];
  const listed = kind === 'image' && computeGroups.includes(group) ? 'imagecompute' : groupOfKind[kind];
  return listed === undefined ? undefined : { command: `${listed} list` };
}

function toType(command: string, { cloud, item, subject }: Scene): string {
  const filled = command
    .replace('{cloud}', () => (cloud === undefined ? '' : shellQuoted(cloud)))
    .replace('{item}', () => shellQuoted(item ?? subject ?? ''))
    .trim();
  const needsCloud = cloud !== undefined && !command.includes('{cloud}');
  return `leister ${filled}${needsCloud ? ` --cloud ${shellQuoted(cloud)}` : ''}`;
}
