import type { DummyClientOptions } from '@leister/dummy';
import type { CloudType } from './cloud-type.js';

/** The embedded cloud. */
export const dummy: CloudType = {
  summary: 'the embedded cloud, for trying things out',
  endpoint: 'state_file',
  settings: [
    {
      key: 'state_file',
      summary: 'where its servers are kept; left out, they end with the process',
      kind: 'path',
    },
    { key: 'profile', summary: "default, or fake-driver to be as the Orchestrator's dummy cloud" },
    { key: 'build_time', summary: 'milliseconds until a new server runs' },
    { key: 'action_time', summary: 'milliseconds until anything else is done' },
    { key: 'latency', summary: 'milliseconds that every call takes' },
  ],

  complete: (settings) => Promise.resolve(settings),

  async open(settings, { signal, timeout }) {
    const { DummyClient } = await import('@leister/dummy');
    return new DummyClient({
      signal,
      timeout,
      stateFile: settings['state_file'],
      // DummyClient refuses words that are no profile, and times that are no numbers.
      profile: settings['profile'] as DummyClientOptions['profile'],
      buildTime: milliseconds(settings['build_time']),
      actionTime: milliseconds(settings['action_time']),
      latency: milliseconds(settings['latency']),
    });
  },
};

function milliseconds(text: string | undefined): number | undefined {
  return text === undefined ? undefined : Number(text);
}
