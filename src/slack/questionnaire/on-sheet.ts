import type { Logger } from 'pino';
import type { AskListed } from '../../answers/listed.ts';
import type { Client } from '../client.ts';
import type { Deliver } from '../deliver.ts';
import { Postponed } from '../errors.ts';
import type { Utterance } from '../events.ts';
import { answerKey } from '../ids.ts';
import { pastLastGate } from '../last-gate.ts';
import { noteMetadata } from '../metadata.ts';
import type { Pause } from '../patiently.ts';
import { cleaned } from '../text.ts';
import { createTurns } from '../turns.ts';
import { type DownloadParts, download, maxSheetBytes } from './download.ts';
import { type ShareParts, shareOnce } from './share-once.ts';
import { sharedSheet, toldColumn } from './shared-sheet.ts';

export type SheetParts = ShareParts &
  DownloadParts & {
    readonly askListed: AskListed;
    readonly deliver: Deliver;
    readonly log: Logger;
    readonly pause: Pause;
  };

/** Sheets at a time: each is held in memory several times over. */
const maxAtOnce = 2;

/**
 * Fills in the sheet that came with a direct message and puts it into the thread. What the sheet says is neither kept
 * nor logged. False where no sheet came.
 *
 * @throws Postponed when it is not its time yet; then nothing was said.
 */
export type OnSheet = (client: Client, utterance: Utterance) => Promise<boolean>;

export function createOnSheet(parts: SheetParts): OnSheet {
  const turns = createTurns(maxAtOnce);
  return async (client, utterance) => {
    const sheet = sharedSheet(utterance);
    if (sheet === undefined) return false;
    const note =
      sheet.kind === 'workbook'
        ? workbookNote
        : await turns(() => filledIn(parts, { client, utterance, id: sheet.id }));
    if (note !== undefined) await say(parts, client, utterance, note);
    return true;
  };
}

type Sent = { readonly client: Client; readonly utterance: Utterance; readonly id: string };

/** Shares the filled sheet; what to say where that cannot be. */
async function filledIn(
  parts: SheetParts,
  { client, utterance, id }: Sent,
): Promise<string | undefined> {
  const got = await download(parts, client, id);
  if (got.kind === 'too large') return tooLargeNote;
  if (got.kind === 'refused') return got.why === 'scope' ? scopeNote : unreadNote;
  // Reading and writing CSV is loaded with the first sheet: most starts never see one.
  const { fillInSheet } = await import('./fill-in-sheet.ts');
  const filled = await fillInSheet(got.bytes, toldColumn(utterance.text), parts);
  if (filled.kind === 'problem') return filled.text;
  const { content, tally } = filled;
  const comment = pastLastGate({ text: filled.comment, blocks: [] }).text;
  const name = filledName(got.name, utterance.ts);
  const shared = await shareOnce(parts, client, { utterance, name, content, comment });
  const { team, channel, ts } = utterance;
  if (shared.kind === 'refused') {
    parts.log.warn({ team, channel, ts, error: shared.error }, 'Slack refused a sheet');
    return shared.error === 'missing_scope' ? scopeNote : unsharedNote;
  }
  if (shared.kind === 'lost') return lostNote;
  parts.log.info({ team, channel, ts, ...tally }, 'questionnaire filled in');
  return undefined;
}

/** `vendor.csv` -> `vendor-answered-000200.csv`: the last digits of the message's `ts` tell two in a thread apart. */
function filledName(name: string, ts: string): string {
  const [, stem = 'questionnaire', end = 'csv'] =
    /^(.*)\.(csv|tsv|txt)$/i.exec(cleaned(name)) ?? [];
  return `${stem.slice(0, maxStem)}-answered-${ts.slice(-6)}.${end}`;
}

/** Characters of a file's name that are kept. */
const maxStem = 100;

async function say(
  { deliver }: SheetParts,
  client: Client,
  { team, channel, ts, root }: Utterance,
  text: string,
): Promise<void> {
  const delivered = await deliver(client, {
    delivery: { team, key: answerKey(channel, ts) },
    channel,
    threadTs: root,
    after: ts,
    message: { text, blocks: [] },
    metadata: noteMetadata,
  });
  if (delivered.kind === 'held') throw new Postponed('another process is answering');
}

const workbookNote =
  'I fill in questionnaires as CSV, not as workbooks. Save the sheet as CSV (Excel: _Save As_, “CSV UTF-8”; Google Sheets: _Download_, “Comma-separated values”) and send me that.';

const tooLargeNote = `That file is larger than ${maxSheetBytes / 1e6} MB, more than I take here. Split it, or use \`srm questionnaire\` in a shell.`;

const unreadNote = 'I could not get that file from Slack. Please send it again.';

const unsharedNote = 'I filled it in, but Slack did not take the result. Please send it again.';

const lostNote =
  'I filled it in, but can’t tell whether Slack took the result. If it is not here, please send it again.';

const scopeNote =
  'I may not read and send files in this workspace yet. An admin has to install me again with the scopes of my manifest (`files:read`, `files:write`).';
