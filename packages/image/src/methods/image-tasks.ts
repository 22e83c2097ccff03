import { type Collection, snakeCase, type StatusWords } from '@leister/openstack';
import { type CallOptions, type Listing, path, type WaitOptions } from '@leister/rest';
import { toImageTask } from '../glance/to-image-task.js';
import type { ImageTask, ListTasks } from '../model/glance.js';
import { ImageActionMethods } from './image-actions.js';

const tasks: Collection<ImageTask> = {
  path: '/tasks',
  one: 'task',
  many: 'tasks',
  wrapped: false,
  read: toImageTask,
};

/** Work that goes on after the request. */
export abstract class ImageTaskMethods extends ImageActionMethods {
  /** Glance: GET /v2/tasks; most services show it to administrators only. */
  listTasks(filter: ListTasks = {}, options: CallOptions = {}): Listing<ImageTask> {
    return this.collectionList(tasks, tasks.path, {
      ...options,
      query: { ...snakeCase(filter), ...options.query },
    });
  }

  /** Glance: GET /v2/tasks/{id}. @throws ClientError NOT_FOUND */
  async getTaskDetails(id: string, options?: CallOptions): Promise<ImageTask> {
    return this.collectionGet(tasks, id, options);
  }

  /** What was and is done for an image. Glance (v2.12): GET /v2/images/{id}/tasks. */
  listImageTasks(id: string, options?: CallOptions): Listing<ImageTask> {
    return this.collectionList(tasks, () => path`/images/${id}/tasks`, options);
  }

  /** Waits until a task is in a status: `success` unless told otherwise. @throws ClientError OPERATION_FAILED */
  async waitTaskUntil(
    id: string,
    status: StatusWords = 'success',
    options?: WaitOptions<ImageTask>,
  ): Promise<ImageTask> {
    const look = (task: string, call: CallOptions): Promise<ImageTask> => this.getTaskDetails(task, call);
    return this.waitStatusUntil({ kind: 'task', look }, id, status, options);
  }
}
