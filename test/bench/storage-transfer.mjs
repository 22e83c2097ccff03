// One transfer of the client's in a process of its own, on the built packages: logs in as the environment says, as any
// tool does, and prints the most memory the process had, in MiB.
import { RestClient } from '@leister/rest';
import { StorageClient } from '@leister/storage';

const [action, container, local, object] = process.argv.slice(2);
const { OS_AUTH_URL, OS_USERNAME, OS_PASSWORD, OS_PROJECT_NAME } = process.env;
const domain = { id: 'default' };
const user = { name: OS_USERNAME, password: OS_PASSWORD, domain };
const auth = {
  identity: { methods: ['password'], password: { user } },
  scope: { project: { name: OS_PROJECT_NAME, domain } },
};
const identity = new RestClient({ endpoint: OS_AUTH_URL });
const { body, headers } = await identity.post('/auth/tokens', { json: { auth } });
await identity.close();
const { endpoints } = body.token.catalog.find(({ type }) => type === 'object-store');
const client = new StorageClient({
  endpoint: endpoints.find((each) => each.interface === 'public').url,
  token: headers['x-subject-token'],
  container,
});
const actions = {
  uploadFile: () => client.uploadFile(object, local),
  downloadFile: () => client.downloadFile(object, local),
  uploadFolder: () => client.uploadFolder(local),
  downloadFolder: () => client.downloadFolder(local),
  deleteContainer: async () => {
    await client.emptyContainer();
    await client.deleteContainer();
  },
};
const outcome = await actions[action]();
const failed = Array.isArray(outcome) ? outcome.filter(({ error }) => error) : [];
if (failed.length > 0) throw new Error(`${failed.length} failed: ${failed[0].error.message}`);
await client.close();
console.log(process.resourceUsage().maxRSS / 1024);
