package dev.linkgate.adapter.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linkgate.canonical.GatewayException;
import dev.linkgate.sandbox.NewAccount;
import dev.linkgate.sandbox.SandboxAccount;

/** How one API creates an account and shows it. */
interface AccountDialect {
  /** The path that creates; with an id behind it, the one that retrieves. */
  String path();

  /** What ids begin with. */
  String idPrefix();

  /**
   * Reads what creates an account.
   *
   * @param request digest of the request
   * @throws GatewayException for what the API refuses
   */
  NewAccount read(ObjectNode body, String request);

  /**
   * Reads a query.
   *
   * @throws GatewayException for what the API refuses
   */
  void check(Query query);

  /** The account as a caller sees it who asked like this. */
  ObjectNode show(SandboxAccount account, ObjectNode body, Query query);
}
