import { get } from 'node:http';
import { setImmediate as tick } from 'node:timers/promises';
import {
  type ComputeFeature,
  type ComputeProfile,
  type ListImages,
  type Image,
  type Server,
} from '@leister/compute';
import { DummyClient } from '@leister/dummy';
import { type CallOptions, Listing, type RequestDefaults } from '@leister/rest';
import type { Mutant } from './mutant.js';

/** Sends a request that leads nowhere: only that it was sent counts. */
function send(headers: Record<string, string>): Promise<void> {
  return new Promise((resolve) => {
    get({ host: '127.0.0.1', port: 9, headers }).on('error', () => resolve());
  });
}

/** Clients that do the right thing in the wrong way. */
export const wrongManners: Mutant[] = [
  {
    broken: 'an error thrown at once',
    Client: class extends DummyClient {
      override getServerDetails(id: string, options?: CallOptions): Promise<Server> {
        if (id === '4711') throw new TypeError('no such server');
        return super.getServerDetails(id, options);
      }
    },
    caughtBy: 'an unknown id is NOT_FOUND',
    complaint: /threw instead of rejecting/,
  },
  {
    broken: 'an error that is not a ClientError',
    Client: class extends DummyClient {
      override getServerDetails(id: string, options?: CallOptions): Promise<Server> {
        return super.getServerDetails(id, options).catch((error: Error) => {
          throw new Error(error.message);
        });
      }
    },
    caughtBy: 'an unknown id is NOT_FOUND',
    complaint: /something else than a ClientError/,
  },
  {
    broken: 'what a call needs kept on the client',
    Client: class extends DummyClient {
      private current = '';
      override async getServerDetails(id: string, options?: CallOptions): Promise<Server> {
        this.current = id;
        await tick();
        return super.getServerDetails(this.current, options);
      }
    },
    caughtBy: 'twenty calls at once each get their own answer',
    complaint: /got another server|NOT_FOUND|no server has the id/,
  },
  {
    broken: 'a signal that is forgotten',
    Client: class extends DummyClient {
      override listImages(filter?: ListImages): Listing<Image> {
        return super.listImages(filter);
      }
    },
    caughtBy: 'a signal that is aborted already: ABORTED, and nothing is sent',
    complaint: /listImages did not fail/,
  },
  {
    broken: 'a deadline called an abort',
    Client: class extends DummyClient {
      override getServerDetails(id: string, options?: CallOptions): Promise<Server> {
        const signal = options?.signal?.aborted ? AbortSignal.abort() : options?.signal;
        return super.getServerDetails(id, { ...options, signal });
      }
    },
    caughtBy: 'a deadline that has passed is TIMEOUT, not ABORTED',
    complaint: /getServerDetails: wanted TIMEOUT/,
  },
  {
    broken: 'a feature declared and not written',
    Client: class extends DummyClient {
      static override readonly profile: ComputeProfile = {
        ...DummyClient.profile,
        features: [...DummyClient.profile.features, 'stats'],
      };
    },
    caughtBy: "every declared method is the client's own",
    complaint: /getServerStats/,
  },
  {
    broken: 'features told that are not in the profile',
    Client: class extends DummyClient {
      override async features(options?: CallOptions): Promise<ComputeFeature[]> {
        return [...(await super.features(options)), 'stats'];
      }
    },
    caughtBy: 'features() and supports() say the same',
    complaint: /do not agree/,
  },
  {
    broken: 'a feature that works and is denied',
    Client: class extends DummyClient {
      override supports(feature: ComputeFeature): boolean {
        return feature !== 'pause' && super.supports(feature);
      }
    },
    caughtBy: 'pause: a server is held and let go',
    complaint: /pauseServer: wanted UNSUPPORTED/,
  },
  {
    broken: 'a refused feature that sends a request',
    Client: class extends DummyClient {
      override async getServerStats(): Promise<never> {
        await send({});
        throw this.unsupported('getServerStats');
      }
    },
    caughtBy: 'stats: figures of the load are told',
    complaint: /getServerStats sent a request/,
  },
  {
    broken: "another cloud's headers",
    Client: class extends DummyClient {
      override listImages(filter?: ListImages, options?: CallOptions): Listing<Image> {
        return Listing.single(async () => {
          await send({ 'OpenStack-API-Version': 'compute 2.1' });
          return super.listImages(filter, options);
        }, options);
      }
    },
    caughtBy: 'images are listed, told in detail and found',
    complaint: /headers of another cloud's protocol[^]*openstack-api-version/,
  },
  {
    broken: 'a list that is asked for before it is used',
    Client: class extends DummyClient {
      override listImages(filter?: ListImages, options?: CallOptions): Listing<Image> {
        void send({});
        return super.listImages(filter, options);
      }
    },
    caughtBy: 'a listing is lazy, and dropped without a trace',
    complaint: /a listing that nobody used sent a request/,
  },
  {
    broken: 'a clone that changes the client',
    Client: class extends DummyClient {
      private cloned = false;
      override with(overrides: RequestDefaults): this {
        const clone = super.with(overrides);
        // The suite's own clients are clones themselves.
        if (!this.cloned) return Object.assign(clone, { cloned: true });
        return Object.assign(this, clone);
      }
    },
    caughtBy: 'with() gives a client of the same cloud and leaves the first alone',
    complaint: /clone/,
  },
];
