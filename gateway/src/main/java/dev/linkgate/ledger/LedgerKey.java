package dev.linkgate.ledger;

/**
 * What a request is carried out once under.
 *
 * @param caller whose it is; the same word of another caller is another key
 * @param api the ingress API; the same word there is another key
 * @param hash of the caller's own key, so that the store never holds it; of a generated one, itself
 * @param generated whether we made it, because the caller sent none
 */
public record LedgerKey(String caller, String api, String hash, boolean generated) {}
