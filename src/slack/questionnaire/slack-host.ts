/** Slack's domains; files and uploads are on hosts below them. */
const domains = ['slack.com', 'slack-gov.com'];

/**
 * Whether an address is Slack's own, so that a token, or a file, may go there: below the domain of the Web
 * API in use, over TLS, or on that API's very origin (tests, proxies).
 */
export function isSlackHost(address: string, apiUrl = 'https://slack.com/api/'): boolean {
  if (!URL.canParse(address)) return false;
  const [url, api] = [new URL(address), new URL(apiUrl)];
  if (url.username !== '' || url.password !== '') return false;
  if (url.origin === api.origin) return true;
  const domain = domains.find((name) => isBelow(api.hostname, name));
  const isTls = url.protocol === 'https:' && url.port === '';
  return isTls && domain !== undefined && isBelow(url.hostname, domain);
}

function isBelow(host: string, domain: string): boolean {
  return host === domain || host.endsWith(`.${domain}`);
}
