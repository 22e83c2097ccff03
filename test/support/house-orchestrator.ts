import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ComputeClient } from '@leister/compute';
import { createOrchestrator, type OrchestratorSettings } from '../../apps/orchestrator/src/index.js';

/** A server of this house that runs in this process. */
export interface HouseOrchestrator {
  url: string;
  close(): Promise<void>;
}

/** Who may use it, where the settings want a token. */
export const houseUser = { username: 'ann', password: 'Contract-7-word' };

/** The Orchestrator of this house, in front of one client. Nothing is left of it when it is closed. */
export async function startHouseOrchestrator(
  name: string,
  client: ComputeClient,
  settings: OrchestratorSettings = {},
): Promise<HouseOrchestrator> {
  const folder = await mkdtemp(join(tmpdir(), 'leister-orchestrator-'));
  const { wire: type } = (client.constructor as typeof ComputeClient).profile;
  const orchestrator = await createOrchestrator(
    {
      port: 0,
      clouds: {},
      release_delay: 0,
      log: { level: 'silent' },
      database: { path: folder },
      ...settings,
    },
    { clouds: [{ name, type, title: type, host: '127.0.0.1', open: () => Promise.resolve(client) }] },
  );
  if (settings.auth?.required) await orchestrator.services.users.add(houseUser.username, houseUser.password);
  return {
    url: await orchestrator.listen(),
    close: async () => {
      await orchestrator.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
