import { App, HTTPReceiver, type Receiver, SocketModeReceiver } from '@slack/bolt';

// What srm is compared with: a Bolt app as its guide shows it, that answers each mention with a constant.
const {
  SLACK_APP_TOKEN: appToken = '',
  SLACK_BOT_TOKEN: botToken = '',
  SLACK_SIGNING_SECRET: signingSecret = '',
  SLACK_API_URL: slackApiUrl = '',
  HOST: host = '127.0.0.1',
  PORT: port = '0',
} = process.env;

const clientOptions = { slackApiUrl };
const receiver: Receiver =
  appToken === ''
    ? new HTTPReceiver({ signingSecret, endpoints: ['/slack/events'] })
    : new SocketModeReceiver({ appToken, installerOptions: { clientOptions } });
const app = new App({
  receiver,
  clientOptions,
  authorize: async () => ({ botToken, botId: 'BBOT', botUserId: 'UBOT' }),
});
app.event('app_mention', async ({ event, say }) => {
  await say({ text: 'That is how it is.', thread_ts: event.thread_ts ?? event.ts });
});
await (receiver instanceof HTTPReceiver
  ? receiver.start({ host, port: Number(port) })
  : app.start());
process.stdout.write(`${JSON.stringify({ msg: 'connected to Slack' })}\n`);
