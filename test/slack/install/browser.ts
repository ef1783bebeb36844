/** What a browser keeps and shows; it sends its cookies though the connection is not a secure one. */
export type Browser = {
  readonly get: (url: string) => Promise<Shown>;
  readonly cookies: Map<string, string>;
};

export type Shown = {
  readonly status: number;
  readonly html: string;
  readonly headers: Headers;
  /** Where it is told to go, empty when nowhere. */
  readonly location: string;
  /** Where the page's one link leads. */
  readonly link: string;
};

/** A browser that follows nothing by itself. */
export function openBrowser(): Browser {
  const cookies = new Map<string, string>();
  return {
    cookies,
    get: async (url) => {
      const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      const response = await fetch(url, { redirect: 'manual', headers: { cookie } });
      for (const line of response.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
        if (value === 'deleted') cookies.delete(name);
        else cookies.set(name, value);
      }
      const html = await response.text();
      const [, link = ''] = /href="([^"]*)"/.exec(html) ?? [];
      const location = response.headers.get('location') ?? '';
      const { status, headers } = response;
      return { status, html, headers, location, link: link.replaceAll('&amp;', '&') };
    },
  };
}
