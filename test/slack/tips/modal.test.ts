import Holidays from 'date-holidays';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { checkModal } from '../../../dev/workspace/blocks/check.ts';
import { tipMessage } from '../../../src/slack/tips/tip-message.ts';
import { tipsModal } from '../../../src/slack/tips/tips-modal.ts';
import type { TipsForm } from '../../../src/slack/tips/wish.ts';
import { topicsOf } from '../../../src/tips/choose.ts';
import { refusal } from '../../fake-slack/check-message.ts';
import { knowledge } from '../../knowledge-fixture.ts';

const zones = [...Intl.supportedValuesOf('timeZone'), 'Asia/Kolkata', 'UTC'];
const countries = Object.keys(new Holidays().getCountries());

const Menu = z.object({
  block_id: z.string(),
  element: z.object({
    option_groups: z.array(z.object({ options: z.array(z.object({ value: z.string() })) })),
  }),
});

function modalFor(zone: string, country: string | null, made: Partial<TipsForm> = {}) {
  return tipsModal({
    channel: 'C0123456789',
    form: {
      state: 'paused',
      time: '09:30',
      zone,
      weekdays: [1, 2, 3],
      topics: [],
      country,
      ...made,
    },
    offer: { topics: topicsOf(knowledge.tips), countries, zones: ['Asia/Kolkata'] },
    isOn: true,
    pausedUntil: '2026-12-08',
    preview: 'x'.repeat(2900),
  });
}

/** Values that a select of the modal offers. */
function offered(modal: ReturnType<typeof modalFor>, blockId: string): readonly string[] {
  const menus = modal.blocks.flatMap((block) => Menu.safeParse(block).data ?? []);
  const menu = menus.find(({ block_id }) => block_id === blockId);
  const groups = menu?.element.option_groups ?? [];
  return groups.flatMap(({ options }) => options.map(({ value }) => value));
}

it('Slack takes the modal with everything in it, and it is not too large', () => {
  const modal = modalFor('America/Argentina/Buenos_Aires', 'CI');

  expect(checkModal(modal)).toMatchObject({ ok: true });
  // Slack refuses a view of more than 250,000 characters.
  expect(JSON.stringify(modal).length).toBeLessThan(100_000);
});

it('every time zone is offered once, and every country', () => {
  const modal = modalFor('Europe/Berlin', null);

  expect([...offered(modal, 'srm_tips_zone')].sort()).toEqual([...zones].sort());
  expect([...offered(modal, 'srm_tips_country')].sort()).toEqual([...countries].sort());
});

it('a zone that is no longer one is simply not chosen', () => {
  expect(checkModal(modalFor('', null))).toMatchObject({ ok: true });
});

it.each([
  ['a time', { time: '25:61' }],
  ['a zone', { zone: '<!channel>'.repeat(200) }],
  ['a country', { country: 'no country' }],
  ['a weekday', { weekdays: [9, Number.NaN] }],
  ['a topic', { topics: ['no topic'] }],
] as const)('%s that somebody made up is simply not chosen', (_what, made) => {
  expect(checkModal(modalFor('Europe/Berlin', 'DE', made))).toMatchObject({ ok: true });
});

it('Slack takes every tip of the knowledge', () => {
  const why = `switched on by ${'<!channel> & '.repeat(20)}`;
  const refused = knowledge.tips.flatMap((tip) => {
    const { text, blocks } = tipMessage(tip, why);
    return refusal(text, blocks) ?? [];
  });

  expect(knowledge.tips.length).toBeGreaterThanOrEqual(90);
  expect(refused).toEqual([]);
});
