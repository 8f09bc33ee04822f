// What the SDKs' types know of a link request. They are of one version each; what they do not know goes another way.

/**
 * 'text', an array of the words of an enum, a list of either, or an object.
 * @typedef {'text'|string[]|{list: 'text'|string[], each: string}|Shape} Kind
 * @typedef {{properties: Record<string, Kind>, required: string[]}} Shape
 */

const DUE = ['currently_due', 'eventually_due'];

const COLLECTION = {properties: {fields: DUE, future_requirements: ['include', 'omit']}, required: []};

/** @type {Shape} stripe-node 23 and stripe-java 33 alike */
export const V1 = {
  properties: {
    account: 'text',
    type: ['account_onboarding', 'account_update'],
    collect: DUE,
    collection_options: COLLECTION,
    expand: {list: 'text', each: 'expand'},
    refresh_url: 'text',
    return_url: 'text',
  },
  required: ['account', 'type'],
};

/** @param {Record<string, Kind>} more @returns {Shape} */
function v2(more) {
  const flow = {
    properties: {...more, collection_options: COLLECTION, refresh_url: 'text', return_url: 'text'},
    required: ['refresh_url', ...Object.keys(more)],
  };
  return {
    properties: {
      account: 'text',
      use_case: {
        properties: {type: ['account_onboarding', 'account_update'], account_onboarding: flow, account_update: flow},
        required: ['type'],
      },
    },
    required: ['account', 'use_case'],
  };
}

/** stripe-node 23 is of 2026-10-28, */
export const V2_WITHOUT_CONFIGURATIONS = v2({});

/** and stripe-java 33 of 2026-07-29. */
export const V2 = v2({configurations: {list: ['customer', 'merchant', 'recipient'], each: 'configuration'}});

/** @type {Shape} @whop/sdk 0.0.x and whop_sdk alike */
export const WHOP = {
  properties: {
    company_id: 'text',
    refresh_url: 'text',
    return_url: 'text',
    use_case: ['account_onboarding', 'payouts_portal'],
  },
  required: ['company_id', 'refresh_url', 'return_url', 'use_case'],
};

/**
 * Whether a type takes this value.
 * @param {unknown} value
 * @param {Kind} kind
 * @returns {boolean}
 */
export function fits(value, kind) {
  if (kind === 'text') return typeof value === 'string';
  if (Array.isArray(kind)) return kind.includes(/** @type {string} */ (value));
  if ('list' in kind) return Array.isArray(value) && value.every(item => fits(item, kind.list));
  return value !== null && typeof value === 'object' && !Array.isArray(value)
    && kind.required.every(name => Object.hasOwn(value, name))
    && Object.entries(value).every(([name, item]) =>
      Object.hasOwn(kind.properties, name) && fits(item, kind.properties[name]));
}
