import { createHash, getHashes, type Hash } from 'node:crypto';
import { ClientError } from '@leister/rest';
import type { Image } from '../model/image.js';

/** The algorithm that Glance hashes with unless its administrator chose another. */
export const usualAlgorithm = 'sha512';

/** The hashes of an image's data, taken as it passes, to hold against those that the service tells. */
export class ImageDigests {
  private readonly hashes = new Map<string, Hash>();
  private readonly told: string[];
  private size = 0;

  /** @param algorithms those of which one will be told, in Glance's spelling; one that Node does not know is left out */
  constructor(algorithms: readonly string[]) {
    this.told = algorithms.filter((name) => getHashes().includes(name.replace('_', '-')));
    for (const name of this.told) this.hashes.set(name, createHash(name.replace('_', '-')));
  }

  update(chunk: Uint8Array | string): void {
    this.size += Buffer.byteLength(chunk);
    for (const hash of this.hashes.values()) hash.update(chunk);
  }

  /**
   * Holds the data that passed against what is told of the image: the strongest hash there is, and the size.
   *
   * @throws ClientError OPERATION_FAILED when they differ
   */
  verify(image: Image): void {
    const { id, size, hash, checksum } = image;
    if (size !== undefined && size !== this.size) throw damaged(id, `${this.size} bytes, not ${size}`);
    const told = [hash, checksum === undefined ? undefined : { algorithm: 'md5', value: checksum }];
    for (const known of told) {
      const own = known && this.hashes.get(known.algorithm);
      if (!own) continue;
      const value = own.copy().digest('hex');
      if (value !== known.value) throw damaged(id, `its ${known.algorithm} is ${value}, not ${known.value}`);
      return;
    }
  }
}

function damaged(id: string, why: string): ClientError {
  return new ClientError(`the data of image ${id} did not pass undamaged: ${why}`, {
    code: 'OPERATION_FAILED',
  });
}
