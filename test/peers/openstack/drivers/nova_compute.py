"""Starts nova-compute with our hypervisor, which Nova looks for among its own."""

import sys

import hypervisor

sys.modules['nova.virt.leister'] = hypervisor

from nova.cmd.compute import main  # noqa: E402 - Nova patches the threads of all that is imported before it

if __name__ == '__main__':
    sys.argv[0] = 'nova-compute'
    sys.exit(main())
