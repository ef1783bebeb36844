import { tsAt } from './clock.ts';
import { APP, type Channel, type Message, type Person } from './model.ts';

export const PEOPLE: readonly Person[] = [
  {
    id: 'U0MIRA',
    handle: 'mira',
    name: 'Mira Lang',
    title: 'Cloud platform, workspace admin',
    tz: 'Europe/Berlin',
    isAdmin: true,
    isGuest: false,
  },
  {
    id: 'U0DIEGO',
    handle: 'diego',
    name: 'Diego Álvarez',
    title: 'Backend engineer',
    tz: 'America/New_York',
    isAdmin: false,
    isGuest: false,
  },
  {
    id: 'U0AIKO',
    handle: 'aiko',
    name: 'Aiko Tanaka',
    title: 'Compliance',
    tz: 'Asia/Tokyo',
    isAdmin: false,
    isGuest: false,
  },
  {
    id: 'U0SAM',
    handle: 'sam',
    name: 'Sam Okafor',
    title: 'External auditor (guest)',
    tz: 'Asia/Kolkata',
    isAdmin: false,
    isGuest: true,
  },
];

const everyone = PEOPLE.map(({ id }) => id);
const staff = PEOPLE.filter(({ isGuest }) => !isGuest).map(({ id }) => id);

export const directMessageOf = (person: string): string => person.replace(/^U/, 'D');

export const CHANNELS: readonly Channel[] = [
  {
    id: 'C0GENERAL',
    name: 'general',
    kind: 'channel',
    topic: 'Everybody is here',
    members: [...everyone, APP.user],
  },
  {
    id: 'C0SECURITY',
    name: 'security',
    kind: 'group',
    topic: 'Private: audits, findings, who does what',
    members: [...staff, APP.user],
  },
  {
    id: 'C0OPS',
    name: 'ops',
    kind: 'channel',
    topic: 'Deployments, dashboards, who is on duty',
    members: staff,
  },
  {
    id: 'G0TRIO',
    name: 'mpdm-mira--diego--srm-1',
    kind: 'mpim',
    topic: '',
    members: ['U0MIRA', 'U0DIEGO', APP.user],
  },
  ...PEOPLE.map(
    ({ id, handle }): Channel => ({
      id: directMessageOf(id),
      name: handle,
      kind: 'im',
      topic: '',
      members: [id, APP.user],
    }),
  ),
];

/** Minutes before the start, who, where, what: small talk, so that nothing looks empty. */
const TALK = [
  [
    190,
    'U0MIRA',
    'C0GENERAL',
    'Morning all. The platform review is on Thursday, agenda in the doc.',
  ],
  [184, 'U0DIEGO', 'C0GENERAL', 'Thanks! I will bring the numbers from the load test.'],
  [
    95,
    'U0AIKO',
    'C0GENERAL',
    'The auditors start next week. Sam joined us as a guest, say hello :wave:',
  ],
  [93, 'U0SAM', 'C0GENERAL', 'Hello everyone, glad to be here.'],
  [
    140,
    'U0AIKO',
    'C0SECURITY',
    'I am filling in the customer questionnaire, 140 rows to go :sweat_smile:',
  ],
  [133, 'U0MIRA', 'C0SECURITY', 'Happy to take the ones about *backups* and *encryption*.'],
  [75, 'U0DIEGO', 'C0OPS', 'Deploy of `orders` is done, dashboards look normal.'],
  [60, 'U0MIRA', 'G0TRIO', 'Shall we keep the design questions for the new database in here?'],
] as const;

export const talk = (startedMs: number): readonly Message[] =>
  TALK.map(
    ([minutes, user, channel, text]): Message => ({
      channel,
      ts: tsAt(startedMs - minutes * 60_000),
      user,
      text,
    }),
  ).sort((a, b) => a.ts.localeCompare(b.ts));
