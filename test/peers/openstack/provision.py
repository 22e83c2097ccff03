#!/usr/bin/python3
"""provision.py identity|resources|facts: fills a running peer with what tests expect.

The environment says where: OS_CLIENT_CONFIG_FILE, LEISTER_PEER_BASE (the first port), LEISTER_PEER_SECRET.
Whatever is there already stays, so all may be run again and again.
"""

import json
import os
import sys

import openstack

SECRET = os.environ['LEISTER_PEER_SECRET']
REGIONS = ('RegionOne', 'RegionTwo')
INTERFACES = ('public', 'internal', 'admin')

# type, name, place among the ports, path
SERVICES = (
    ('compute', 'nova', 1, '/v2.1'),
    ('placement', 'placement', 2, ''),
    ('image', 'glance', 3, ''),
    ('network', 'neutron', 4, ''),
    ('volumev3', 'cinderv3', 5, '/v3/%(project_id)s'),
    ('block-storage', 'cinder', 5, '/v3/%(project_id)s'),
    ('object-store', 'swift', 6, '/v1/AUTH_%(project_id)s'),
)

# user and project of one name, the name of their domain, the roles there
ACCOUNTS = (
    ('service', 'Default', ('admin', 'service', 'ResellerAdmin')),
    ('demo', 'Default', ('member', 'reader')),
    ('small', 'Default', ('member',)),
    ('other', 'other', ('member',)),
)

# id, name, MiB of memory, GiB of disk, processors
FLAVORS = (('1', 'm1.tiny', 512, 1, 1), ('2', 'm1.small', 2048, 20, 1), ('3', 'm1.medium', 4096, 40, 2))

# Room for many at once in `admin`, and hardly any in `small`.
QUOTAS = {
    'admin': {
        'compute': {'instances': 2000, 'cores': 4000, 'ram': 8000000, 'key_pairs': 500, 'server_groups': 100},
        'network': {'port': 5000, 'network': 500, 'subnet': 500, 'router': 100, 'floatingip': 500,
                    'security_group': 500, 'security_group_rule': 5000},
        'volume': {'volumes': 500, 'snapshots': 500, 'gigabytes': 50000, 'backups': 100},
    },
    'small': {
        'compute': {'instances': 1, 'cores': 1, 'ram': 1024},
        'network': {'port': 2, 'network': 1, 'subnet': 1, 'router': 1, 'floatingip': 1, 'security_group': 2},
        'volume': {'volumes': 1, 'snapshots': 1, 'gigabytes': 1, 'backups': 1},
    },
}
SMALL_ACCOUNT_BYTES = 1 << 20


# --- identity --------------------------------------------------------------------------------------------

def ensure_catalog(identity, base):
    services = {service.type: service for service in identity.services()}
    there = {(e.service_id, e.interface, e.region_id) for e in identity.endpoints()}
    regions = {region.id for region in identity.regions()}
    for region in REGIONS:
        if region not in regions:
            identity.create_region(id=region)
    keystone = services['identity']
    wanted = [(keystone, f'http://127.0.0.1:{base}/v3')]
    for kind, name, offset, path in SERVICES:
        service = services.get(kind) or identity.create_service(type=kind, name=name)
        wanted.append((service, f'http://127.0.0.1:{base + offset}{path}'))
    for service, url in wanted:
        for region in REGIONS:
            for interface in INTERFACES:
                if (service.id, interface, region) not in there:
                    identity.create_endpoint(
                        service_id=service.id, interface=interface, region_id=region, url=url)


def ensure_accounts(identity):
    domains = {domain.name: domain for domain in identity.domains()}
    if 'other' not in domains:
        domains['other'] = identity.create_domain(name='other')
    roles = {role.name: role for role in identity.roles()}
    for name in ('admin', 'member', 'reader', 'service', 'ResellerAdmin'):
        roles[name] = roles.get(name) or identity.create_role(name=name)
    for name, domain_name, own_roles in ACCOUNTS:
        domain = domains[domain_name].id
        project = identity.find_project(name, domain_id=domain) or identity.create_project(
            name=name, domain_id=domain)
        # A service account's password goes into configuration files as it is.
        password = SECRET if name == 'service' else f'{name}-{SECRET}'
        user = identity.find_user(name, domain_id=domain) or identity.create_user(
            name=name, domain_id=domain, password=password)
        for role in own_roles:
            identity.assign_project_role_to_user(project, user, roles[role])
    admin = identity.find_user('admin', domain_id='default')
    for project in ('admin', 'demo'):
        for role in ('admin', 'member', 'ResellerAdmin'):
            identity.assign_project_role_to_user(
                identity.find_project(project, domain_id='default'), admin, roles[role])
    for domain in ('Default', 'other'):
        identity.assign_domain_role_to_user(domains[domain], admin, roles['admin'])


