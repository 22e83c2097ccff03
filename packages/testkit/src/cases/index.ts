import type { CaseDefinition } from './case.js';
import { catalogCases } from './catalog.js';
import { createOptionCases } from './create-options.js';
import { errorCases } from './errors.js';
import { imageCases } from './features/images.js';
import { insightCases } from './features/insight.js';
import { keypairCases } from './features/keypairs.js';
import { labelCases } from './features/labels.js';
import { machineCases } from './features/machine.js';
import { networkCases } from './features/network.js';
import { powerCases } from './features/power.js';
import { volumeCases } from './features/volumes.js';
import { instanceCases } from './instances.js';
import { listCases } from './lists.js';
import { serverCases } from './servers.js';
import { waitCases } from './waiting.js';

/** All cases of the compute contract, each on its own. */
export const computeCases: readonly CaseDefinition[] = [
  ...errorCases,
  ...serverCases,
  ...catalogCases,
  ...listCases,
  ...waitCases,
  ...createOptionCases,
  ...instanceCases,
  ...powerCases,
  ...labelCases,
  ...machineCases,
  ...imageCases,
  ...networkCases,
  ...insightCases,
  ...keypairCases,
  ...volumeCases,
];
