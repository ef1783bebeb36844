/**
 * Words that say that ownership is asked, or nothing at all: read by the cues, left out of the terms.
 * Words such as "off", "default", "over", "time" are missing on purpose: they are content here.
 */
export const stopWords: ReadonlySet<string> = new Set(
  `a about above actually after again ain all already also although always am amazon an and any anybody
  anyone anything are as ask asked asking asks assume assumed at aws basically be because been before
  being belong belongs between both bring but by can case clearly come could csc csp did do does doing
  done e each either else etc even ever every everything exactly fall falls far feel few fine first for
  from fully fyi g get gets getting give given go goes going gonna gotta got guess guys had half handle
  handled handles handling has have having he hello help her here hey hi him his honestly how i if
  imo in into is it its job just keep kind know let lets liable like look looks lot make makes many
  matter maybe me mean means might mine more most much must my myself need needed needs never no nobody
  not nothing now of often oh ok okay on once one only onto or other otherwise our ours ourselves out own
  owned owner owners ownership owning owns part people per perhaps please plus pls possible probably
  provider question quick quite rather really regarding responsibilities responsibility responsible
  right said same say saying says see seem seems shall she should side since so some somebody someone
  something somewhere soon sort still stuff such supposed sure surely take takes taken taking task team
  tell than thanks that the their theirs them themselves then there these they thing things think this
  those though thought through thus till to today together too toward try trying um under unless until
  up upon us use used uses using usually versus very via vs want wanted wants was way we well went were
  what whatever when where whether which while who whole whom whose why will with within without
  wondering would y yeah yep yes yet you your yours accountable accountability amazon's cares care
  obligation obliged hook problem duty duties charge correct true false confirm`.split(/\s+/),
);

/** Verbs so common that they count only inside a pair: "pass" alone is an audit, "pass role" is not. */
export const weakWords: ReadonlySet<string> = new Set(
  `act add allow automatic automatically change check cloud company customer customers deal describe do
  ensure environment fix happen happens issue issues live maintain maintained manage managed manages
  managing new order organisation organization pass perform place point process provide provided
  provides run running runs serve service services set setup start state stop support system systems
  update updates work works year week day days month customer's`.split(/\s+/),
);
