import { z } from 'zod';
import type { Desk } from '../desk.ts';
import { APP, SLACKBOT, TEAM } from '../model.ts';
import { slackApp, slackPerson } from '../shapes.ts';
import { flag, take, word } from './arguments.ts';
import { visibleChannels } from './conversations.ts';
import type { Methods } from './method.ts';
import { present } from './refusal.ts';

const one = z.object({ user: word, include_locale: flag });
const theirs = z.object({
  user: z.string().optional(),
  types: z.string().default('public_channel'),
});

function userOf(desk: Desk, id: string) {
  if (id === APP.user) return slackApp(desk.manifest.name);
  if (id === SLACKBOT) return { ...slackApp('slackbot'), id, is_bot: false };
  return slackPerson(present(desk.state.people.get(id), 'user_not_found'), desk.clock.now());
}

export const people: Methods = {
  'auth.test': (desk) => ({
    url: `${desk.url()}/`,
    team: TEAM.name,
    user: desk.manifest.name,
    team_id: TEAM.id,
    user_id: APP.user,
    bot_id: APP.botId,
    app_id: APP.id,
    is_enterprise_install: false,
  }),
  'api.test': () => ({}),
  'bots.info': (desk) => ({
    bot: { id: APP.botId, app_id: APP.id, user_id: APP.user, name: desk.manifest.name },
  }),
  'team.info': () => ({ team: TEAM }),
  'users.info': (desk, given) => ({ user: userOf(desk, take(one, given).user) }),
  'users.list': (desk) => ({
    members: [...desk.state.people.keys(), APP.user].map((id) => userOf(desk, id)),
    response_metadata: { next_cursor: '' },
  }),
  'users.conversations': (desk, given) => {
    const { types, user } = take(theirs, given);
    const channels = visibleChannels(desk, types, true).filter(({ id }) =>
      desk.state.channels.get(id)?.members.includes(user ?? APP.user),
    );
    return { channels, response_metadata: { next_cursor: '' } };
  },
};
