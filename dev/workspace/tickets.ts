import { secret } from './ids.ts';

/** Lets the app open a modal for the person who did something. */
export type Trigger = { readonly user: string };

/** Lets the app answer where something happened. */
export type ResponseTicket = {
  readonly user: string;
  readonly channel: string;
  /** The message that was acted on, which can be replaced or deleted. */
  readonly ts?: string | undefined;
};

export type Redeemed<T> =
  | { readonly kind: 'good'; readonly value: T }
  | { readonly kind: 'unknown' | 'expired' | 'used' };

export type Tickets<T> = {
  issue(value: T): string;
  redeem(ticket: string): Redeemed<T>;
};

export type Validity = { readonly livesMs: number; readonly uses: number };

type Issued<T> = { readonly value: T; readonly untilMs: number; left: number };

/** Tickets that can be used a number of times and for a while, by the machine's own clock. */
export function createTickets<T>({ livesMs, uses }: Validity): Tickets<T> {
  const issued = new Map<string, Issued<T>>();
  return {
    issue: (value) => {
      const ticket = secret();
      issued.set(ticket, { value, untilMs: Date.now() + livesMs, left: uses });
      return ticket;
    },
    redeem: (ticket) => {
      const it = issued.get(ticket);
      if (!it) return { kind: 'unknown' };
      if (Date.now() > it.untilMs) return { kind: 'expired' };
      if (it.left === 0) return { kind: 'used' };
      it.left -= 1;
      return { kind: 'good', value: it.value };
    },
  };
}
