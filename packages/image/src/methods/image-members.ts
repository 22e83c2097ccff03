import { type Acknowledged, acknowledged, type Collection } from '@leister/openstack';
import { type CallOptions, type Listing, path } from '@leister/rest';
import { toImageMember } from '../glance/to-image-member.js';
import type { ImageMember } from '../model/image.js';
import { ImageImportMethods } from './image-import.js';

const members = { one: 'member', many: 'members', wrapped: false, read: toImageMember };

function membersOf(id: string): Collection<ImageMember> {
  return { ...members, path: path`/images/${id}/members` };
}

/** Projects that an image is shared with. Its visibility must be `shared`. */
export abstract class ImageMemberMethods extends ImageImportMethods {
  /** Glance: GET /v2/images/{id}/members. */
  override listMembers(id: string, options?: CallOptions): Listing<ImageMember> {
    return this.collectionList(members, () => membersOf(id).path, options);
  }

  /** Glance: GET /v2/images/{id}/members/{member}. @throws ClientError NOT_FOUND */
  async getMember(id: string, member: string, options?: CallOptions): Promise<ImageMember> {
    return this.collectionGet(membersOf(id), member, options);
  }

  /** Offers an image to a project, which then accepts or rejects it. Glance: POST /v2/images/{id}/members. */
  override async addMember(id: string, member: string, options?: CallOptions): Promise<ImageMember> {
    return this.collectionPost(membersOf(id), { member }, options);
  }

  /**
   * Says, as a member, what is made of an offer. Glance: PUT /v2/images/{id}/members/{member}.
   *
   * @param status `accepted`, `rejected` or `pending`
   */
  async updateMember(
    id: string,
    { member, status }: { member: string; status: string },
    options?: CallOptions,
  ): Promise<ImageMember> {
    return this.collectionPut(membersOf(id), member, { status }, options);
  }

  /** Glance: DELETE /v2/images/{id}/members/{member}. */
  override async removeMember(id: string, member: string, options?: CallOptions): Promise<Acknowledged> {
    return acknowledged(await this.send('DELETE', path`/images/${id}/members/${member}`, options));
  }
}
