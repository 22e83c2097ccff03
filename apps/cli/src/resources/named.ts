/** What a thing is called: by its id where it has no name. */
export function named({ id, name }: { id: string; name: string }): string {
  return name || id;
}
