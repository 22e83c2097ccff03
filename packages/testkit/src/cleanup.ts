import { settle } from './rejections.js';
import type { ContractClient } from './contract-client.js';

/** What a case has to take away again, also when it fails. */
export class Cleanup {
  private readonly steps: (() => Promise<unknown>)[] = [];

  /** Steps are done last first. */
  add(step: () => Promise<unknown>): void {
    this.steps.push(step);
  }

  /** Does the work and then all steps, whichever fail. What failed first is worth most and is what it rejects with. */
  async after(work: () => Promise<void>): Promise<void> {
    const failures: unknown[] = [];
    const attempt = (step: () => Promise<unknown>): Promise<unknown> =>
      step().catch((error: unknown) => failures.push(error));
    await attempt(work);
    for (let step = this.steps.pop(); step; step = this.steps.pop()) await attempt(step);
    if (failures.length > 0) throw failures[0];
  }
}

/** Deletes a server, in whatever state it is, and waits until it is gone. One that is gone already is no failure. */
export async function deleteAndWait(client: ContractClient, id: string, timeout: number): Promise<void> {
  // Clouds may refuse to delete what they are still busy with. Whether that wait succeeded does not matter here.
  await settle('waitServerWhile', () => client.waitServerWhile(id, 'BUILD', { timeout }));
  const deleted = await settle('deleteServer', () => client.deleteServer(id));
  if ('error' in deleted) {
    if (deleted.error.code === 'NOT_FOUND') return;
    throw deleted.error;
  }
  await client.waitServerUntil(id, 'DELETED', { timeout });
}
