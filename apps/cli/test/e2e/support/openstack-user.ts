import { join } from 'node:path';
import { expect } from 'vitest';
import { newUser, type User } from './leister.js';

/** A row of a result. */
export type Row = Record<string, unknown> & { id: string; name: string };

/** A user who has nothing but the clouds.yaml of the real OpenStack. */
export interface OpenStackUser extends User {
  /** Runs a line that succeeds without a word on stderr, and gives what it printed. */
  json: <T = unknown>(...line: string[]) => Promise<T>;
  /** The same, for a line that gives rows, and for one that gives one thing. */
  rows: (...line: string[]) => Promise<Row[]>;
  one: (...line: string[]) => Promise<Row>;
  /** Runs a line that has to fail; gives what it said. */
  refused: (code: number, ...line: string[]) => Promise<string>;
}

/** @param cloud which login of clouds.yaml: `demo` is a member, `admin` the administrator */
export async function newOpenStackUser(cloud = 'demo'): Promise<OpenStackUser> {
  const user = await newUser();
  user.env['XDG_CACHE_HOME'] = join(user.home, 'cache');
  user.env['OS_CLIENT_CONFIG_FILE'] = join(process.env['LEISTER_TEST_OPENSTACK'] ?? '', 'clouds.yaml');
  user.env['OS_CLOUD'] = cloud;
  const json = async <T>(...line: string[]): Promise<T> => {
    const { code, stdout, stderr } = await user.leister(...line, '--output-format', 'json');
    expect({ line, code, stderr }).toEqual({ line, code: 0, stderr: '' });
    return JSON.parse(stdout) as T;
  };
  return {
    ...user,
    json,
    rows: (...line) => json<Row[]>(...line),
    one: (...line) => json<Row>(...line),
    refused: async (code, ...line) => {
      const outcome = await user.leister(...line);
      expect({ line, code: outcome.code }).toEqual({ line, code });
      return outcome.stderr;
    },
  };
}
