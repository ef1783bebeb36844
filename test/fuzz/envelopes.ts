import fc, { type Arbitrary } from 'fast-check';
import {
  answerMenuAction,
  answerModalId,
  askBoxAction,
  askButtonAction,
  askExampleActionPrefix,
  askOnAction,
  channelField,
  channelModalId,
  chooseActionPrefix,
  exampleActionPrefix,
  modalChooseActionPrefix,
  shareAction,
  tipAnswerAction,
  tipsConfigureAction,
  tipsField,
  tipsModalId,
  tipsOffAction,
  whoOwnsShortcut,
} from '../../src/slack/ids.ts';
import { triggerOf } from '../fake-slack/views.ts';
import { knowledge } from '../knowledge-fixture.ts';
import { text } from './texts.ts';

/** One thing that Slack sends: an event's inside, a command, or an interaction. */
export type Envelope = {
  readonly type: 'events_api' | 'slash_commands' | 'interactive';
  readonly body: Readonly<Record<string, unknown>>;
};

const user = fc.constantFrom('U1', 'U2', 'UADMIN', 'UGUEST', 'UFOREIGN', 'UNOBODY', 'UBOT');
const channel = fc.constantFrom('C1', 'C1', 'C1', 'C2', 'G1', 'D1', 'M1', 'CNOWHERE');
const types = { C: 'channel', G: 'group', D: 'im', M: 'mpim' } as const;
const ts = fc.integer({ min: 1, max: 9_999_999 }).map((n) => `1763900000.${n}`);
const some = <T>(inner: Arbitrary<T>): Arbitrary<T | undefined> =>
  fc.option(inner, { nil: undefined });

/** Words with and without our name in front. */
const said = fc
  .tuple(fc.constantFrom('', '<@UBOT> ', '<@UBOT> who owns '), text)
  .map((two) => two.join(''));

const file = fc.record({ id: fc.string(), name: text, url_private: text });
const message = fc.record(
  { user, channel, ts, text: said, thread_ts: ts, files: fc.array(file, { maxLength: 2 }) },
  { requiredKeys: ['user', 'channel', 'ts', 'text'] },
);

const channelType = (id: string): string =>
  Object.entries(types).find(([initial]) => id.startsWith(initial))?.[1] ?? 'channel';

const spoken = message.map((event) => ({
  type: 'message',
  ...event,
  channel_type: channelType(event.channel),
}));
const mentioned = message.map((event) => ({ type: 'app_mention', ...event }));
const edited = fc.tuple(message, said).map(([{ channel: where, ...event }, before]) => ({
  type: 'message',
  subtype: 'message_changed',
  hidden: true,
  channel: where,
  channel_type: channelType(where),
  message: event,
  previous_message: { ...event, text: before },
}));
const deleted = fc.tuple(channel, ts).map(([where, deleted_ts]) => ({
  type: 'message',
  subtype: 'message_deleted',
  channel: where,
  channel_type: channelType(where),
  deleted_ts,
}));
const opened = fc.record({
  type: fc.constantFrom('app_home_opened', 'app_context_changed', 'member_joined_channel'),
  user,
  channel,
  event_ts: ts,
  tab: fc.constantFrom('home', 'messages'),
  context: fc.record({
    entities: fc.array(
      fc.record({
        type: fc.constantFrom('slack#/types/channel_id', 'slack#/types/canvas'),
        value: fc.oneof(channel, text),
      }),
      { maxLength: 2 },
    ),
  }),
});

/** The inside of an event; whoever sends it puts it into its envelope. */
const event: Arbitrary<Envelope> = fc
  .oneof(
    { arbitrary: spoken, weight: 3 },
    { arbitrary: mentioned, weight: 3 },
    edited,
    deleted,
    opened,
  )
  .map((body) => ({ type: 'events_api', body }));