# --- what the other services hold ------------------------------------------------------------------------

def ensure_flavors(compute):
    there = {flavor.name for flavor in compute.flavors()}
    for ident, name, ram, disk, vcpus in FLAVORS:
        if name not in there:
            compute.create_flavor(id=ident, name=name, ram=ram, disk=disk, vcpus=vcpus)


def ensure_image(image):
    """Eight KiB that no machine could boot."""
    if not image.find_image('tiny'):
        image.create_image(
            'tiny', disk_format='raw', container_format='bare', visibility='public',
            data=bytes(range(256)) * 32, validate_checksum=False)


def ensure_networks(network):
    if not network.find_network('private'):
        private = network.create_network(name='private', is_shared=True)
        network.create_subnet(name='private-subnet', network_id=private.id, ip_version=4, cidr='10.11.0.0/16')
    if not network.find_network('public'):
        public = network.create_network(
            name='public', is_router_external=True, provider_network_type='flat', provider_physical_network='physnet1')
        network.create_subnet(
            name='public-subnet', network_id=public.id, ip_version=4, cidr='172.24.4.0/24', is_dhcp_enabled=False)


def ensure_volume_type(volumes):
    if 'fake' not in {kind.name for kind in volumes.types()}:
        volumes.create_type(name='fake', extra_specs={'volume_backend_name': 'fake'})


def set_quotas(cloud):
    for project, quotas in QUOTAS.items():
        cloud.set_compute_quotas(project, **quotas['compute'])
        cloud.set_network_quotas(project, **quotas['network'])
        cloud.set_volume_quotas(project, **quotas['volume'])
    # An account of another project, which a ResellerAdmin may name.
    own = cloud.session.get_endpoint(service_type='object-store', skip_discovery=True)
    small = own.rsplit('/', 1)[0] + '/AUTH_' + cloud.identity.find_project('small', domain_id='default').id
    cloud.session.post(small, headers={'X-Account-Meta-Quota-Bytes': str(SMALL_ACCOUNT_BYTES)})


# --- facts -----------------------------------------------------------------------------------------------

def account_facts(identity, name, domain):
    project = identity.find_project(name, domain_id=domain.id)
    user = identity.find_user(name, domain_id=domain.id)
    return {
        'username': name, 'userId': user.id, 'password': f'{name}-{SECRET}',
        'projectName': name, 'projectId': project.id,
        'domainName': domain.name, 'domainId': domain.id,
    }


def named_ids(resources):
    return {resource.name: resource.id for resource in resources}


def facts(cloud, base):
    identity = cloud.identity
    domains = {domain.name: domain for domain in identity.domains()}
    url = f'http://127.0.0.1:{base}'
    return {
        'url': url,
        'authUrl': f'{url}/v3',
        'regions': list(REGIONS),
        'endpoints': {
            'identity': f'{url}/v3',
            **{kind: f'http://127.0.0.1:{base + offset}{path.split("/%")[0]}' for kind, _, offset, path in SERVICES
               if kind != 'object-store'},
            'object-store': f'http://127.0.0.1:{base + 6}/v1',
        },
        'accounts': {
            name: account_facts(identity, name, domains[domain])
            for name, domain in (('admin', 'Default'), ('demo', 'Default'), ('small', 'Default'), ('other', 'other'))
        },
        'flavors': named_ids(cloud.compute.flavors()),
        'images': named_ids([cloud.image.find_image('tiny')]),
        'networks': named_ids([cloud.network.find_network(name) for name in ('private', 'public')]),
        'volumeType': 'fake',
        'smallAccountBytes': SMALL_ACCOUNT_BYTES,
        'secondHost': 'secondhost',
    }


def main():
    step = sys.argv[1]
    base = int(os.environ['LEISTER_PEER_BASE'])
    cloud = openstack.connect(cloud='admin')
    if step == 'identity':
        ensure_catalog(cloud.identity, base)
        ensure_accounts(cloud.identity)
    elif step == 'resources':
        ensure_flavors(cloud.compute)
        ensure_image(cloud.image)
        ensure_networks(cloud.network)
        ensure_volume_type(cloud.block_storage)
        set_quotas(cloud)
    else:
        json.dump(facts(cloud, base), sys.stdout, indent=2)


main()
