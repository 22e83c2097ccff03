/** A volume that is offered to another project. */
export interface VolumeTransfer {
  id: string;
  name: string;
  volumeId: string;
  raw: unknown;
  /** What the other has to show. Told once, when the offer is made. */
  authKey?: string;
  /** ISO 8601. */
  created?: string;
}
