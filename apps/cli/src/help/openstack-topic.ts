import { actions, places } from '../line/openstack-words.js';

/** What is called otherwise than by `openstack`. */
export function openstackTopic(): string {
  const longest = Math.max(...[...Object.keys(actions), ...Object.keys(places)].map((word) => word.length));
  const listed = (words: Readonly<Record<string, string>>): string =>
    Object.entries(words)
      .map(([theirs, ours]) => `  ${theirs.padEnd(longest)}  ${ours}\n`)
      .join('');
  return (
    'clouds.yaml and the OS_* variables are read as openstack reads them: see leister help environment.\n\n' +
    `What it calls its things, and where they are behind leister:\n${listed(places)}\n` +
    `What it does with them, where there is no such action here:\n${listed(actions)}`
  );
}
