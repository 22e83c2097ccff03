// One transfer of the client's in a process of its own, on the built packages: logs in as the environment says, as any
// tool does, and prints the most memory the process had, in MiB.
import { IdentityClient } from '@leister/identity';
import { StorageClient } from '@leister/storage';

const [action, container, local, object] = process.argv.slice(2);
const {
  OS_AUTH_URL: endpoint,
  OS_USERNAME: username,
  OS_PASSWORD: password,
  OS_PROJECT_NAME: projectName,
} = process.env;
const session = new IdentityClient({ endpoint, auth: { username, password, projectName } });
const client = new StorageClient({ session, container });
const actions = {
  uploadFile: () => client.uploadFile(object, local),
  downloadFile: () => client.downloadFile(object, local),
  uploadFolder: () => client.uploadFolder(local),
  downloadFolder: () => client.downloadFolder(local),
};
const outcome = await actions[action]();
const failed = Array.isArray(outcome) ? outcome.filter(({ error }) => error) : [];
if (failed.length > 0) throw new Error(`${failed.length} failed: ${failed[0].error.message}`);
await client.close();
await session.close();
console.log(process.resourceUsage().maxRSS / 1024);
