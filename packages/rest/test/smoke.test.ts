import { expect, test } from 'vitest';
import { ClientError, RestClient } from '@leister/rest';
test('refused', async () => {
  await expect(
    new RestClient({ endpoint: 'http://127.0.0.1:1', retry: false }).get('/'),
  ).rejects.toBeInstanceOf(ClientError);
});
