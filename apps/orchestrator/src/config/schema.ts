import { z } from 'zod';

const seconds = (summary: string, usual: number, least = 0.001) =>
  z.number().min(least).max(86_400).default(usual).describe(`seconds ${summary}`);
const count = (summary: string, usual: number, least = 1) =>
  z.number().int().min(least).max(1_000_000).default(usual).describe(summary);

const cloudLimits = {
  concurrency: count('calls to a cloud that are under way at once', 32),
  queue: count('calls to a cloud that may wait for their turn; further ones fail at once', 1000, 0),
  timeout: seconds('for a call to a cloud, waiting for its turn included', 60),
};

/** Without defaults: what one cloud does not say is as for all. */
const ownLimits = z.strictObject({
  concurrency: cloudLimits.concurrency.unwrap().optional().describe('as limits.cloud.concurrency'),
  queue: cloudLimits.queue.unwrap().optional().describe('as limits.cloud.queue'),
  timeout: cloudLimits.timeout.unwrap().optional().describe('as limits.cloud.timeout'),
});

const cloud = z
  .object({
    type: z
      .string()
      .min(1)
      .optional()
      .describe('dummy, lxd, openstack ..., or the package of a class that extends ComputeClient'),
    use: z
      .string()
      .min(1)
      .optional()
      .describe("in place of a type: the name of a cloud of leister's own configuration"),
    limits: ownLimits.optional().describe('for this cloud, in place of limits.cloud'),
  })
  // What else a cloud is told depends on its type, which has the last word.
  .catchall(z.unknown())
  .refine(({ type, use }) => (type === undefined) !== (use === undefined), 'say either type or use')
  .superRefine(({ limits: _, type: __, use, ...settings }, context) => {
    for (const [key, value] of Object.entries(settings))
      if (use !== undefined)
        context.addIssue({
          code: 'custom',
          path: [key],
          message: "a cloud of leister's own configuration is told nothing here but limits",
        });
      else if (!['string', 'number', 'boolean'].includes(typeof value))
        context.addIssue({
          code: 'custom',
          path: [key],
          message: 'it should be a text, a number, true or false',
        });
  });

const database = z.strictObject({
  type: z.enum(['embedded', 'postgres']).default('embedded'),
  path: z.string().min(1).optional().describe('folder of the embedded database'),
  url: z.string().min(1).optional().describe('of PostgreSQL: postgres://USER:PASSWORD@HOST/DATABASE'),
  url_file: z.string().min(1).optional().describe('file that holds that URL'),
});

const cloudName = z.string().regex(/^[\w~@#$.:-]+$/, 'the name of a cloud has letters, digits and ~@#$.:-_');

/** What a configuration file says, as data: checks, types and documentation are drawn from it. */
export const configSchema = z.strictObject({
  host: z.string().min(1).default('127.0.0.1').describe('address to listen on; 0.0.0.0 for all'),
  port: z.number().int().min(0).max(65_535).default(5050).describe('0 for any that is free'),
  clouds: z
    .record(cloudName, cloud)
    .default({
      default: { type: 'dummy', profile: 'fake-driver' },
      fake_driver: { type: 'dummy', profile: 'fake-driver' },
    })
    .describe('the clouds served, by name; `default` is the one that requests mean which name none'),
  node_states: z.enum(['integer', 'text']).default('integer').describe('how states of nodes are told'),
  errors: z
    .enum(['documented', 'precise'])
    .default('documented')
    .describe(
      "how failures of clouds are answered: with the original's few texts, or with what the cloud said",
    ),
  refresh_tries: count('how often a question is asked of a cloud whose login has expired', 3),
  release_delay: seconds('between the release of a node and its end', 10, 0),
  cistern: z
    .strictObject({
      url: z.url({ protocol: /^https?$/ }).describe('where it is: http(s)://HOST:PORT'),
      timeout: seconds('for a request', 30),
    })
    .optional()
    .describe('a Cistern that keeps assignments, in place of the database'),
  database: database
    .prefault({})
    .refine(({ type, url, url_file }) => type === 'postgres' || (url ?? url_file) === undefined, {
      message: 'an embedded database has no url: say type: postgres',
    })
    .refine(
      ({ type, url, url_file }) => type === 'embedded' || (url === undefined) !== (url_file === undefined),
      {
        message: 'PostgreSQL needs either url or url_file',
      },
    )
    .describe('where users and assignments are kept'),
  auth: z
    .strictObject({
      required: z.boolean().default(false).describe('whether requests need a token'),
      token_lifetime: z
        .number()
        .int()
        .min(1)
        .max(31_536_000)
        .default(86_400)
        .describe('seconds a token counts'),
    })
    .prefault({}),
  limits: z
    .strictObject({
      body: z
        .number()
        .int()
        .min(1)
        .max(100_000_000)
        .default(1_048_576)
        .describe('bytes of the body of a request'),
      request: seconds('for a request to arrive', 60),
      stop: seconds('that a stopping server waits for requests under way', 120),
      cloud: z.strictObject(cloudLimits).prefault({}),
    })
    .prefault({}),
  log: z
    .strictObject({
      level: z
        .enum(['debug', 'info', 'warn', 'error', 'silent'])
        .default('info')
        .describe('from which level on'),
    })
    .prefault({}),
});

/** A configuration that was checked, defaults filled in. */
export type OrchestratorConfig = z.output<typeof configSchema>;

/** A configuration as it is written. */
export type OrchestratorSettings = z.input<typeof configSchema>;
