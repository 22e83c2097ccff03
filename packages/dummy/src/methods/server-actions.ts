import type { Acknowledged, CreatedImage, CreateServerImage, UnshelveServer } from '@leister/compute';
import { type CallOptions, invalidArgument } from '@leister/rest';
import { createImage } from '../cloud/catalog.js';
import { badRequest, find, findNamed } from '../cloud/items.js';
import { confirmResize, lockServer, resizeServer, revertResize, unlockServer } from '../cloud/servers.js';
import { type Action, begin } from '../cloud/transitions.js';
import type { DummyMethod } from '../faults.js';
import { DummyServerMethods } from './servers.js';

/** What is done to a server that is there. */
export abstract class DummyServerActionMethods extends DummyServerMethods {
  override startServer(id: string, options?: CallOptions): Promise<Acknowledged> {
    return this.actOn('startServer', id, 'start', options);
  }

  override shutdownServer(id: string, options?: CallOptions): Promise<Acknowledged> {
    return this.actOn('shutdownServer', id, 'shutdown', options);
  }

  override rebootServer(id: string, hard = false, options?: CallOptions): Promise<Acknowledged> {
    return this.actOn('rebootServer', id, hard ? 'reboot hard' : 'reboot', options);
  }

  override pauseServer(id: string, options?: CallOptions): Promise<Acknowledged> {
    return this.actOn('pauseServer', id, 'pause', options);
  }

  override unpauseServer(id: string, options?: CallOptions): Promise<Acknowledged> {
    return this.actOn('unpauseServer', id, 'unpause', options);
  }

  override suspendServer(id: string, options?: CallOptions): Promise<Acknowledged> {
    return this.actOn('suspendServer', id, 'suspend', options);
  }

  override resumeServer(id: string, options?: CallOptions): Promise<Acknowledged> {
    return this.actOn('resumeServer', id, 'resume', options);
  }

  /** A password is not kept: nobody can log in here. */
  override changeAdminPassword(id: string, password: string, options?: CallOptions): Promise<Acknowledged> {
    return this.order('changeAdminPassword', options, (cloud) => {
      if (typeof password !== 'string' || password === '')
        throw invalidArgument('a password must not be empty');
      this.keepSecret(password);
      return find(cloud, 'servers', id);
    });
  }

  override resizeServer(id: string, flavorId: string, options?: CallOptions): Promise<Acknowledged> {
    return this.order('resizeServer', options, (cloud) => resizeServer(cloud, id, flavorId));
  }

  override confirmResizeServer(id: string, options?: CallOptions): Promise<Acknowledged> {
    return this.order('confirmResizeServer', options, (cloud) => confirmResize(cloud, id));
  }

  override revertResizeServer(id: string, options?: CallOptions): Promise<Acknowledged> {
    return this.order('revertResizeServer', options, (cloud) => revertResize(cloud, id));
  }

  override rescueServer(id: string, imageId?: string, options?: CallOptions): Promise<Acknowledged> {
    return this.order('rescueServer', options, (cloud) => {
      const server = find(cloud, 'servers', id);
      if (imageId !== undefined) findNamed(cloud, 'images', imageId);
      begin(cloud, server, 'rescue');
      return server;
    });
  }

  override unrescueServer(id: string, options?: CallOptions): Promise<Acknowledged> {
    return this.actOn('unrescueServer', id, 'unrescue', options);
  }

  override shelveServer(id: string, options?: CallOptions): Promise<Acknowledged> {
    return this.actOn('shelveServer', id, 'shelve', options);
  }

  override shelveOffloadServer(id: string, options?: CallOptions): Promise<Acknowledged> {
    return this.actOn('shelveOffloadServer', id, 'offload', options);
  }

  /** There is one machine, and no zone to choose: what was asked for is refused. */
  override unshelveServer(
    id: string,
    where: UnshelveServer = {},
    options?: CallOptions,
  ): Promise<Acknowledged> {
    return this.order('unshelveServer', options, (cloud) => {
      const server = find(cloud, 'servers', id);
      if (where.host !== undefined || where.availabilityZone !== undefined)
        throw badRequest('there is one machine only: a server cannot choose where to come back');
      begin(cloud, server, 'unshelve');
      return server;
    });
  }

  /** Here everybody may unlock, and nobody may change what is locked. */
  override lockServer(id: string, reason?: string, options?: CallOptions): Promise<Acknowledged> {
    return this.order('lockServer', options, (cloud) => lockServer(cloud, id, reason));
  }

  override unlockServer(id: string, options?: CallOptions): Promise<Acknowledged> {
    return this.order('unlockServer', options, (cloud) => unlockServer(cloud, id));
  }

  override createServerImage(
    id: string,
    image: CreateServerImage,
    options?: CallOptions,
  ): Promise<CreatedImage> {
    return this.change('createServerImage', options, (cloud) => {
      const created = createImage(cloud, id, image);
      return { imageId: created.id, raw: structuredClone(created) };
    });
  }

  private actOn(
    method: DummyMethod,
    id: string,
    action: Action,
    options?: CallOptions,
  ): Promise<Acknowledged> {
    return this.order(method, options, (cloud) => {
      const server = find(cloud, 'servers', id);
      begin(cloud, server, action);
      return server;
    });
  }
}
