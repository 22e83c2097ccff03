import { type Acknowledged, snakeCase, unwrapList } from '@leister/openstack';
import { type CallOptions, isRecord, type Listing } from '@leister/rest';
import { toProject } from '../keystone/to-projects.js';
import type { CreateProject, ListProjects, Project, UpdateProject } from '../model/projects.js';
import { GroupMethods } from './groups.js';

const projects = { path: '/projects', one: 'project', many: 'projects', read: toProject };

/** Projects, which own resources. */
export abstract class ProjectMethods extends GroupMethods {
  /** The projects for which the caller can have a token. Keystone: GET /v3/auth/projects, or GET /v2.0/tenants. */
  listMyProjects(options: CallOptions = {}): Listing<Project> {
    const read = (body: unknown): Project[] =>
      unwrapList(body, isRecord(body) && 'tenants' in body ? 'tenants' : 'projects').map(toProject);
    return this.list('/auth/projects', read, options, async (page, call) =>
      (await this.speaksV2())
        ? this.get(page === '/auth/projects' ? '/tenants' : page, call)
        : this.send('GET', page, call),
    );
  }

  /** Keystone: GET /v3/projects. Without administrators' rights, see {@link listMyProjects}. */
  listProjects(filter: ListProjects = {}, options: CallOptions = {}): Listing<Project> {
    const query = { ...snakeCase({ ...filter, tags: filter.tags?.join(',') }), ...options.query };
    return this.collectionList(projects, projects.path, { ...options, query });
  }

  /** Keystone: GET /v3/projects/{id}. @throws ClientError NOT_FOUND */
  async getProject(id: string, options?: CallOptions): Promise<Project> {
    return this.collectionGet(projects, id, options);
  }

  /**
   * The project with an id or a name that no other has.
   *
   * @param options `domainId` looks in one domain only
   * @throws ClientError NOT_FOUND; CONFLICT when several projects have the name
   */
  async findProject(
    nameOrId: string,
    { domainId, ...options }: CallOptions & { domainId?: string | undefined } = {},
  ): Promise<Project> {
    return this.findByNameOrId('project', nameOrId, {
      get: (id) => this.getProject(id, options),
      list: () => this.listProjects({ name: nameOrId, domainId }, options),
    });
  }

  /** Keystone: POST /v3/projects. @throws ClientError CONFLICT when the domain has a project of the name */
  async createProject(project: CreateProject, options?: CallOptions): Promise<Project> {
    return this.collectionPost(projects, snakeCase(project), options);
  }

  /** Changes what is given and leaves the rest. Keystone: PATCH /v3/projects/{id}. */
  async updateProject(id: string, changes: UpdateProject, options?: CallOptions): Promise<Project> {
    return this.collectionPatch(projects, id, snakeCase(changes), options);
  }

  /** Keystone: DELETE /v3/projects/{id}. What other services hold for it stays there. @throws ClientError NOT_FOUND */
  async deleteProject(id: string, options?: CallOptions): Promise<Acknowledged> {
    return this.collectionDelete(projects, id, options);
  }
}
