package dev.linkgate.routing;

import dev.linkgate.adapter.HttpAnswer;
import dev.linkgate.audit.AuditEntry;
import dev.linkgate.canonical.Failure;
import dev.linkgate.canonical.Link;

/** How what came of an exchange is said to its caller, and noted. */
public interface Rendering {
  /** Our id of the exchange. */
  String requestId();

  /** The link in the caller's words. */
  HttpAnswer link(Link link);

  /** The failure in the caller's words. */
  HttpAnswer failure(Failure failure);

  /** What the audit says of an answer with this status. */
  AuditEntry audit(int status);
}
