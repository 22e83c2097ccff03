import type { ComputeFeature, ComputeProfile } from '@leister/compute';
import { type CallOptions, ClientError, invalidArgument, type TlsOptions } from '@leister/rest';
import { parseTrustToken } from './daemon/trust.js';
import type { LxdClientOptions } from './lxd-connection.js';
import { LxdEventMethods } from './methods/events.js';
import { lxdProfile, missingFeatures } from './profile.js';

/** How a client that joins by a trust token proves itself from then on, and what else it is. */
export interface JoinOptions extends Omit<LxdClientOptions, 'endpoint' | 'tls'> {
  tls: Required<Pick<TlsOptions, 'cert' | 'key'>> & Pick<TlsOptions, 'passphrase'>;
}

/**
 * Client of LXD (5.0.2 and newer, REST API 1.0) and Incus as a member of the compute family: servers are instances,
 * flavors are profiles and instance types, and a server's id is its name.
 *
 * What takes the daemon its time (creating, deleting, starting, stopping, rebooting, pausing) resolves when the order is
 * taken, as on every cloud; all else resolves when it is done. What fails later shows in waits for the server, in its
 * status or `fault`, and in {@link close}.
 */
export class LxdClient extends LxdEventMethods {
  static override readonly profile: ComputeProfile = lxdProfile;

  /**
   * Makes this client's certificate known to a server, with the token that `lxc config trust add` gave out there, and
   * gives a client that talks to it. The server is known by the certificate that the token names.
   *
   * @throws ClientError TLS for another server; FORBIDDEN for a token that was used, was revoked or has expired
   */
  static async join(token: string, options: JoinOptions, callOptions: CallOptions = {}): Promise<LxdClient> {
    const { addresses, fingerprint } = parseTrustToken(token);
    let failure: unknown = invalidArgument('the trust token names no address');
    for (const address of addresses) {
      const client = new LxdClient({
        ...options,
        endpoint: `https://${address}`,
        tls: { ...options.tls, fingerprint },
      });
      try {
        await client.addTrust(token, callOptions);
        return client;
      } catch (error) {
        failure = error;
        await client.close();
        // Behind an address of the server's own (that of a bridge, say) can be another server here: it was shown nothing.
        if (!(error instanceof ClientError) || !['CONNECTION', 'TIMEOUT', 'TLS'].includes(error.code)) break;
        if (callOptions.signal?.aborted) break;
      }
    }
    throw failure;
  }

  protected override findMissingFeatures(options?: CallOptions): Promise<ComputeFeature[]> {
    return this.perform(options, async (daemon, call) =>
      missingFeatures((await daemon.info(call)).extensions),
    );
  }
}
