/** Weights of the gate's features, written by `npm run tune`. */
export const gateWeights: Readonly<Record<string, number>> = {
  bias: -4,
  score: 3,
  coverage: 2,
  ownershipCues: 4,
  who: 0.5,
  alternative: 1,
  howTo: -1.5,
  instruction: -2,
  chatter: -1,
  code: -1,
  otherOwner: -2,
  request: -0.7,
};
