import type { Acknowledged } from '@leister/compute';
import { type CallOptions, type Listing, path } from '@leister/rest';
import {
  type CreateProject,
  type LxdProject,
  type LxdProjectState,
  projects,
  toProjectState,
  type UpdateProject,
} from '../resources/administration.js';
import { bodyOf } from '../resources/thing.js';
import type { ListOptions, UpdateOptions } from './resources.js';
import { LxdVolumeBackupMethods } from './volume-backups.js';

/** Projects. */
export abstract class LxdProjectMethods extends LxdVolumeBackupMethods {
  /** The projects that the caller may see. LXD: GET /1.0/projects. */
  listProjects(options?: ListOptions): Listing<LxdProject> {
    return this.resourceList(() => projects, options);
  }

  /** LXD: GET /1.0/projects/{name}. @throws ClientError NOT_FOUND */
  async getProjectDetails(name: string, options?: CallOptions): Promise<LxdProject> {
    return this.resourceGet(projects, name, options);
  }

  /** LXD: POST /1.0/projects. @throws ClientError CONFLICT for one that is there already */
  async createProject(project: CreateProject, options?: CallOptions): Promise<Acknowledged> {
    return this.resourcePost(projects, bodyOf(project), options);
  }

  /** Changes what is named, and leaves the rest. LXD: PATCH /1.0/projects/{name}. @throws ClientError NOT_FOUND */
  async updateProject(name: string, changes: UpdateProject, options?: UpdateOptions): Promise<Acknowledged> {
    return this.resourcePatch(projects, name, bodyOf(changes), options);
  }

  /**
   * Replaces fields by what is made of them as they are, again where somebody else was faster.
   * LXD: GET and PUT /1.0/projects/{name}.
   *
   * @param change gives the fields that are to be others, each as a whole
   */
  async modifyProject(
    name: string,
    change: (current: LxdProject) => UpdateProject,
    options?: CallOptions,
  ): Promise<Acknowledged> {
    return this.resourceModify(projects, name, change, options);
  }

  /** LXD: POST /1.0/projects/{name}. @throws ClientError CONFLICT for a name in use */
  async renameProject(name: string, newName: string, options?: CallOptions): Promise<Acknowledged> {
    return this.resourceRename(projects, name, newName, options);
  }

  /** LXD: DELETE /1.0/projects/{name}. @throws ClientError NOT_FOUND */
  async deleteProject(name: string, options?: CallOptions): Promise<Acknowledged> {
    return this.resourceDelete(projects, name, options);
  }

  /** What a project uses, and what it may use. LXD: GET /1.0/projects/{name}/state. */
  getProjectState(name: string, options?: CallOptions): Promise<LxdProjectState> {
    return this.readThing(() => path`/1.0/projects/${name}/state`, toProjectState, options);
  }
}
