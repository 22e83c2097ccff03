"""Volumes as sparse files: their bytes are real, though they have less room than they claim."""

import os
import shutil
import subprocess

from oslo_config import cfg

from cinder import interface
from cinder.volume import configuration, driver

GIB = 1 << 30

# What a GiB of a volume takes: images and backups of whole volumes are made in a moment.
ROOM = 1 << 20

OPTIONS = [cfg.StrOpt('file_directory', help='Where the files of volumes and snapshots are')]
cfg.CONF.register_opts(OPTIONS, group=configuration.SHARED_CONF_GROUP)


def copy(source, target):
    subprocess.run(['cp', '--sparse=always', '--reflink=auto', source, target], check=True)


def grow(path, gib):
    """Makes the file where there is none. An image may have left it larger than this."""
    with open(path, 'ab') as file:
        file.truncate(max(file.tell(), gib * ROOM))


def remove(path):
    try:
        os.remove(path)
    except FileNotFoundError:
        pass


@interface.volumedriver
class FileDriver(driver.VolumeDriver):

    VERSION = '1.0'

    def __init__(self, *arguments, **named):
        super().__init__(*arguments, **named)
        self.configuration.append_config_values(OPTIONS)
        self.directory = self.configuration.file_directory

    @staticmethod
    def get_driver_options():
        return OPTIONS

    def check_for_setup_error(self):
        os.makedirs(self.directory, exist_ok=True)

    def path(self, named):
        """The file of a volume or of a snapshot."""
        return os.path.join(self.directory, named['name'])

    # --- volumes and snapshots ---

    def create_volume(self, volume):
        grow(self.path(volume), volume['size'])

    def delete_volume(self, volume):
        remove(self.path(volume))

    def extend_volume(self, volume, new_size):
        grow(self.path(volume), new_size)

    def create_cloned_volume(self, volume, src_vref):
        copy(self.path(src_vref), self.path(volume))
        grow(self.path(volume), volume['size'])

    def create_snapshot(self, snapshot):
        copy(self.path(snapshot['volume']), self.path(snapshot))

    def delete_snapshot(self, snapshot):
        remove(self.path(snapshot))

    def create_volume_from_snapshot(self, volume, snapshot):
        copy(self.path(snapshot), self.path(volume))
        grow(self.path(volume), volume['size'])

    def revert_to_snapshot(self, context, volume, snapshot):
        copy(self.path(snapshot), self.path(volume))

    def copy_image_to_volume(self, context, volume, *arguments, **named):
        """The copy cuts the file to the length of the image."""
        super().copy_image_to_volume(context, volume, *arguments, **named)
        grow(self.path(volume), volume['size'])

    # --- connections: a path, for whoever is on this machine ---

    def initialize_connection(self, volume, connector, **named):
        return {'driver_volume_type': 'local', 'data': {'device_path': self.path(volume)}}

    def initialize_connection_snapshot(self, snapshot, connector, **named):
        return self.initialize_connection(snapshot, connector)

    def terminate_connection(self, volume, connector, **named):
        pass

    def terminate_connection_snapshot(self, snapshot, connector, **named):
        pass

    def ensure_export(self, context, volume):
        pass

    def create_export(self, context, volume, connector):
        pass

    def create_export_snapshot(self, context, snapshot, connector):
        pass

    def remove_export(self, context, volume):
        pass

    def remove_export_snapshot(self, context, snapshot):
        pass

    # --- what the scheduler asks ---

    def _update_volume_stats(self):
        disk = shutil.disk_usage(self.directory)
        self._stats = {
            'volume_backend_name': self.configuration.safe_get('volume_backend_name'),
            'vendor_name': 'Leister',
            'driver_version': self.VERSION,
            'storage_protocol': 'local',
            'total_capacity_gb': disk.total / GIB,
            'free_capacity_gb': disk.free / GIB,
            # A sparse file promises more than it takes.
            'thin_provisioning_support': True,
            'max_over_subscription_ratio': 1000,
            'multiattach': True,
        }
