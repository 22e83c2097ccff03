import { z } from 'zod';
import { configSchema } from './schema.js';

/** One key of the configuration, for documentation. */
export interface DescribedKey {
  /** `limits.cloud.timeout`; NAME stands for the name of a cloud. */
  key: string;
  summary: string;
  /** As JSON, where it is a plain value. */
  default?: string;
}

interface Schema {
  description?: string;
  default?: unknown;
  enum?: string[];
  properties?: Record<string, Schema>;
  additionalProperties?: Schema | boolean;
}

/** All keys there are. */
export function describeConfig(): DescribedKey[] {
  return describe(z.toJSONSchema(configSchema, { io: 'input' }) as Schema, []);
}

function describe(schema: Schema, path: readonly string[]): DescribedKey[] {
  const inner = Object.entries(schema.properties ?? {});
  if (path.at(-1) === 'clouds' && typeof schema.additionalProperties === 'object')
    inner.push(['NAME', schema.additionalProperties]);
  if (inner.length > 0 && path.at(-1) !== undefined && inner.every(([, one]) => one.description === undefined))
    return inner.flatMap(([key, one]) => describe(one, [...path, key]));
  const summary = [schema.description, schema.enum?.join(' or ')].filter(Boolean).join(': ');
  const isPlain = schema.default !== undefined && typeof schema.default !== 'object';
  const own = {
    key: path.join('.'),
    summary,
    ...(isPlain && { default: JSON.stringify(schema.default) }),
  };
  return [...(summary === '' ? [] : [own]), ...inner.flatMap(([key, one]) => describe(one, [...path, key]))];
}
