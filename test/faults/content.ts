const chunk = Buffer.alloc(64 * 1024, 'leister ');
/** What is sent where much is. */
export const chunks = Array.from({ length: 16 }, () => chunk);

/** How many there are. */
export async function drain(items: AsyncIterable<unknown>): Promise<number> {
  let count = 0;
  for await (const _item of items) count++;
  return count;
}
