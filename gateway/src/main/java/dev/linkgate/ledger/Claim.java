package dev.linkgate.ledger;

import java.time.Duration;

/**
 * The right, and the duty, to carry a request out and to say what came of it.
 *
 * @param fence one higher at every claim under this key: what an earlier claimant settles is void
 * @param owner drawn for this claim alone
 * @param begun what is known of earlier attempts
 * @param age since the key was first claimed, on the database's clock
 * @param upstream where the first attempt went; where this one goes when there was none, or it
 *     failed for certain
 * @param onward digest of what went there, likewise
 */
public record Claim(
    LedgerKey key,
    long fence,
    String owner,
    Begun begun,
    Duration age,
    String upstream,
    String onward) {}
