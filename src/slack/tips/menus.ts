import type { types } from '@slack/bolt';
import { clip, limits } from '../limits.ts';
import { plain } from '../option-blocks.ts';
import { zoneText } from '../schedule-text.ts';
import { topicName } from './topic-name.ts';

export function menuOption(text: string, value: string): types.PlainTextOption {
  return { text: plain(clip(text, limits.optionText)), value };
}

/** Topics to tick, without those whose name Slack would not take back. */
export function topicOptions(topics: readonly string[]): readonly types.PlainTextOption[] {
  return topics
    .filter((topic) => topic.length <= limits.optionValue)
    .slice(0, limits.options)
    .map((topic) => menuOption(topicName(topic), topic));
}

type Groups = readonly { readonly label: string; readonly options: types.PlainTextOption[] }[];

/**
 * Every time zone in one menu, in which people find theirs by typing a part of its name: those already
 * in use first, the rest by region.
 */
export function zoneGroups(suggested: readonly string[]): types.StaticSelect['option_groups'] {
  const first = [...new Set([...suggested, 'UTC'])];
  const others = Intl.supportedValuesOf('timeZone').filter((zone) => !first.includes(zone));
  const groups = grouped(others, (zone) => zone.replace(/\/.*/, ''), zoneText);
  return shown([{ label: 'Suggested', options: optionsOf(first, zoneText) }, ...groups]);
}

/** Countries by their ISO code, in the order of their names. */
export function countryGroups(countries: readonly string[]): types.StaticSelect['option_groups'] {
  const byName = [...countries].sort((a, b) => countryName(a).localeCompare(countryName(b), 'en'));
  const initial = (code: string): string =>
    countryName(code).normalize('NFD').slice(0, 1).toUpperCase();
  return shown(grouped(byName, initial, countryName));
}

const regions = new Intl.DisplayNames(['en'], { type: 'region' });

/** `DE` -> `Germany`. */
export function countryName(code: string): string {
  return regions.of(code) ?? code;
}

function grouped(
  values: readonly string[],
  labelOf: (value: string) => string,
  textOf: (value: string) => string,
): Groups {
  const labels = [...new Set(values.map(labelOf))];
  return labels.flatMap((label) =>
    hundreds(values.filter((value) => labelOf(value) === label)).map((some, at) => ({
      label: at === 0 ? label : `${label} (${at + 1})`,
      options: optionsOf(some, textOf),
    })),
  );
}

/** A group takes no more than a menu does. */
function hundreds(values: readonly string[]): readonly (readonly string[])[] {
  const starts = Array.from(
    { length: Math.ceil(values.length / limits.options) },
    (_, at) => at * limits.options,
  );
  return starts.map((start) => values.slice(start, start + limits.options));
}

function optionsOf(
  values: readonly string[],
  textOf: (value: string) => string,
): types.PlainTextOption[] {
  return values.map((value) => menuOption(textOf(value), value));
}

function shown(groups: Groups): types.StaticSelect['option_groups'] {
  return groups.map(({ label, options }) => ({ label: plain(label), options }));
}
