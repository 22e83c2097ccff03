import type { Described, Describing, ListDescribed, Making } from './common.js';

/** A port whose packets carry the tag of a segment and so belong to another network. */
export interface SubPort {
  portId: string;
  /** `vlan`, or `inherit` for that of the port's network. */
  segmentationType?: string | undefined;
  segmentationId?: number | undefined;
}

/** A port that carries the packets of others, tagged. */
export interface Trunk extends Described {
  id: string;
  name: string;
  /** `ACTIVE`, `DOWN`, `BUILD`, `DEGRADED`, `ERROR`. */
  status: string;
  portId: string;
  adminStateUp?: boolean;
  subPorts: SubPort[];
}

/** Which trunks to list. */
export interface ListTrunks extends ListDescribed {
  portId?: string | undefined;
  status?: string | undefined;
  adminStateUp?: boolean | undefined;
}

/** What a trunk is to be. */
export interface UpdateTrunk extends Describing {
  adminStateUp?: boolean | undefined;
}

/** A trunk to be made. */
export interface CreateTrunk extends UpdateTrunk, Making {
  portId: string;
  subPorts?: readonly SubPort[] | undefined;
}
