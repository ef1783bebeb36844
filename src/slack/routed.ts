import { Command } from './interactions.ts';

type Listener<Args> = (args: Args) => Promise<void>;

/** Words after the command by which a feature knows its own, and its listener. */
export type Route<Args> = readonly [RegExp, Listener<Args>];

/** One slash command for all features; what none of them knows is a question. */
export function routed<Args extends { readonly command: unknown }>(
  routes: readonly Route<Args>[],
  question: Listener<Args>,
): Listener<Args> {
  return (args) => {
    const text = Command.safeParse(args.command).data?.text.trim() ?? '';
    const [, listener] = routes.find(([words]) => words.test(text)) ?? [];
    return (listener ?? question)(args);
  };
}
