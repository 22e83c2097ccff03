import { isDeepStrictEqual } from 'node:util';
import { isRecord, type Json } from '@leister/compute';
import type { ApiResult } from '../api-result.js';

/** One thing that is not as it is to be. */
export interface ContainerDifference {
  /** Where: `config.limits.memory`, `devices.eth0`, `profiles`. */
  key: string;
  /** What is there; undefined for nothing. */
  from: unknown;
  /** What is to be there; undefined for nothing. */
  to: unknown;
}

/** What a PUT sends back. */
const writable = ['architecture', 'config', 'description', 'devices', 'ephemeral', 'profiles', 'stateful'];
/** What can be compared as a whole; the rest of a configuration is for creation only. */
const whole = ['description', 'ephemeral', 'profiles'];

/**
 * How a container differs from a configuration (LXD: the body of POST /1.0/instances). What the configuration does not
 * name may be as it likes; a key of `config` that is empty, and a device that is null, are not to be there.
 *
 * @param container what `containerGet` gave
 */
export function containerDiff(container: ApiResult, config: Readonly<Json>): ContainerDifference[] {
  const now = recordOf(container.metadata);
  const differences = [
    ...Object.entries(textsOf(config['config'])).map(([key, to]) => ({
      key: `config.${key}`,
      from: recordOf(now['config'])[key],
      to,
    })),
    ...Object.entries(recordOf(config['devices'])).map(([key, to]) => ({
      key: `devices.${key}`,
      from: recordOf(now['devices'])[key],
      to: to === null ? undefined : textsOf(to),
    })),
    ...whole.filter((key) => key in config).map((key) => ({ key, from: now[key], to: config[key] })),
  ];
  return differences.filter(({ from, to }) => !isDeepStrictEqual(from, to));
}

/** The body of a PUT that takes the differences away and leaves all else as it is. */
export function withoutDifferences(container: ApiResult, differences: ContainerDifference[]): Json {
  const now = recordOf(container.metadata);
  const body: Record<string, unknown> = structuredClone(
    Object.fromEntries(writable.map((key) => [key, now[key]])),
  );
  for (const { key, to } of differences) {
    const [, part = '', name = ''] = /^(config|devices)\.(.*)$/s.exec(key) ?? [];
    const [target, field] = part === '' ? [body, key] : [recordOf(body[part]), name];
    if (to === undefined) delete target[field];
    else target[field] = to;
  }
  return body;
}

/** LXD keeps all values as text, and an empty one not at all. */
function textsOf(values: unknown): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(recordOf(values)).map(([key, value]) => [
      key,
      value === null || value === '' ? undefined : textOf(value),
    ]),
  );
}

/** What is no text, number or truth value is for the daemon to refuse. */
function textOf(value: unknown): unknown {
  return ['number', 'boolean'].includes(typeof value) ? String(value) : value;
}

function recordOf(value: unknown): Record<string, unknown> {
  return isRecord(value) ? value : {};
}
