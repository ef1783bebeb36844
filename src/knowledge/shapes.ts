import { z } from 'zod';

/** Who takes care of something, by the owner rule of DESIGN.md. */
export const Owner = z.enum(['aws', 'customer', 'shared']);
export type Owner = z.infer<typeof Owner>;

/** One of the two parties; `shared` is not a party. */
export const Party = z.enum(['aws', 'customer']);
export type Party = z.infer<typeof Party>;

/** What the customer holds of a service, most first; DESIGN.md tells them apart. */
export const ServiceModel = z.enum([
  'infrastructure',
  'container',
  'abstracted',
  'software',
  'tooling',
  'hybrid',
]);
export type ServiceModel = z.infer<typeof ServiceModel>;

/** Whole sentences in plain words, 3 to 600 characters. */
export const Text = z.string().trim().min(3).max(600);

/** One line of a list: 3 to 300 characters. */
export const Line = z.string().trim().min(3).max(300);

/** A name or a way to ask: 2 to 160 characters. */
export const Phrase = z.string().trim().min(2).max(160);

/** Calendar day, `YYYY-MM-DD`. */
export const Day = z.iso.date();

/** Address of a page that says so. */
export const HttpsUrl = z.url({ protocol: /^https$/ });

/** A page that says so, with the title to show for it. */
export const Source = z.strictObject({ title: Phrase, url: HttpsUrl }).readonly();
export type Source = z.infer<typeof Source>;