const commandText = fc.oneof(
  { arbitrary: text, weight: 4 },
  fc
    .tuple(fc.constantFrom('tips', 'tips on', 'tips off', 'tip', 'tips now', 'channel'), text)
    .map((two) => two.join(' ')),
  fc.constantFrom(
    '',
    'help',
    'channel',
    'tips',
    'forget me',
    'tips on 25:61',
    'tips pause until 2026-13-40',
  ),
);

const command: Arbitrary<Envelope> = fc
  .record({ text: commandText, channel, user })
  .map(({ text: typed, channel: channel_id, user: user_id }) => ({
    type: 'slash_commands',
    body: {
      command: '/srm',
      text: typed,
      team_id: 'T1',
      channel_id,
      user_id,
      user_name: 'a person',
      trigger_id: triggerOf(user_id),
    },
  }));

const id = fc.oneof(
  fc.constantFrom(...knowledge.concerns.map((each) => String(each.id))),
  fc.constantFrom(...knowledge.services.map((each) => String(each.id))),
  fc.constant(null),
  text,
);

/** What buttons and options carry; anybody could have made it up. */
const value = fc.oneof(
  {
    arbitrary: fc.record({ c: id, s: id, q: text }).map((picked) => JSON.stringify(picked)),
    weight: 3,
  },
  fc.constantFrom('mute', 'delete', 'C1', ''),
  fc.json(),
  text,
);

const messageAction = fc.oneof(
  fc.nat({ max: 30 }).map((n) => `${chooseActionPrefix}${n}`),
  fc.nat({ max: 9 }).map((n) => `${exampleActionPrefix}${n}`),
  fc.constantFrom(shareAction, answerMenuAction, tipAnswerAction, tipsOffAction),
);
const viewAction = fc.oneof(
  fc.nat({ max: 9 }).map((n) => `${askExampleActionPrefix}${n}`),
  fc.nat({ max: 30 }).map((n) => `${modalChooseActionPrefix}${n}`),
  fc.constantFrom(askBoxAction, askButtonAction, tipsConfigureAction, ...Object.values(tipsField)),
);

const about = (userId: string) => ({
  team: { id: 'T1', domain: 'fake' },
  user: { id: userId, username: 'a person', team_id: 'T1' },
  api_app_id: 'A1',
  trigger_id: triggerOf(userId),
});

const pressed = fc
  .record({
    value: some(value),
    selected_option: some(fc.record({ value })),
    block_id: fc.constant('b'),
  })
  .map((each) => ({
    type: each.selected_option === undefined ? 'button' : 'static_select',
    ...each,
  }));

const click: Arbitrary<Envelope> = fc
  .record({
    user,
    channel,
    ts,
    root: some(ts),
    action: messageAction,
    pressed,
    isPrivate: fc.boolean(),
    token: some(text),
  })
  .map((it) => ({
    type: 'interactive',
    body: {
      type: 'block_actions',
      ...about(it.user),
      channel: { id: it.channel, name: 'fake' },
      container: {
        type: 'message',
        channel_id: it.channel,
        message_ts: it.ts,
        is_ephemeral: it.isPrivate,
        ...(it.root === undefined ? {} : { thread_ts: it.root }),
      },
      message: { ts: it.ts, metadata: { event_payload: { delivery: it.token } } },
      actions: [{ ...it.pressed, action_id: it.action }],
    },
  }));

const anyField = fc.record(
  {
    value: fc.oneof(text, fc.constant(null)),
    selected_option: fc.oneof(fc.record({ value }), fc.constant(null)),
    selected_options: fc.array(fc.record({ value }), { maxLength: 3 }),
    selected_time: fc.oneof(fc.constantFrom('09:30', '25:61', ''), text),
  },
  { requiredKeys: [] },
);
const values = fc.record(
  Object.fromEntries(
    [askOnAction, askBoxAction, ...Object.values(tipsField), ...Object.values(channelField)].map(
      (action) => [action, anyField.map((field) => ({ [action]: field }))],
    ),
  ),
);
const privateMetadata = fc.oneof(
  channel.map((where) => JSON.stringify({ channel: where })),
  fc.json(),
  text.map((words) => words.slice(0, 3000)),
);
/** A modal that is there, for whoever sends these; others were closed since. */
export const openModal = 'VOPEN';
const place = fc.constantFrom(
  { type: 'modal', id: openModal },
  { type: 'modal', id: 'VCLOSED' },
  { type: 'home', id: 'VHOME' },
);

