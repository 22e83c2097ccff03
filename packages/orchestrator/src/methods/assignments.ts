import type { Json } from '@leister/compute';
import { type CallOptions, defined, Listing, type RestResponse } from '@leister/rest';
import { checkNodeReference, checkTexts } from '../check.js';
import type { Assignment, AssignmentResult, AssignVm, InCloud, ReleaseVm } from '../model.js';
import { listIn, toAssignment, toAssignmentResult } from '../to-results.js';
import { OrchestratorNodeMethods } from './nodes.js';

/** Whose a node is, which Cistern keeps for the Orchestrator. None of these is sent a second time. */
export abstract class OrchestratorAssignmentMethods extends OrchestratorNodeMethods {
  /**
   * The nodes that Cistern keeps, free and assigned. None also where Cistern is away: the Orchestrator does not say so.
   * GET /vm/status.
   */
  listAssignments({ cloud }: InCloud = {}, options: CallOptions = {}): Listing<Assignment> {
    const fetch = async (): Promise<Assignment[]> =>
      this.readResponse(await this.inCloud('GET', '/vm/status', cloud, options), (body) =>
        listIn(body, 'nodes').map(toAssignment),
      );
    return Listing.single(fetch, { signal: options.signal });
  }

  /**
   * Assigns a node to a user and an application. PUT /vm/action/assign.
   *
   * @throws ClientError INVALID_ARGUMENT; NOT_FOUND for a node that Cistern does not know, and where it is away;
   * OPERATION_FAILED where it refuses
   */
  async assignVm(assignment: AssignVm, options?: CallOptions): Promise<AssignmentResult> {
    const { cloud, node, hostname, user, vmType, emulate } = assignment;
    if (!emulate) {
      checkTexts({ user, vmType });
      checkNodeReference({ node, hostname });
    }
    const json = defined({ node, hostname, user, vm_type: vmType, emulate });
    return this.readResponse(await this.vmActionPut('assign', cloud, json, options), toAssignmentResult);
  }

  /**
   * Releases a node and deletes it. The Orchestrator waits between the two, and answers when both are done, after half
   * a minute, or later: give a `timeout` where the server has a longer delay. PUT /vm/action/release.
   *
   * @throws ClientError INVALID_ARGUMENT where neither node nor hostname is given; OPERATION_FAILED where Cistern refuses;
   * NOT_FOUND for a node that was released and is not on the cloud; SERVER for one that Cistern does not know
   */
  async releaseVm(release: ReleaseVm, options?: CallOptions): Promise<AssignmentResult> {
    const { cloud, node, hostname, emulate } = release;
    if (!emulate) checkNodeReference({ node, hostname });
    const json = defined({ node, hostname, emulate });
    return this.readResponse(await this.vmActionPut('release', cloud, json, options), toAssignmentResult);
  }

  /** PUT /vm/action/{action}, as it is answered. */
  protected vmActionPut(
    action: 'assign' | 'release',
    cloud: string | undefined,
    json: Json,
    options?: CallOptions,
  ): Promise<RestResponse> {
    return this.inCloud('PUT', `/vm/action/${action}`, cloud, { ...options, json });
  }
}
