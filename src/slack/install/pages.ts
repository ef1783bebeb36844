import { commandName } from '../ids.ts';
import type { Page } from './page.ts';

/** Where the installation starts, and where Slack sends the browser back to. */
export const installPath = '/slack/install';
export const redirectPath = '/slack/oauth_redirect';

const again = { url: installPath, label: 'Start again' } as const;

export function startPage(url: string): Page {
  return {
    status: 200,
    title: 'Add srm to a workspace',
    lines: [
      'srm answers who owns what on AWS: AWS, you, or both, and where the line runs.',
      'Slack shows you next what srm may do in the workspace, and asks whether you agree.',
    ],
    link: { url, label: 'Add to Slack' },
  };
}

/** @param workspace its name as Slack knows it. */
export function donePage(workspace: string, team: string): Page {
  return {
    status: 200,
    title: 'srm is there',
    lines: [
      `It was added to ${workspace}.`,
      `Invite it to a channel with /invite @srm and ask, or type ${commandName} help.`,
    ],
    link: { url: `slack://open?team=${encodeURIComponent(team)}`, label: 'Open Slack' },
  };
}

/** Why an installation ended without one; each has a page that says what to do. */
export const failurePages = {
  denied: {
    status: 403,
    title: 'Nothing was installed',
    lines: ['You, or an admin of the workspace, did not agree. Nothing was stored.'],
    link: again,
  },
  state: {
    status: 400,
    title: 'This link has been used, or is too old',
    lines: [
      'An installation has to be finished within ten minutes, once, in the browser in which it was started.',
    ],
    link: again,
  },
  code: {
    status: 400,
    title: 'Slack did not say yes',
    lines: ['Its answer is missing or was used before. Nothing was stored.'],
    link: again,
  },
  organisation: {
    status: 400,
    title: 'srm is installed in one workspace at a time',
    lines: [
      'It cannot be installed for a whole organisation yet. Nothing was stored, and the permission was given back.',
      'Please start again and choose a single workspace.',
    ],
    link: again,
  },
  rotation: {
    status: 500,
    title: 'The app’s settings do not fit',
    lines: [
      'Its tokens expire (“token rotation”), which srm does not support. Nothing was stored.',
      'Whoever runs srm has to make the app anew from its manifest, with token rotation off.',
    ],
  },
  bot: {
    status: 500,
    title: 'The app’s settings do not fit',
    lines: ['Slack gave no bot token. Whoever runs srm has to compare the app with its manifest.'],
  },
  slack: {
    status: 502,
    title: 'Slack did not finish the installation',
    lines: ['It refused, or could not be reached. Nothing was stored.'],
    link: again,
  },
  ours: {
    status: 500,
    title: 'Something went wrong on our side',
    lines: ['Nothing was installed. Please try again in a moment.'],
    link: again,
  },
} as const satisfies Readonly<Record<string, Page>>;

export type InstallFailure = keyof typeof failurePages;
