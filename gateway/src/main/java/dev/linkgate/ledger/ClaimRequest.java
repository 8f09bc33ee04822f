package dev.linkgate.ledger;

import java.time.Duration;

/**
 * Asks to be the one who carries a request out.
 *
 * @param key what it is carried out once under
 * @param request digest of what the API takes for the same request
 * @param upstream where it goes
 * @param onward digest of what goes there
 * @param window how long the key holds
 * @param lease how long nobody else may take over; longer than the exchange can take
 */
public record ClaimRequest(
    LedgerKey key,
    String request,
    String upstream,
    String onward,
    Duration window,
    Duration lease) {}
