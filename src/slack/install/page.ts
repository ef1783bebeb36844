import type { ServerResponse } from 'node:http';

/** A page that somebody who installs the app sees: plain text, escaped here. */
export type Page = {
  readonly status: 200 | 400 | 403 | 500 | 502;
  readonly title: string;
  readonly lines: readonly string[];
  /** Where to go on. */
  readonly link?: { readonly url: string; readonly label: string };
};

const look = [
  'body{font:18px/1.5 system-ui,sans-serif;max-width:34em;margin:12vh auto;padding:0 1em;color:#1d1c1d;background:#fff}',
  'a{display:inline-block;margin-top:1em;padding:.6em 1.2em;border-radius:.4em;background:#4a154b;color:#fff;text-decoration:none}',
  'a:focus-visible{outline:3px solid #1264a3;outline-offset:2px}',
].join('');

/** A page as HTML; nothing in it is fetched from anywhere, and nothing in it runs. */
export function html({ title, lines, link }: Page): string {
  const paragraphs = lines.map((line) => `<p>${escapedHtml(line)}</p>`).join('');
  const button =
    link === undefined
      ? ''
      : `<p><a href="${escapedHtml(link.url)}">${escapedHtml(link.label)}</a></p>`;
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapedHtml(title)}</title><style>${look}</style></head><body><main><h1>${escapedHtml(title)}</h1>${paragraphs}${button}</main></body></html>`;
}

/** Sends a page that no browser keeps, no other site frames, and whose address goes nowhere. */
export function sendPage(response: ServerResponse, page: Page): void {
  response.writeHead(page.status, { ...pageHeaders });
  response.end(html(page));
}

export const pageHeaders = {
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Security-Policy':
    "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'Cache-Control': 'no-store',
} as const;

function escapedHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
