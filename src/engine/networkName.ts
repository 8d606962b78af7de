/** What a network is for: the policy comes first, then the critic of the reward, then those of the costs. */
export const networkName = (net: number): string =>
  net === 0 ? "policy" : net === 1 ? "value critic" : `cost critic ${net - 1}`;