const modalPart = fc.record({
  callback_id: fc.constantFrom(answerModalId, tipsModalId, channelModalId),
  private_metadata: privateMetadata,
  state: values.map((each) => ({ values: each })),
  hash: some(fc.string()),
});
const view = fc.tuple(place, modalPart).map(([where, part]) => ({ ...where, ...part }));

const clickInView: Arbitrary<Envelope> = fc
  .record({ user, view, action: viewAction, pressed })
  .map((it) => ({
    type: 'interactive',
    body: {
      type: 'block_actions',
      ...about(it.user),
      view: it.view,
      container: { type: 'view', view_id: it.view.id },
      actions: [{ ...it.pressed, action_id: it.action }],
    },
  }));

const submission: Arbitrary<Envelope> = fc.record({ user, view }).map((it) => ({
  type: 'interactive',
  body: { type: 'view_submission', ...about(it.user), view: { ...it.view, type: 'modal' } },
}));

const shortcut: Arbitrary<Envelope> = fc
  .record({ user, channel, ts, text, root: some(ts) })
  .map((it) => ({
    type: 'interactive',
    body: {
      type: 'message_action',
      callback_id: whoOwnsShortcut,
      ...about(it.user),
      channel: { id: it.channel, name: 'fake' },
      message_ts: it.ts,
      message: { type: 'message', ts: it.ts, text: it.text, thread_ts: it.root },
    },
  }));

/** What Slack could send, as it would send it, with whatever people put into it. */
export const envelope: Arbitrary<Envelope> = fc.oneof(
  { arbitrary: event, weight: 4 },
  { arbitrary: command, weight: 2 },
  { arbitrary: click, weight: 2 },
  { arbitrary: clickInView, weight: 2 },
  { arbitrary: submission, weight: 2 },
  shortcut,
);

/** By what Bolt finds a listener; the rest of an envelope may be anything. */
const routing: ReadonlySet<string> = new Set([
  'type',
  'command',
  'callback_id',
  'action_id',
  'actions',
  'team',
  'team_id',
]);

/** The same, with something of a wrong type inside, or missing. */
export const broken: Arbitrary<Envelope> = fc
  .tuple(envelope, fc.nat(), fc.option(fc.oneof(fc.jsonValue(), text), { nil: undefined }))
  .map(([{ type, body }, at, wrong]) => {
    const places = placesIn(body).filter((each) => type !== 'interactive' || each.length > 1);
    const place = places[at % Math.max(places.length, 1)];
    if (place === undefined) return { type, body };
    // A command is a form: all in it is text.
    const by = type === 'slash_commands' ? JSON.stringify(wrong) : wrong;
    return { type, body: asRecord(replaced(body, place, by)) };
  });

type Place = readonly string[];

/** Every place in a value that can be broken without nobody listening any more. */
function placesIn(inside: unknown, path: Place = []): readonly Place[] {
  if (typeof inside !== 'object' || inside === null) return [];
  return Object.entries(inside).flatMap(([key, inner]) => [
    ...(routing.has(key) || routing.has(path.at(-1) ?? '') ? [] : [[...path, key]]),
    ...placesIn(inner, [...path, key]),
  ]);
}

function replaced(inside: unknown, [key, ...rest]: Place, by: unknown): unknown {
  if (key === undefined) return by;
  if (Array.isArray(inside)) {
    return inside.map((inner, at) => (String(at) === key ? replaced(inner, rest, by) : inner));
  }
  const record = asRecord(inside);
  return { ...record, [key]: replaced(record[key], rest, by) };
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}
