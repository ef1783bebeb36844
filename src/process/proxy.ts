import { type Dispatcher, EnvHttpProxyAgent, setGlobalDispatcher } from 'undici';

/**
 * The way out, where Node's own switch says that HTTPS_PROXY and NO_PROXY hold. Newer Nodes send `fetch`
 * through the proxy by themselves; older ones are told here. A socket has to be told in any case.
 *
 * @returns what a socket goes through; undefined where it goes straight.
 */
export function wayOut(useEnvProxy: boolean): Dispatcher | undefined {
  if (!useEnvProxy) return undefined;
  const dispatcher = new EnvHttpProxyAgent({ allowH2: false });
  if (!process.allowedNodeEnvironmentFlags.has('--use-env-proxy')) setGlobalDispatcher(dispatcher);
  return dispatcher;
}
