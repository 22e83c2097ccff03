import type { ComputeClient, ComputeFeature, computeFeatures } from '@leister/compute';
import type { RequestDefaults, RestClient } from '@leister/rest';

type NamesOfFunctions<T> = { [K in keyof T]: T[K] extends (...args: never) => unknown ? K : never }[keyof T];

/** The same function as a property would have it: TypeScript compares its arguments strictly, a method's loosely. */
type AsProperty<F> = F extends (...args: infer Args) => infer Result ? (...args: Args) => Result : never;

/** Every public method that ComputeClient adds to RestClient. */
export type ComputeMethod = Exclude<NamesOfFunctions<ComputeClient>, keyof RestClient>;

/** A method that belongs to the core or to a feature. */
export type FeatureMethod = { [F in ComputeFeature]: (typeof computeFeatures)[F][number] }[ComputeFeature];

/**
 * A client as programs written against ComputeClient see it. A subclass that demands more than ComputeClient does (a
 * further field of `createServer`, say) is not assignable to it, and so does not compile as a subject.
 */
export type ContractClient = { [M in ComputeMethod]: AsProperty<ComputeClient[M]> } & {
  with: (overrides: RequestDefaults) => ContractClient;
  close: () => Promise<void>;
};
