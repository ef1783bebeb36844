import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { createSlack } from '../../../src/slack/app.ts';
import { maxSheetBytes } from '../../../src/slack/questionnaire/download.ts';
import { maxRows } from '../../../src/slack/questionnaire/fill-in-sheet.ts';
import type { FakeSlack } from '../../fake-slack/fake-slack.ts';
import type { FakeFile } from '../../fake-slack/files.ts';
import { running } from '../stage.ts';

const csv = '\uFEFFNo.;Question;Reply\r\n1;Who patches RDS?;\r\n2;Who patches <!channel> EC2?;\r\n';

const send = (fake: FakeSlack, file: FakeFile, text = ''): Promise<string> =>
  fake.say({ channel: 'D1', text, file });

const inThread = (fake: FakeSlack, ts: string) =>
  fake
    .channel('D1')
    .messages.filter(({ threadTs, botId }) => threadTs === ts && botId !== undefined);

/** Texts of the files that stand in a thread. */
function sheetsIn(fake: FakeSlack, ts: string): readonly string[] {
  const files = inThread(fake, ts).flatMap(({ files: list = [] }) => list);
  return files.map(({ id }) => fake.state.files.get(id)?.bytes?.toString() ?? '');
}

async function said(fake: FakeSlack, ts: string): Promise<string> {
  await fake.until(() => inThread(fake, ts).length > 0);
  return inThread(fake, ts)[0]?.text ?? '';
}

describe('a questionnaire in a direct message', () => {
  it('comes back filled in, in its thread, with a summary', async () => {
    const { fake } = await running();

    const ts = await send(fake, fake.file('vendor.csv', csv));
    const text = await said(fake, ts);

    expect(text).toContain('2 questions, and 1 other row.');
    expect(text).toContain('Owners: AWS 1, customer 1, shared 0.');
    expect(text).toContain('Questions from column 2 “Question”.');
    const [sheet = ''] = sheetsIn(fake, ts);
    expect(sheet.startsWith('\uFEFFNo.;Question;Reply;Owner;')).toBe(true);
    const rows = parse(sheet, { delimiter: ';', bom: true });
    expect(rows.map((row) => row[3])).toEqual(['Owner', 'AWS', 'Customer']);
    expect(inThread(fake, ts)[0]?.files?.[0]?.title).toMatch(/^vendor-answered-\d{6}\.csv$/);
  });

  it('may be told its column', async () => {
    const { fake } = await running();
    const file = fake.file('a.csv', 'Question,Other\nWho patches EC2?,Who patches RDS?\n');

    const ts = await send(fake, file, 'column: other');
    await said(fake, ts);

    expect(sheetsIn(fake, ts)[0]).toContain('AWS owns patching on rds.');
  });

  it('comes back once though its event comes three times', async () => {
    const { fake } = await running();
    const said = { channel: 'D1', text: '', file: fake.file('a.csv', csv) };
    const ts = fake.write(said);
    const events = fake.eventsOf(said, ts);

    await Promise.all([...events, ...events, ...events].map((event) => fake.send(event)));
    const next = await fake.say({ channel: 'D1', text: 'who patches RDS?' });
    await fake.until(() => inThread(fake, next).length > 0 && inThread(fake, ts).length > 0);

    expect(sheetsIn(fake, ts)).toHaveLength(1);
  });

  it('comes back once though Slack never said that it took it, and the process died', async () => {
    const { fake, slack, parts, later } = await running();
    fake.fail('files.completeUploadExternal', { kind: 'cut after' });

    const ts = await send(fake, fake.file('a.csv', csv));
    await fake.until(() => sheetsIn(fake, ts).length === 1);
    await slack.stop();
    later(60_000);
    const next = createSlack(parts);
    await next.start();
    await fake.until(() => fake.calls('conversations.replies').length > 0);
    await next.stop();

    expect(sheetsIn(fake, ts)).toHaveLength(1);
    expect(fake.calls('files.completeUploadExternal')).toHaveLength(1);
  });

  it('is shared by the next process where the one before died on the way', async () => {
    const { fake, slack, parts, later } = await running();
    fake.fail('files.completeUploadExternal', { kind: 'cut before' });

    const ts = await send(fake, fake.file('a.csv', csv));
    await fake.until(() => fake.calls('files.completeUploadExternal').length === 1);
    await slack.stop();
    later(60_000);
    const next = createSlack(parts);
    await next.start();
    await fake.until(() => sheetsIn(fake, ts).length === 1);
    await next.stop();

    expect(sheetsIn(fake, ts)).toHaveLength(1);
  });

  it('is given up where nobody can look whether it is there', async () => {
    const { fake, later } = await running();
    fake.fail('files.completeUploadExternal', { kind: 'cut before' });
    fake.fail('conversations.replies', { kind: 'refused', error: 'missing_scope' });

    const ts = await send(fake, fake.file('a.csv', csv));
    await fake.until(() => fake.calls('files.completeUploadExternal').length === 1);
    later(60_000);

    expect(await said(fake, ts)).toContain('can’t tell whether Slack took the result');
    expect(sheetsIn(fake, ts)).toEqual([]);
  });

  it.each<[string, (fake: FakeSlack) => FakeFile, string]>([
    ['a workbook', (fake) => fake.file('a.xlsx', 'PK'), 'Save the sheet as CSV'],
    [
      'a workbook by another name',
      (fake) => fake.file('a.csv', 'PK\u0003\u0004'),
      'This is a workbook',
    ],
    [
      'a large file',
      (fake) => fake.file('a.csv', csv, { size: maxSheetBytes + 1 }),
      'larger than 2 MB',
    ],
    [
      'a file larger than it says',
      (fake) => fake.file('a.csv', 'a'.repeat(maxSheetBytes + 1), { size: 10 }),
      'larger than 2 MB',
    ],
    [
      'a sheet with too many rows',
      (fake) => fake.file('a.csv', 'Question\n'.repeat(maxRows + 1)),
      'more than 5,000 rows',
    ],
    [
      'a sheet without questions',
      (fake) => fake.file('a.csv', 'Id,<!here>\n1,20\n'),
      '1. Id\n2. &lt;!here&gt;',
    ],
    [
      'a file that is gone',
      (fake) => ({ ...fake.file('a.csv', csv), id: 'F0' }),
      'Please send it again',
    ],
  ])('is answered in plain words: %s', async (_what, file, words) => {
    const { fake } = await running();

    const ts = await send(fake, file(fake));

    expect(await said(fake, ts)).toContain(words);
    expect(sheetsIn(fake, ts)).toEqual([]);
  });

  it('says which right is missing', async () => {
    const { fake } = await running({}, { scopes: ['chat:write', 'im:history', 'files:read'] });

    const ts = await send(fake, fake.file('a.csv', csv));

    expect(await said(fake, ts)).toContain('`files:write`');
  });
});

