import { exitCodes } from '../failure/exit-code.js';

/** Something to know about all commands. */
export interface Topic {
  name: string;
  summary: string;
  text: () => string | Promise<string>;
}

export const topics: readonly Topic[] = [
  {
    name: 'environment',
    summary: 'environment variables that matter',
    text: () =>
      listed({
        LEISTER_CONFIG: 'configuration file; default $XDG_CONFIG_HOME/leister/config',
        LEISTER_CLOUD: 'the cloud to use where --cloud names none',
        XDG_CONFIG_HOME: 'default ~/.config',
        XDG_STATE_HOME: 'for the history and the demo cloud; default ~/.local/state',
        OS_CLOUD: 'after that, the cloud of clouds.yaml to use where --cloud names none',
        'OS_AUTH_URL, OS_*': 'a cloud, as openstack reads it; they add to the one that OS_CLOUD names',
        OS_CLIENT_CONFIG_FILE: "OpenStack's clouds.yaml; default the first one there is, see below",
        OS_CLIENT_SECURE_FILE: 'what secure.yaml adds to it; found in the same places',
        LXD_CONF: "where LXD's own client keeps its remotes; default ~/.config/lxc",
        'LXD_SOCKET, LXD_DIR': 'the socket of the LXD on this machine, or the folder it is in',
        KAMAKI_CONFIG: "kamaki's configuration, whose clouds are known too; default ~/.kamakirc",
        KAMAKI_DEFAULT_CLOUD: 'after what the configuration says, the cloud to use where --cloud names none',
        LEISTER_TOKEN_CACHE:
          'folder that keeps tokens for the next command; default on, the usual one; off for none',
        'HTTP_PROXY, HTTPS_PROXY, NO_PROXY': 'proxies; never used for unix sockets',
        DEBUG: '1, or a list of names with leister among them, prints requests and answers, as -vv does',
        'NO_COLOR, FORCE_COLOR': 'no colours; colours even in a pipe',
        PAGER: 'what --more shows a long list with; default less',
      }) +
      '\nclouds.yaml is looked for in the working directory, in $XDG_CONFIG_HOME/openstack, ~/.config/openstack,\n' +
      'openstack of $XDG_CONFIG_DIRS (default /etc/xdg), and /etc/openstack.\n',
  },
  {
    name: 'exit-codes',
    summary: 'how leister ends',
    text: () =>
      listed({
        [exitCodes.done]: 'done',
        [exitCodes.failed]: 'failed; also when one of several things failed',
        [exitCodes.usage]: 'the command line makes no sense; nothing was sent',
        [exitCodes.unauthorized]: 'the cloud does not accept the credentials, or does not allow it',
        [exitCodes.pending]: 'not there yet when the time of a wait ran out',
        [exitCodes.interrupted]: 'interrupted by Ctrl-C',
      }),
  },
  {
    name: 'formats',
    summary: 'how results are printed',
    text: () =>
      listed({
        '(none given)':
          'a table on a terminal; in a pipe a line for each row, values apart by tabs, no title',
        table: 'aligned columns under a title; on a terminal cut to its width',
        json: 'an array of whole objects, or the one object; errors are JSON, too, on stderr',
        yaml: 'the same as YAML',
        csv: 'with a title line, RFC 4180',
        value: 'as in a pipe, of one object the values alone',
      }) +
      '\n--column NAME picks columns in any format. Times are UTC. Results go to stdout, all else to stderr.\n',
  },
  {
    name: 'openstack',
    summary: 'what is called otherwise than by openstack',
    text: async () => (await import('./openstack-topic.js')).openstackTopic(),
  },
];

function listed(entries: Readonly<Record<string, string>>): string {
  const longest = Math.max(...Object.keys(entries).map((name) => name.length));
  return Object.entries(entries)
    .map(([name, meaning]) => `${name.padEnd(longest)}  ${meaning}\n`)
    .join('');
}
