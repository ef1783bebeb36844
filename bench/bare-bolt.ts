import { App, SocketModeReceiver } from '@slack/bolt';

// What any Bolt app in Socket Mode does up to the handshake; then says when that was.
const receiver = new SocketModeReceiver({ appToken: 'xapp-bench' });
const app = new App({
  receiver,
  authorize: async () => ({ botToken: 'xoxb-bench', botId: 'B1', botUserId: 'U1' }),
});
app.event('app_mention', async ({ say }) => void (await say('hello')));
const sinceStartMs = Math.round(performance.now());
process.stdout.write(`${JSON.stringify({ sinceStartMs, msg: 'ready to connect' })}\n`);
