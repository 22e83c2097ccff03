declare const leisterVersion: string | undefined;

/** Of the package; filled in when it is built. */
export const version: string = typeof leisterVersion === 'string' ? leisterVersion : '0.0.0';
