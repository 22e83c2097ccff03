/** What is said, with what another place says beside it. A name there is no addition to an id here, nor an id to a name. */
export function supplemented<T extends string | undefined>(
  said: Readonly<Record<string, T>>,
  others: Readonly<Record<string, T>>,
): Record<string, T> {
  const added = Object.entries(others).filter(
    ([key]) => said[`${key}_id`] === undefined && said[key.replace(/_id$/, '')] === undefined,
  );
  return { ...Object.fromEntries(added), ...said };
}
