/** A query: `undefined` is left out, `null` sends the bare name, a list repeats the name. */
export type Query = Readonly<
  Record<string, string | number | boolean | null | undefined | readonly (string | number)[]>
>;

/** The query as it goes into a URL, without the `?`; '' when there is nothing to send. */
export function encodeQuery(query: Query): string {
  return Object.entries(query)
    .flatMap(([name, value]) => {
      if (value === undefined) return [];
      if (value === null) return [encodeURIComponent(name)];
      const values = Array.isArray(value) ? value : [value];
      return values.map((item) => `${encodeURIComponent(name)}=${encodeURIComponent(String(item))}`);
    })
    .join('&');
}

/** Appends a query to a path that may have one already. */
export function withQuery(path: string, query: Query): string {
  const encoded = encodeQuery(query);
  if (encoded === '') return path;
  return path + (path.includes('?') ? '&' : '?') + encoded;
}
