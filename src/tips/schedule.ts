import { z } from 'zod';
import { Zone } from './zone.ts';

/** Wall time `HH:MM`, 00:00 to 23:59. */
export const WallTime = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'write HH:MM');

/** When a channel wants its tip, in the words of its clocks and calendars. */
export const Schedule = z
  .strictObject({
    time: WallTime,
    zone: Zone,
    /** ISO days of the week, Monday 1 to Sunday 7, each once, in any order. */
    weekdays: z
      .array(z.int().min(1).max(7))
      .min(1)
      .refine((days) => new Set(days).size === days.length, 'a weekday is named twice')
      .readonly(),
    /** ISO 3166-1 code, `DE`: left out are the public holidays of the whole country. Null: none are. */
    country: z
      .string()
      .regex(/^[A-Z]{2}$/, 'write two capital letters')
      .nullable(),
    /** First local day on which tips may come again; null or past: not paused. */
    pausedUntil: z.iso.date().nullable(),
  })
  .readonly();
export type Schedule = z.infer<typeof Schedule>;
