package dev.linkgate.server;

/** Whether the next request may come here, or why not. */
enum Health {
  READY,
  DRAINING,
  /** Nothing could be carried out, since nothing could be remembered. */
  STORE_DOWN
}
