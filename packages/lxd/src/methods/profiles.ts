import type { Acknowledged } from '@leister/compute';
import type { CallOptions, Listing } from '@leister/rest';
import { type CreateProfile, type LxdProfile, profiles, type UpdateProfile } from '../resources/profiles.js';
import { bodyOf } from '../resources/thing.js';
import { type ListOptions, type UpdateOptions, LxdResourceMethods } from './resources.js';

/** Profiles. */
export abstract class LxdProfileMethods extends LxdResourceMethods {
  /** The profiles of the project. LXD: GET /1.0/profiles. */
  listProfiles(options?: ListOptions): Listing<LxdProfile> {
    return this.resourceList(() => profiles, options);
  }

  /** LXD: GET /1.0/profiles/{name}. @throws ClientError NOT_FOUND */
  async getProfileDetails(name: string, options?: CallOptions): Promise<LxdProfile> {
    return this.resourceGet(profiles, name, options);
  }

  /** LXD: POST /1.0/profiles. @throws ClientError CONFLICT for one that is there already */
  async createProfile(profile: CreateProfile, options?: CallOptions): Promise<Acknowledged> {
    return this.resourcePost(profiles, bodyOf(profile), options);
  }

  /** Changes what is named, and leaves the rest. LXD: PATCH /1.0/profiles/{name}. @throws ClientError NOT_FOUND */
  async updateProfile(name: string, changes: UpdateProfile, options?: UpdateOptions): Promise<Acknowledged> {
    return this.resourcePatch(profiles, name, bodyOf(changes), options);
  }

  /**
   * Replaces fields by what is made of them as they are, again where somebody else was faster.
   * LXD: GET and PUT /1.0/profiles/{name}.
   *
   * @param change gives the fields that are to be others, each as a whole
   */
  async modifyProfile(
    name: string,
    change: (current: LxdProfile) => UpdateProfile,
    options?: CallOptions,
  ): Promise<Acknowledged> {
    return this.resourceModify(profiles, name, change, options);
  }

  /** LXD: POST /1.0/profiles/{name}. @throws ClientError CONFLICT for a name in use */
  async renameProfile(name: string, newName: string, options?: CallOptions): Promise<Acknowledged> {
    return this.resourceRename(profiles, name, newName, options);
  }

  /** LXD: DELETE /1.0/profiles/{name}. @throws ClientError NOT_FOUND */
  async deleteProfile(name: string, options?: CallOptions): Promise<Acknowledged> {
    return this.resourceDelete(profiles, name, options);
  }
}
