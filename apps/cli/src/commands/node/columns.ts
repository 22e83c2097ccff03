import type { Assignment, AssignmentResult, OrchestratorNode } from '@leister/orchestrator';
import type { Column } from '../../command.js';

export const nodeColumns: readonly Column<OrchestratorNode>[] = [
  'id',
  'name',
  'state',
  'publicIps',
  'privateIps',
];

export const nodeDetails: readonly Column<OrchestratorNode>[] = ['uuid', 'provider', 'cloudType'];

/** `node` is the id of the node on its cloud, `id` that of the assignment. */
export const assignmentColumns: readonly Column<Assignment>[] = [
  'node',
  'hostname',
  'user',
  'recipe',
  { name: 'status', value: ({ statusDescription, status }) => statusDescription ?? status },
];

export const assignmentDetails: readonly Column<Assignment>[] = ['id', 'cloud', 'recipeId'];

export const resultColumns: readonly Column<AssignmentResult>[] = ['node', 'result'];
