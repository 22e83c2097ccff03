"""A hypervisor without guests: Nova's own fake one, mended where a client would see through it."""

import io

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

    # Resizing and migrating end where they began, on the only host.
    capabilities = {**fake.FakeDriver.capabilities, 'supports_migrate_to_same_host': True}

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
