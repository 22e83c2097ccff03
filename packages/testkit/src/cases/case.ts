import type { ComputeFeature } from '@leister/compute';
import type { Bench } from '../bench.js';

/** A case before it is bound to a client. */
export interface CaseDefinition {
  name: string;
  /** Where the client does not have it, its methods must refuse instead. */
  feature?: ComputeFeature;
  run: (bench: Bench) => Promise<void>;
}

/** A case of what every client has to do. */
export function always(name: string, run: CaseDefinition['run']): CaseDefinition {
  return { name, run };
}

/** A case of one feature. */
export function ofFeature(feature: ComputeFeature, name: string, run: CaseDefinition['run']): CaseDefinition {
  return { name: `${feature}: ${name}`, feature, run };
}
