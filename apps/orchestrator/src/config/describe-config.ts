import { z } from 'zod';
import { configSchema } from './schema.js';

/** One key of the configuration, for documentation. */
export interface DescribedKey {
  /** `limits.cloud.timeout`; NAME stands for the name of a cloud. */
  key: string;
  summary: string;
  default?: string;
}

interface Schema {
  description?: string;
  default?: string | number | boolean;
  enum?: string[];
  properties?: Record<string, Schema>;
  additionalProperties?: Schema | boolean;
}

/** All keys there are. */
export function describeConfig(): DescribedKey[] {
  return describe(z.toJSONSchema(configSchema, { io: 'input' }) as Schema, []);
}

function describe(schema: Schema, path: readonly string[]): DescribedKey[] {
  const { properties = {}, additionalProperties: named } = schema;
  const inner = Object.entries(properties).flatMap(([key, one]) => describe(one, [...path, key]));
  if (inner.length > 0) return inner;
  if (typeof named === 'object') return describe(named, [...path, 'NAME']);
  const summary = [schema.description, schema.enum?.join(' or ')].filter(Boolean).join(': ');
  const usual = schema.default === undefined ? {} : { default: String(schema.default) };
  return [{ key: path.join('.'), summary, ...usual }];
}
