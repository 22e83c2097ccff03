"""A hypervisor without guests: Nova's own fake one, mended where a client would see through it."""

import io
import subprocess
import time

from nova import context as contexts
from nova import objects
from nova.compute import power_state, vm_states
from nova.image import glance
from nova.virt import fake

SNAPSHOT = b'snapshot' * 1024

# Those whose guests a hypervisor holds, running or not.
HELD = (
    vm_states.ACTIVE, vm_states.STOPPED, vm_states.PAUSED, vm_states.SUSPENDED,
    vm_states.RESIZED, vm_states.RESCUED, vm_states.ERROR,
)


class Hypervisor(fake.FakeDriver):

    # Resizing and cold migrating end where they began: the other host is disabled most of the time.
    capabilities = {**fake.FakeDriver.capabilities, 'supports_migrate_to_same_host': True}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self._orders = {}

    def init_host(self, host):
        """The fake one keeps its guests in memory, and would not know them after a restart."""
        super().init_host(host)
        admin = contexts.get_admin_context()
        for instance in objects.InstanceList.get_by_host(admin, host, expected_attrs=['flavor']):
            if instance.vm_state in HELD and instance.flavor:
                self._recall(instance)

    def _recall(self, instance):
        flavor = instance.flavor
        state = power_state.RUNNING if instance.power_state is None else instance.power_state
        self.resources.claim(flavor.vcpus, flavor.memory_mb, flavor.root_gb)
        self.instances[instance.uuid] = fake.FakeInstance(instance.name, state, instance.uuid)

    def get_host_uptime(self):
        """Of the machine that it runs on."""
        return subprocess.run(['uptime'], capture_output=True, text=True, check=True).stdout

    def live_migration(self, context, instance, dest, post_method, recover_method, block_migration=False,
                       migrate_data=None):
        """Takes as many seconds as the server's metadata say; the fake one is done at once."""
        end = time.monotonic() + float(instance.metadata.get('migration_seconds', 0))
        while time.monotonic() < end and instance.uuid not in self._orders:
            time.sleep(0.1)
        if self._orders.pop(instance.uuid, None) == 'abort':
            recover_method(context, instance, dest, migrate_data, migration_status='cancelled')
        else:
            post_method(context, instance, dest, block_migration, migrate_data)

    def live_migration_abort(self, instance):
        self._orders[instance.uuid] = 'abort'

    def live_migration_force_complete(self, instance):
        self._orders[instance.uuid] = 'complete'

    def post_live_migration(self, context, instance, block_device_info, migrate_data=None):
        """The fake one would go on holding the guest that has left."""
        self.destroy(context, instance, network_info=None, block_device_info=block_device_info)

    def snapshot(self, context, instance, image_id, update_task_state):
        """The fake one uploads nothing, so that the image would stay `queued` for ever."""
        super().snapshot(context, instance, image_id, update_task_state)
        images = glance.API()
        image = images.get(context, image_id)
        described = {
            'name': image['name'],
            'disk_format': image.get('disk_format') or 'raw',
            'container_format': image.get('container_format') or 'bare',
            'properties': {
                'image_location': 'snapshot',
                'image_state': 'available',
                'owner_id': instance.project_id,
            },
        }
        images.update(context, image_id, described, data=io.BytesIO(SNAPSHOT))
