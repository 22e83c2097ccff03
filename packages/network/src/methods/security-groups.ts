import { type Acknowledged, snakeCase } from '@leister/openstack';
import type { CallOptions, Listing } from '@leister/rest';
import type {
  CreateSecurityGroup,
  CreateSecurityGroupRule,
  ListSecurityGroupRules,
  ListSecurityGroups,
  SecurityGroup,
  SecurityGroupRule,
  UpdateSecurityGroup,
} from '../model/security.js';
import { queryOf } from '../neutron/query.js';
import { ruleNames, securityGroupRules, securityGroups } from '../neutron/security.js';
import { RouterMethods } from './routers.js';

/** Security groups and their rules. */
export abstract class SecurityGroupMethods extends RouterMethods {
  /** Neutron: GET /security-groups. */
  listSecurityGroups(filter: ListSecurityGroups = {}, options: CallOptions = {}): Listing<SecurityGroup> {
    const query = { ...queryOf(filter), ...options.query };
    return this.collectionList(securityGroups, securityGroups.path, { ...options, query });
  }

  /** Neutron: GET /security-groups/{id}. @throws ClientError NOT_FOUND */
  async getSecurityGroupDetails(id: string, options?: CallOptions): Promise<SecurityGroup> {
    return this.collectionGet(securityGroups, id, options);
  }

  /** The security group with an id or a name that no other has. @throws ClientError NOT_FOUND, CONFLICT */
  async findSecurityGroup(nameOrId: string, options?: CallOptions): Promise<SecurityGroup> {
    return this.findByNameOrId('security group', nameOrId, {
      get: (id) => this.getSecurityGroupDetails(id, options),
      list: () => this.listSecurityGroups({ name: nameOrId }, options),
    });
  }

  /** Begins with rules that let everything out. Neutron: POST /security-groups. */
  async createSecurityGroup(group: CreateSecurityGroup, options?: CallOptions): Promise<SecurityGroup> {
    return this.collectionPost(securityGroups, snakeCase(group), options);
  }

  /** Neutron: PUT /security-groups/{id}. */
  async updateSecurityGroup(
    id: string,
    changes: UpdateSecurityGroup,
    options?: CallOptions,
  ): Promise<SecurityGroup> {
    return this.collectionPut(securityGroups, id, snakeCase(changes), options);
  }

  /** Neutron: DELETE /security-groups/{id}. @throws ClientError CONFLICT while a port has it */
  async deleteSecurityGroup(id: string, options?: CallOptions): Promise<Acknowledged> {
    return this.collectionDelete(securityGroups, id, options);
  }

  /** Neutron: GET /security-group-rules. */
  listSecurityGroupRules(
    filter: ListSecurityGroupRules = {},
    options: CallOptions = {},
  ): Listing<SecurityGroupRule> {
    const query = { ...queryOf(filter, ruleNames), ...options.query };
    return this.collectionList(securityGroupRules, securityGroupRules.path, { ...options, query });
  }

  /** Neutron: GET /security-group-rules/{id}. @throws ClientError NOT_FOUND */
  async getSecurityGroupRuleDetails(id: string, options?: CallOptions): Promise<SecurityGroupRule> {
    return this.collectionGet(securityGroupRules, id, options);
  }

  /** Neutron: POST /security-group-rules. @throws ClientError CONFLICT when there is such a rule */
  async createSecurityGroupRule(
    rule: CreateSecurityGroupRule,
    options?: CallOptions,
  ): Promise<SecurityGroupRule> {
    return this.collectionPost(securityGroupRules, snakeCase(rule, ruleNames), options);
  }

  /** Makes all of them or none. Neutron: POST /security-group-rules. */
  async createSecurityGroupRules(
    rules: readonly CreateSecurityGroupRule[],
    options?: CallOptions,
  ): Promise<SecurityGroupRule[]> {
    return this.collectionPostMany(securityGroupRules, rules, (rule) => snakeCase(rule, ruleNames), options);
  }

  /** Neutron: DELETE /security-group-rules/{id}. */
  async deleteSecurityGroupRule(id: string, options?: CallOptions): Promise<Acknowledged> {
    return this.collectionDelete(securityGroupRules, id, options);
  }
}
