/** A kind of volumes. */
export interface VolumeType {
  id: string;
  name: string;
  raw: unknown;
  description?: string;
  /** Whether every project may use it. */
  isPublic?: boolean;
  /** What volumes of the type are to have, for the scheduler and drivers. */
  extraSpecs?: Record<string, string>;
  qosSpecsId?: string;
}

/** Which types to list. */
export interface ListVolumeTypes {
  /** Administrators may ask for those that are not public, too. Left out, Cinder lists the public ones, and those that the project may use. */
  isPublic?: boolean | undefined;
  order?: string | undefined;
  limit?: number | undefined;
  marker?: string | undefined;
}

/** What a type is to be. */
export interface UpdateVolumeType {
  name?: string | undefined;
  description?: string | undefined;
  isPublic?: boolean | undefined;
}

/** A type to be made. */
export interface CreateVolumeType extends UpdateVolumeType {
  name: string;
  extraSpecs?: Readonly<Record<string, string>> | undefined;
}

/** How volumes of a type are encrypted. */
export interface VolumeTypeEncryption {
  /** `luks`, `plain` ... or the name of a class. */
  provider: string;
  /** `front-end`, by the host of the server, or `back-end`, by the store. */
  controlLocation?: string;
  cipher?: string;
  /** Bits. */
  keySize?: number;
  encryptionId?: string;
  raw: unknown;
}

/** How volumes of a type are to be encrypted. */
export interface EncryptVolumeType {
  provider: string;
  controlLocation?: string | undefined;
  cipher?: string | undefined;
  /** Bits. */
  keySize?: number | undefined;
}
