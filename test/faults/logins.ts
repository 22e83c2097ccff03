import { ClientError, type Credentials, tokenCredentials } from '@leister/rest';

/** Who is behind the token a client sends, and what happens when it has to be renewed. */
export type Login = 'a token for good' | 'renews' | 'cannot renew' | 'never done renewing';

export const firstToken = 'gAAAAABpFirstTokenOfTheRun-0123456789abcdef';
export const renewedToken = 'gAAAAABqRenewedTokenOfTheRun-fedcba9876543210';

export function credentialsOf(login: Login): Credentials {
  let token = firstToken;
  const renewals: Record<Login, Credentials['renew']> = {
    'a token for good': undefined,
    renews: () => {
      token = renewedToken;
      return Promise.resolve();
    },
    'cannot renew': () => Promise.reject(new ClientError('the password was changed', { status: 401 })),
    'never done renewing': () => new Promise(() => undefined),
  };
  const renew = renewals[login];
  if (!renew) return tokenCredentials(token);
  return {
    apply: (request) => {
      request.headers['x-auth-token'] = token;
      return token;
    },
    renew,
    secrets: () => [firstToken, renewedToken],
  };
}
