// Accounts and their links of three APIs, each by its official SDK. `base` and `key` are all that differs between
// the provider and a gateway in front of it.
import Stripe from "stripe";
import Whop from "@whop/sdk";

function stripe({ base, key }) {
  if (!base) return new Stripe(key);
  const url = new URL(base);
  return new Stripe(key, { protocol: url.protocol.slice(0, -1), host: url.hostname, port: url.port });
}

export const providers = {
  "stripe-v1": (settings) => {
    const client = stripe(settings);
    return {
      account: async (seller) =>
        (await client.accounts.create({ type: "express", email: `${seller}@sellers.example` })).id,
      onboarding: async (account, refreshUrl, returnUrl) =>
        (await client.accountLinks.create({
          account,
          type: "account_onboarding",
          refresh_url: refreshUrl,
          return_url: returnUrl,
          collection_options: { fields: "eventually_due" },
        })).url,
    };
  },

  "stripe-v2": (settings) => {
    const client = stripe(settings);
    return {
      account: async (seller) =>
        (await client.v2.core.accounts.create({ contact_email: `${seller}@sellers.example` })).id,
      onboarding: async (account, refreshUrl, returnUrl) =>
        (await client.v2.core.accountLinks.create({
          account,
          use_case: {
            type: "account_onboarding",
            account_onboarding: {
              refresh_url: refreshUrl,
              return_url: returnUrl,
              collection_options: { fields: "eventually_due" },
            },
          },
        })).url,
    };
  },

  whop: ({ base, key }) => {
    const client = new Whop({ apiKey: key, ...(base && { baseURL: `${base}/api/v1` }) });
    return {
      account: async (seller) =>
        (await client.companies.create({ title: seller, email: `${seller}@sellers.example` })).id,
      onboarding: async (account, refreshUrl, returnUrl) =>
        (await client.accountLinks.create({
          company_id: account,
          use_case: "account_onboarding",
          refresh_url: refreshUrl,
          return_url: returnUrl,
        })).url,
    };
  },
};
