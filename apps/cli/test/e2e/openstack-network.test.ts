import { afterEach, beforeEach, expect, it } from 'vitest';
import { openstackFacts, type OpenStackFacts } from '../../../../test/support/openstack-facts.js';
import {
  describeOpenStack,
  Leftovers,
  patience,
  uniqueName,
} from '../../../../test/support/openstack-peer.js';
import { newOpenStackUser, type OpenStackUser } from './support/openstack-user.js';

describeOpenStack('networks on a real OpenStack', () => {
  const leftovers = new Leftovers();
  let facts: OpenStackFacts;
  let user: OpenStackUser;

  beforeEach(async () => {
    facts = openstackFacts();
    user = await newOpenStackUser();
  });

  afterEach(() => leftovers.clear(), patience);

  /** A network with a subnet of its own, gone when the test is over. */
  async function newNetwork(cidr = '10.77.0.0/24'): Promise<{ network: string; subnet: string }> {
    const [network, subnet] = [uniqueName('net'), uniqueName('sub')];
    leftovers.add(() => user.leister('network', 'delete', network));
    await user.one('network', 'create', '--name', network);
    await user.one('subnet', 'create', '--network-id', network, '--cidr', cidr, '--name', subnet);
    return { network, subnet };
  }

  async function newServer(network: string): Promise<string> {
    const name = uniqueName('srv');
    leftovers.add(() => user.leister('server', 'delete', name, '--wait'));
    const parts = [
      '--flavor-id',
      'm1.tiny',
      '--image-id',
      'tiny',
      '--network',
      facts.networks[network] ?? network,
    ];
    await user.rows('server', 'create', '--name', name, ...parts, '--wait');
    return name;
  }

  it('a network: create, list, info, modify, delete', async () => {
    const name = uniqueName('net');
    leftovers.add(() => user.leister('network', 'delete', name));
    const made = await user.one(
      'network',
      'create',
      '--name',
      name,
      '--description',
      'mine',
      '--mtu',
      '1400',
    );
    expect(made).toMatchObject({
      name,
      status: 'ACTIVE',
      description: 'mine',
      mtu: 1400,
      adminStateUp: true,
    });
    expect(await user.rows('network', 'list', '--name', name)).toMatchObject([{ id: made.id }]);
    expect(await user.rows('network', 'list', '--name-prefix', name.slice(0, -2))).toMatchObject([{ name }]);
    expect(await user.rows('network', 'list', '--id', made.id, '--external', 'true')).toEqual([]);
    expect(await user.one('network', 'info', name)).toMatchObject({ id: made.id });
    const changes = ['--name', `${name}-b`, '--admin-state-up', 'false', '--tag-add', 'a', '--tag-add', 'b'];
    expect(await user.one('network', 'modify', made.id, ...changes)).toMatchObject({
      name: `${name}-b`,
      adminStateUp: false,
      tags: ['a', 'b'],
    });
    expect(await user.rows('network', 'list', '--tags', 'a', '--tags', 'b')).toMatchObject([{ id: made.id }]);
    expect(await user.one('network', 'modify', made.id, '--tag-del', 'a')).toMatchObject({ tags: ['b'] });
    expect(await user.one('network', 'modify', made.id, '--tag-replace', 'c')).toMatchObject({ tags: ['c'] });
    expect(await user.one('network', 'modify', made.id, '--tags-del')).toMatchObject({ tags: [] });
    expect(await user.rows('network', 'delete', made.id)).toEqual([{ name: `${name}-b`, result: 'deleted' }]);
    expect(await user.refused(1, 'network', 'info', made.id)).toContain('leister network list');
  });

  it('what only administrators may ask for is refused, and made for them', async () => {
    const name = uniqueName('net');
    const line = [
      'network',
      'create',
      '--name',
      name,
      '--shared',
      '--external',
      '--type',
      'vxlan',
      '--disable',
    ];
    await user.refused(4, ...line);
    const admin = await newOpenStackUser('admin');
    leftovers.add(() => admin.leister('network', 'delete', name));
    const made = await admin.one(...line, '--project-id', 'demo', '--port-security', 'false');
    expect(made).toMatchObject({
      shared: true,
      external: true,
      networkType: 'vxlan',
      adminStateUp: false,
      portSecurityEnabled: false,
      projectId: facts.accounts.demo.projectId,
    });
    expect(await admin.rows('network', 'list', '--project-id', 'demo', '--name', name)).toHaveLength(1);
    expect(await admin.one('network', 'modify', name, '--shared', 'false')).toMatchObject({ shared: false });
  });

  it('what is Synnefo’s is refused by name', async () => {
    for (const line of [
      ['network', 'reassign', 'private', '--project-id', 'x'],
      ['network', 'list', '--user-id', 'x'],
      ['subnet', 'create', '--network-id', 'private', '--cidr', '10.0.0.0/24', '--id', 'x'],
      ['ip', 'reassign', '1.2.3.4', '--project-id', 'x'],
      ['ip', 'attach', '1.2.3.4', '--server-id', 'x', '--name', 'y'],
    ])
      expect(await user.refused(1, ...line)).toMatch(
        /cloud demo \(openstack\) (?:does not|has nothing like)/,
      );
  });

  it('a subnet: create, list, info, modify, delete', async () => {
    const { network } = await newNetwork();
    const name = uniqueName('sub');
    const made = await user.one(
      ...['subnet', 'create', '--network-id', network, '--cidr', '10.78.0.0/24', '--name', name],
      ...['--alloc-pool', '10.78.0.10,10.78.0.20', '--no-gateway', '--no-dhcp'],
      ...['--dns-nameserver', '10.78.0.2', '--host-route', '10.99.0.0/16=10.78.0.3'],
    );
    expect(made).toMatchObject({
      cidr: '10.78.0.0/24',
      allocationPools: [{ start: '10.78.0.10', end: '10.78.0.20' }],
      enableDhcp: false,
      dnsNameservers: ['10.78.0.2'],
      hostRoutes: [{ destination: '10.99.0.0/16', nexthop: '10.78.0.3' }],
    });
    expect(made['gatewayIp']).toBeUndefined();
    expect(await user.rows('subnet', 'list', '--network-id', network, '--dhcp', 'false')).toMatchObject([
      { name },
    ]);
    expect(await user.rows('subnet', 'list', '--network-id', network, '--ip-version', '6')).toEqual([]);
    expect(await user.one('subnet', 'info', name)).toMatchObject({ id: made.id });
    const changes = ['--gateway', '10.78.0.1', '--dhcp', 'true', '--no-dns-nameservers', '--no-host-routes'];
    expect(await user.one('subnet', 'modify', name, ...changes, '--description', 'x')).toMatchObject({
      gatewayIp: '10.78.0.1',
      enableDhcp: true,
      dnsNameservers: [],
      hostRoutes: [],
      description: 'x',
    });
    expect(await user.rows('subnet', 'delete', name)).toEqual([{ name, result: 'deleted' }]);
    const six = [
      'subnet',
      'create',
      '--network-id',
      network,
      '--cidr',
      'fd00:78::/64',
      '--ipv6',
      '--with-dhcp',
    ];
    expect(await user.one(...six, '--ipv6-ra-mode', 'slaac', '--ipv6-address-mode', 'slaac')).toMatchObject({
      ipVersion: 6,
    });
  });

  it('a port: create, list, info, modify, wait, delete', async () => {
    const { network, subnet } = await newNetwork();
    const name = uniqueName('port');
    const made = await user.one(
      ...['port', 'create', '--network-id', network, '--name', name, '--subnet-id', subnet],
      ...['--ip-address', '10.77.0.9', '-g', 'default', '--allowed-address', '10.77.0.200', '--wait'],
    );
    expect(made).toMatchObject({
      name,
      fixedIps: [{ ipAddress: '10.77.0.9' }],
      allowedAddressPairs: [{ ipAddress: '10.77.0.200' }],
    });
    expect(
      await user.rows('port', 'list', '--network-id', network, '--ip-address', '10.77.0.9'),
    ).toMatchObject([{ id: made.id }]);
    expect((await user.leister('port', 'list', '--subnet-id', subnet, '--column', 'addresses')).stdout).toBe(
      '10.77.0.9\n',
    );
    expect(await user.one('port', 'info', name)).toMatchObject({ id: made.id });
    const changes = ['--no-security-group', '--no-allowed-address', '--port-security', 'false'];
    expect(await user.one('port', 'modify', name, ...changes)).toMatchObject({
      securityGroups: [],
      portSecurityEnabled: false,
    });
    expect(await user.rows('port', 'wait', name, '--until', 'DOWN')).toMatchObject([{ status: 'DOWN' }]);
    expect(await user.refused(8, 'port', 'wait', name, '--until', 'ACTIVE', '--timeout', '1')).toContain(
      `leister port wait ${made.id} --until ACTIVE`,
    );
    expect(await user.rows('port', 'delete', name, '--wait')).toMatchObject([
      { id: made.id, result: 'deleted' },
    ]);
  });

  it('servers are connected to a network and disconnected', { timeout: 3 * patience }, async () => {
    const { network } = await newNetwork();
    const server = await newServer('private');
    const line = [
      '--device-id',
      server,
      '--name',
      uniqueName('port'),
      '--ip-address',
      '10.77.0.30',
      '--wait',
    ];
    const [port] = await user.rows('network', 'connect', network, ...line);
    expect(port).toMatchObject({ fixedIps: [{ ipAddress: '10.77.0.30' }], deviceOwner: 'compute:nova' });
    expect(await user.rows('server', 'info', server, '--nics')).toEqual(
      expect.arrayContaining([expect.objectContaining({ network })]),
    );
    expect(await user.rows('port', 'list', '--server-id', server)).toHaveLength(2);
    expect(await user.rows('network', 'disconnect', network, '--device-id', server)).toMatchObject([
      { id: port?.id, result: 'disconnected' },
    ]);
    expect(await user.rows('port', 'list', '--network-id', network)).toEqual([]);
    expect(await user.refused(1, 'network', 'disconnect', network, '--device-id', server)).toContain(
      'is not connected to',
    );
    // A port that cannot be plugged in is not left behind.
    await user.refused(1, 'network', 'connect', network, '--device-id', server, '--ip-address', '10.1.2.3');
    expect(await user.rows('port', 'list', '--network-id', network)).toEqual([]);
  });

  it(
    'a router connects a network with the outside; a floating IP leads to a server',
    { timeout: 3 * patience },
    async () => {
      const { network, subnet } = await newNetwork();
      const router = uniqueName('router');
      leftovers.add(() => user.leister('router', 'delete', router));
      leftovers.add(() => user.leister('router', 'disconnect', router, '--subnet-id', subnet));
      expect(await user.one('router', 'create', '--name', router, '--gateway', 'public')).toMatchObject({
        name: router,
        gateway: { networkId: facts.networks['public'] },
      });
      expect(await user.rows('router', 'connect', router, '--subnet-id', subnet)).toHaveLength(1);
      expect(await user.rows('router', 'list', '--name', router)).toHaveLength(1);
      const route = '10.9.0.0/16=10.77.0.5';
      expect(await user.one('router', 'modify', router, '--route-add', route)).toMatchObject({
        routes: [{ destination: '10.9.0.0/16', nexthop: '10.77.0.5' }],
      });
      expect(await user.one('router', 'modify', router, '--route-del', route)).toMatchObject({ routes: [] });
      const value = ['--column', 'gateway', '--output-format', 'value'];
      expect((await user.leister('router', 'info', router, ...value)).stdout).toBe(
        `${facts.networks['public']}\n`,
      );

      const [network2] = await user.rows('network', 'list', '--name', network);
      const server = await newServer(network2?.id ?? '');
      // The external network need not be named where there is one only; others may be there at the moment.
      const ip = await user.one('ip', 'create', '--network-id', 'public', '--description', 'front');
      leftovers.add(() => user.leister('ip', 'delete', ip.id));
      const address = String(ip['floatingIpAddress']);
      const attached = await user.one('ip', 'attach', address, '--server-id', server, '--wait');
      expect(attached).toMatchObject({ id: ip.id, portId: expect.any(String) });
      expect(await user.rows('ip', 'list', '--server-id', server)).toMatchObject([{ id: ip.id }]);
      expect(await user.rows('ip', 'list', '--address', address, '--unused')).toEqual([]);
      expect(await user.one('ip', 'info', address)).toMatchObject({
        fixedIpAddress: attached['fixedIpAddress'],
      });
      expect(await user.one('ip', 'modify', address, '--description', 'back')).toMatchObject({
        description: 'back',
      });
      const [detached] = await user.rows('ip', 'detach', address, '--wait');
      expect(detached?.['portId']).toBeUndefined();
      expect(
        await user.refused(1, 'ip', 'attach', address, '--server-id', server, '--fixed-address', '10.0.0.1'),
      ).toContain('no address 10.0.0.1');
      expect(await user.rows('ip', 'delete', address)).toEqual([{ name: address, result: 'deleted' }]);
      await user.rows('server', 'delete', server, '--wait');
      expect(await user.rows('router', 'disconnect', router, '--subnet-id', subnet)).toHaveLength(1);
      expect((await user.one('router', 'modify', router, '--no-gateway'))['gateway']).toBeUndefined();
      expect(await user.refused(1, 'router', 'modify', router, '--snat', 'false')).toContain(
        'has no gateway',
      );
      expect(await user.rows('router', 'delete', router)).toEqual([{ name: router, result: 'deleted' }]);
    },
  );

  it('a security group and its rules', async () => {
    const [name, other] = [uniqueName('sg'), uniqueName('sg')];
    leftovers.add(() => user.leister('security-group', 'delete', name, other, '--yes'));
    const made = await user.one('security-group', 'create', '--name', name, '--description', 'web');
    await user.one('security-group', 'create', '--name', other);
    expect(await user.rows('security-group', 'list', '--name', name)).toMatchObject([{ id: made.id }]);
    const add = ['security-group', 'add-rule', name];
    const rule = await user.one(
      ...add,
      '--protocol',
      'tcp',
      '--dst-port',
      '8000:8080',
      '--remote-ip',
      '10.0.0.0/8',
    );
    expect(rule).toMatchObject({ direction: 'ingress', portRangeMin: 8000, portRangeMax: 8080 });
    expect(await user.one(...add, '--icmp-type', '8', '--icmp-code', '0')).toMatchObject({
      protocol: 'icmp',
    });
    expect(await user.one(...add, '--egress', '--remote-ip', 'fd00::/8')).toMatchObject({
      etherType: 'IPv6',
    });
    expect(await user.one(...add, '--remote-group', other)).toMatchObject({
      remoteGroupId: expect.any(String),
    });
    const rules = await user.rows('security-group', 'rules', name, '--direction', 'ingress');
    expect(rules).toHaveLength(3);
    const { stdout } = await user.leister('security-group', 'rules', name, '--protocol', 'tcp');
    expect(stdout).toBe(`${rule.id}\tingress\ttcp\t8000:8080\t10.0.0.0/8\tIPv4\n`);
    expect((await user.leister('security-group', 'info', name, '--column', 'rules')).stdout).toContain(
      'ingress IPv4 tcp 8000:8080 10.0.0.0/8',
    );
    expect(await user.rows('security-group', 'delete-rule', rule.id)).toEqual([
      { name: rule.id, result: 'deleted' },
    ]);
    expect(await user.one('security-group', 'modify', name, '--name', `${name}-b`)).toMatchObject({
      id: made.id,
    });
    expect(await user.rows('security-group', 'delete', made.id, other)).toHaveLength(2);
  });

  it('several are worked on though one fails; a name that two have is refused', async () => {
    const name = uniqueName('net');
    const made = await Promise.all([1, 2].map(() => user.one('network', 'create', '--name', name)));
    for (const { id } of made) leftovers.add(() => user.leister('network', 'delete', id));
    const told = await user.refused(1, 'network', 'info', name);
    expect(told).toContain(made[0]?.id);
    expect(told).toContain(made[1]?.id);
    const { code, stdout, stderr } = await user.leister('network', 'delete', made[0]?.id ?? '', 'no-such');
    expect({ code, stdout }).toEqual({ code: 1, stdout: `${name}\tdeleted\n` });
    expect(stderr).toContain('no-such');
  });

  it.each([
    [['network', 'modify', 'x'], 'one of --name'],
    [['subnet', 'create', '--network-id', 'x'], 'one of --cidr, --subnet-pool'],
    [['subnet', 'create', '--network-id', 'x', '--cidr', 'y', '--alloc-pool', '1-2'], 'START,END'],
    [['network', 'connect', 'x'], 'device-id'],
    [['ip', 'attach', 'x'], 'one of --server-id, --port-id'],
    [['router', 'create', '--snat', 'true'], 'go with --gateway'],
    [['security-group', 'add-rule', 'x', '--protocol', 'tcp', '--dst-port', '80:22'], 'such as 22'],
    [['security-group', 'add-rule', 'x', '--dst-port', '22'], 'goes with --protocol'],
    [['network', 'delete', ''], 'is empty'],
  ])('%j is refused', async (line, message) => {
    expect(await user.refused(2, ...line)).toContain(message);
  });
});
