import { CloudPool } from '../clouds/cloud-pool.js';
import { defineClouds } from '../clouds/define-clouds.js';
import type { OrchestratorConfig } from '../config/schema.js';

/** Makes the clients of all clouds, asks them nothing, and says which there are. @throws ClientError */
export async function checkClouds(config: OrchestratorConfig): Promise<void> {
  const pool = new CloudPool(await defineClouds(config));
  try {
    await pool.open();
    for (const { definition } of pool) {
      const { name, type, host } = definition;
      console.log(`${name}: ${type} on ${host}`);
    }
    if (!Object.hasOwn(config.clouds, 'default')) {
      console.error('no cloud is called default: requests that name none will fail');
    }
  } finally {
    await pool.close();
  }
}
