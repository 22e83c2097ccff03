/** What `openstack` calls its things and where they are here: behind `leister`. */
export const places: Readonly<Record<string, string>> = {
  floating: 'ip',
  security: 'security-group',
  object: 'file',
  user: 'identity user',
  project: 'identity project',
  role: 'identity role',
  domain: 'identity domain',
  group: 'identity group',
  application: 'identity application-credential',
  ec2: 'identity ec2',
  configuration: 'config',
  console: 'server console',
  'volume snapshot': 'snapshot',
  'volume backup': 'volume-backup',
  'volume transfer': 'volume-transfer',
  'server image': 'server create-image',
  'server event': 'server actions',
  'server migration': 'server migrations',
  'server volume': 'server attachments',
  'server resize': 'server modify',
  'image add': 'image modify',
  'ip set': 'ip attach',
  'ip unset': 'ip detach',
  'router add': 'router connect',
  'router remove': 'router disconnect',
};

/** What `openstack` calls what is done with things, and how that is called here. */
export const actions: Readonly<Record<string, string>> = {
  show: 'info',
  set: 'modify',
  unset: 'modify',
  stop: 'shutdown',
  save: 'download',
  add: 'attach',
  remove: 'detach',
};

/**
 * What a word of `openstack` is called here, to be typed behind `leister`; undefined for a word that it has not.
 *
 * @param group the words before it; empty for the first
 * @param candidates what may stand there
 */
export function fromOpenstack(
  word: string,
  group: string,
  candidates: readonly string[],
): string | undefined {
  const place = group === '' ? word : `${group} ${word}`;
  if (Object.hasOwn(places, place)) return places[place];
  const action = Object.hasOwn(actions, word) ? actions[word] : undefined;
  return action !== undefined && candidates.includes(action) ? `${group} ${action}` : undefined;
}
