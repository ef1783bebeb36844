import type { Act, ActOf } from '../acts.ts';
import type { Desk } from '../desk.ts';
import type { Person } from '../model.ts';
import { close, submit } from './modal.ts';
import { edit, expel, invite, look, moveClock, react, remove, watch } from './own.ts';
import { press, shortcut } from './press.ts';
import { say } from './say.ts';
import type { Who } from './who.ts';

/** The channel of an act, if this person is in it. */
function place(desk: Desk, person: Person, id: string): Who | undefined {
  const channel = desk.state.channels.get(id);
  return channel?.members.includes(person.id) ? { person, channel } : undefined;
}

type Placed = ActOf<'say' | 'invite' | 'remove' | 'watch'>;

async function inPlace(desk: Desk, who: Who, act: Placed): Promise<void> {
  switch (act.kind) {
    case 'say':
      return say(desk, who, act);
    case 'invite':
      return invite(desk, who);
    case 'remove':
      return expel(desk, who);
    case 'watch':
      return watch(desk, who);
    default:
      return act satisfies never;
  }
}

/** Does what a person does on the page. */
export async function perform(desk: Desk, act: Act): Promise<void> {
  const person = desk.state.people.get(act.user);
  if (!person) return;
  switch (act.kind) {
    case 'say':
    case 'invite':
    case 'remove':
    case 'watch': {
      const who = place(desk, person, act.channel);
      return who && inPlace(desk, who, act);
    }
    case 'edit':
      return edit(desk, person, act);
    case 'delete':
      return remove(desk, person, act);
    case 'react':
      return react(desk, person, act);
    case 'press':
      return press(desk, person, act);
    case 'submit':
      return submit(desk, person, act);
    case 'close':
      return close(desk, person, act);
    case 'shortcut':
      return shortcut(desk, person, act);
    case 'look':
      return look(desk, person, act);
    case 'clock':
      return moveClock(desk, act);
    default:
      return act satisfies never;
  }
}
