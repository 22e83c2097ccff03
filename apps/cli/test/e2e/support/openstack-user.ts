import { join } from 'node:path';
import { expect } from 'vitest';
import { newUser, type User } from './leister.js';

/** A user who has nothing but the clouds.yaml of the real OpenStack. */
export interface OpenStackUser extends User {
  /** Runs a line that succeeds without a word on stderr, and gives what it printed. */
  json: <T = unknown>(...line: string[]) => Promise<T>;
}

/** @param cloud which login of clouds.yaml: `demo` is a member, `admin` the administrator */
export async function newOpenStackUser(cloud = 'demo'): Promise<OpenStackUser> {
  const user = await newUser();
  user.env['XDG_CACHE_HOME'] = join(user.home, 'cache');
  user.env['OS_CLIENT_CONFIG_FILE'] = join(process.env['LEISTER_TEST_OPENSTACK'] ?? '', 'clouds.yaml');
  user.env['OS_CLOUD'] = cloud;
  return {
    ...user,
    json: async <T>(...line: string[]) => {
      const { code, stdout, stderr } = await user.leister(...line, '--output-format', 'json');
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      return JSON.parse(stdout) as T;
    },
  };
}
