import { createChannelSettings } from './channel-settings.ts';
import { createDeliveries } from './deliveries.ts';
import { createForget } from './forget.ts';
import { createGreetings } from './greetings.ts';
import { createInbox } from './inbox.ts';
import { createInstallations } from './installations.ts';
import type { Report } from './malformed.ts';
import { createMutedThreads } from './muted-threads.ts';
import { createRetention } from './retention.ts';
import type { Store } from './store.ts';
import { createSubscriptions } from './subscriptions.ts';
import type { Database } from './tables.ts';
import { createTipHistory } from './tip-history.ts';
import { createTopics } from './topics.ts';
import { createUnanswered } from './unanswered.ts';

/** What stands around each method. */
export type Checked = <A extends readonly unknown[], R>(
  method: (...args: A) => Promise<R>,
) => (...args: A) => Promise<R>;

/** All that a store does with its rows. */
export type Methods = Omit<Store, 'writeSnapshots' | 'close'>;

export function methodsOf(db: Database, report: Report, checked: Checked): Methods {
  return {
    ...messagesOf(db, checked, report),
    ...channelsOf(db, checked, report),
    ...teamsOf(db, checked),
  };
}

/** What comes in and what goes out. */
function messagesOf(db: Database, checked: Checked, report: Report) {
  const inbox = createInbox(db, report);
  const deliveries = createDeliveries(db);
  const topics = createTopics(db);
  return {
    accept: checked(inbox.accept),
    finish: checked(inbox.finish),
    progressOf: checked(inbox.progressOf),
    unfinished: checked(inbox.unfinished),
    claim: checked(deliveries.claim),
    markDone: checked(deliveries.markDone),
    giveUp: checked(deliveries.giveUp),
    release: checked(deliveries.release),
    findPosted: checked(deliveries.findPosted),
    topic: checked(topics.topic),
    rememberTopic: checked(topics.rememberTopic),
    rememberUnanswered: checked(createUnanswered(db).rememberUnanswered),
  };
}

/** What a channel wants, and what it had. */
function channelsOf(db: Database, checked: Checked, report: Report) {
  const subscriptions = createSubscriptions(db, report);
  const history = createTipHistory(db);
  const settings = createChannelSettings(db);
  const muted = createMutedThreads(db);
  return {
    subscribe: checked(subscriptions.subscribe),
    unsubscribe: checked(subscriptions.unsubscribe),
    findSubscription: checked(subscriptions.findSubscription),
    subscriptionsOf: checked(subscriptions.subscriptionsOf),
    dueSubscriptions: checked(subscriptions.dueSubscriptions),
    advance: checked(subscriptions.advance),
    tipHistory: checked(history.tipHistory),
    recordTip: checked(history.recordTip),
    channelSettings: checked(settings.channelSettings),
    setChannelSettings: checked(settings.setChannelSettings),
    mute: checked(muted.mute),
    unmute: checked(muted.unmute),
    isMuted: checked(muted.isMuted),
    greetOnce: checked(createGreetings(db).greetOnce),
  };
}

/** Who is there, and what has to go. */
function teamsOf(db: Database, checked: Checked) {
  const installations = createInstallations(db);
  const forget = createForget(db);
  return {
    putInstallation: checked(installations.putInstallation),
    findInstallation: checked(installations.findInstallation),
    installations: checked(installations.installations),
    resealInstallation: checked(installations.resealInstallation),
    deleteInstallation: checked(installations.deleteInstallation),
    forgetTeam: checked(forget.forgetTeam),
    forgetUser: checked(forget.forgetUser),
    forgetBefore: checked(createRetention(db).forgetBefore),
  };
}
