import { ComputeClient } from '@leister/compute';
import { FileTokenCache, IdentityClient } from '@leister/identity';

const { OS_AUTH_URL: endpoint = '', OS_USERNAME: username, OS_PASSWORD: password, TOKENS } = process.env;
const session = new IdentityClient({
  endpoint,
  auth: { username, password, projectName: 'demo' },
  tokenCache: TOKENS === undefined ? undefined : new FileTokenCache(TOKENS),
});
const compute = new ComputeClient({ session, region: 'RegionOne' });
for await (const server of compute.listServers()) console.log(server.name, server.status);
await Promise.all([compute.close(), session.close()]);
