package dev.linkgate.config;

/** What happens to a request that asks for something its upstream's API cannot say. */
public enum OnLoss {
  /** The caller is told which parameter, and nothing is sent. */
  REFUSE,
  /** It is sent without, and the answer says so. */
  REPORT
}
