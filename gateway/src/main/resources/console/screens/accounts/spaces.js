// The account spaces, and what an account is here.

/** @typedef {{caller: string, merchant: string} & Record<string, string>} Account */

/** Each with its title and what its ids look like. */
export const SPACES = [['stripe', 'Stripe', 'acct_…'], ['whop', 'Whop', 'biz_…']];
