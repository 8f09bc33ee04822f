package dev.linkgate.adapter;

/** What an API does with a failure under an idempotency key. */
public enum Fate {
  /** Answers with it again. */
  KEEP,
  /** Carries the request out anew, and the key stays with this request. */
  REOPEN,
  /** Knows nothing of it: the key is free. */
  FORGET
}
