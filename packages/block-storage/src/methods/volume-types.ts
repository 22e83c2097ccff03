import {
  type Acknowledged,
  acknowledged,
  type Collection,
  snakeCase,
  text,
  texts,
  unwrap,
  unwrapList,
} from '@leister/openstack';
import { type CallOptions, type Listing, path } from '@leister/rest';
import { queryOf } from '../cinder/query.js';
import { toEncryption, volumeTypes } from '../cinder/volume-types.js';
import type {
  CreateVolumeType,
  EncryptVolumeType,
  ListVolumeTypes,
  UpdateVolumeType,
  VolumeType,
  VolumeTypeEncryption,
} from '../model/volume-type.js';
import { SnapshotMethods } from './snapshots.js';

/** The access of projects is a field of an extension. */
const names = { isPublic: 'os-volume-type-access:is_public' };

function encryptionOf(typeId: string): Collection<VolumeTypeEncryption> {
  return {
    path: path`/types/${typeId}/encryption`,
    one: 'encryption',
    many: 'encryptions',
    read: toEncryption,
  };
}

/** Kinds of volumes. Making and changing them is for administrators. */
export abstract class VolumeTypeMethods extends SnapshotMethods {
  /** Cinder: GET /types. */
  listVolumeTypes(filter: ListVolumeTypes = {}, options: CallOptions = {}): Listing<VolumeType> {
    const query = { ...queryOf(filter), ...options.query };
    return this.collectionList(volumeTypes, volumeTypes.path, { ...options, query });
  }

  /** Cinder: GET /types/{id}. @param id `default` for the one that volumes are of when nothing is said */
  async getVolumeTypeDetails(id: string, options?: CallOptions): Promise<VolumeType> {
    return this.collectionGet(volumeTypes, id, options);
  }

  /** The type with an id or a name that no other has. @throws ClientError NOT_FOUND */
  async findVolumeType(nameOrId: string, options?: CallOptions): Promise<VolumeType> {
    return this.findByNameOrId('volume type', nameOrId, {
      get: (id) => this.getVolumeTypeDetails(id, options),
      // Without this word, an administrator gets the public ones alone.
      list: () => this.listVolumeTypes({}, { ...options, query: { is_public: 'none', ...options?.query } }),
    });
  }

  /** Cinder: POST /types. @throws ClientError CONFLICT for a name that another has */
  async createVolumeType(type: CreateVolumeType, options?: CallOptions): Promise<VolumeType> {
    return this.collectionPost(volumeTypes, snakeCase(type, names), options);
  }

  /** Cinder: PUT /types/{id}. */
  async updateVolumeType(id: string, changes: UpdateVolumeType, options?: CallOptions): Promise<VolumeType> {
    return this.collectionPut(volumeTypes, id, snakeCase(changes), options);
  }

  /** Cinder: DELETE /types/{id}. @throws ClientError BAD_REQUEST while volumes are of it */
  async deleteVolumeType(id: string, options?: CallOptions): Promise<Acknowledged> {
    return this.collectionDelete(volumeTypes, id, options);
  }

  /** Cinder: GET /types/{id}/extra_specs. */
  async getExtraSpecs(id: string, options?: CallOptions): Promise<Record<string, string>> {
    const response = await this.send('GET', path`/types/${id}/extra_specs`, options);
    return this.readResponse(response, (body) => texts(unwrap(body, 'extra_specs')) ?? {});
  }

  /** Sets the keys given and leaves the others. Gives those set. Cinder: POST /types/{id}/extra_specs. */
  async updateExtraSpecs(
    id: string,
    specs: Readonly<Record<string, string>>,
    options?: CallOptions,
  ): Promise<Record<string, string>> {
    const call = { ...options, json: { extra_specs: specs } };
    const response = await this.send('POST', path`/types/${id}/extra_specs`, call);
    return this.readResponse(response, (body) => texts(unwrap(body, 'extra_specs')) ?? {});
  }

  /** Cinder: DELETE /types/{id}/extra_specs/{key}. @throws ClientError NOT_FOUND for a key that is not there */
  async deleteExtraSpec(id: string, key: string, options?: CallOptions): Promise<Acknowledged> {
    return acknowledged(await this.send('DELETE', path`/types/${id}/extra_specs/${key}`, options));
  }

  /** Projects that may use a type that is not public. Cinder: GET /types/{id}/os-volume-type-access. */
  async listVolumeTypeAccess(id: string, options?: CallOptions): Promise<string[]> {
    const response = await this.send('GET', path`/types/${id}/os-volume-type-access`, options);
    return this.readResponse(response, (body) =>
      unwrapList(body, 'volume_type_access').flatMap(({ project_id }) => text(project_id) ?? []),
    );
  }

  /** Cinder: action addProjectAccess. @throws ClientError CONFLICT for one that has it, or a type that is public */
  async addVolumeTypeAccess(id: string, projectId: string, options?: CallOptions): Promise<Acknowledged> {
    const action = { addProjectAccess: { project: projectId } };
    return this.actAndTell(() => path`/types/${id}`, action, options);
  }

  /** Cinder: action removeProjectAccess. @throws ClientError NOT_FOUND */
  async removeVolumeTypeAccess(id: string, projectId: string, options?: CallOptions): Promise<Acknowledged> {
    const action = { removeProjectAccess: { project: projectId } };
    return this.actAndTell(() => path`/types/${id}`, action, options);
  }

  /** How volumes of a type are encrypted; undefined for not at all. Cinder: GET /types/{id}/encryption. */
  async getVolumeTypeEncryption(
    id: string,
    options?: CallOptions,
  ): Promise<VolumeTypeEncryption | undefined> {
    const response = await this.send('GET', encryptionOf(id).path, options);
    const encryption = this.readItem({ ...encryptionOf(id), wrapped: false }, response);
    return encryption.provider === '' ? undefined : encryption;
  }

  /** Cinder: POST /types/{id}/encryption. @throws ClientError BAD_REQUEST while volumes are of it */
  async createVolumeTypeEncryption(
    id: string,
    encryption: EncryptVolumeType,
    options?: CallOptions,
  ): Promise<VolumeTypeEncryption> {
    return this.collectionPost(encryptionOf(id), snakeCase(encryption), options);
  }

  /** Cinder: PUT /types/{id}/encryption/{encryption}. */
  async updateVolumeTypeEncryption(
    id: string,
    changes: Partial<EncryptVolumeType> & { encryptionId: string },
    options?: CallOptions,
  ): Promise<VolumeTypeEncryption> {
    const { encryptionId, ...fields } = changes;
    return this.collectionPut(encryptionOf(id), encryptionId, snakeCase(fields), options);
  }

  /** Cinder: DELETE /types/{id}/encryption/{encryption}. */
  async deleteVolumeTypeEncryption(
    id: string,
    encryptionId: string,
    options?: CallOptions,
  ): Promise<Acknowledged> {
    return this.collectionDelete(encryptionOf(id), encryptionId, options);
  }
}