describe('the token', () => {
  it('goes to no other host, whatever Slack says of the file', async () => {
    const elsewhere = await running();
    const { fake } = await running();
    const address = `${elsewhere.fake.state.origin()}/files-pri/F1/download/a.csv`;

    const ts = await send(fake, fake.file('a.csv', csv, { address }));

    expect(await said(fake, ts)).toContain('Please send it again');
    expect(elsewhere.fake.calls('files-pri')).toEqual([]);
  });

  it('follows no redirection', async () => {
    const { fake } = await running();
    fake.fail('files-pri', { kind: 'status', status: 302, done: false });

    const ts = await send(fake, fake.file('a.csv', csv));

    expect(await said(fake, ts)).toContain('Please send it again');
    expect(fake.calls('files-pri')).toHaveLength(1);
  });
});

it('a file in a channel is not looked at', async () => {
  const { fake } = await running();

  await fake.say({ text: '<@UBOT>', file: fake.file('a.csv', csv) });
  await fake.until(() => fake.posted('C1').length > 0);

  expect(fake.posted('C1')[0]?.text).toContain('I read text only');
  expect(fake.calls('files.info')).toEqual([]);
});

it('neither what a sheet says nor its name is kept or logged', async () => {
  const { fake, logged, store } = await running();
  const kept: unknown[] = [];
  const accept = store.accept;
  Object.assign(store, {
    accept: (...args: Parameters<typeof accept>) => {
      kept.push(args[0]);
      return accept(...args);
    },
  });

  const ts = await send(fake, fake.file('merger.csv', 'Question\nWho patches the secret plan?\n'));
  await said(fake, ts);

  expect(kept).toHaveLength(1);
  expect(JSON.stringify(kept) + logged()).not.toMatch(/merger|secret plan|files\.invalid/);
});
