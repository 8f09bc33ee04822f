package dev.linkgate.contract.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;

/** Who gets in, and whose account it is. */
final class AccessCases {
  private static final String AUTHORIZATION = "Authorization";
  private static final String NOBODYS = "linkgate-verify-nobodys-key-0000";

  private AccessCases() {}

  static void all(Run run) {
    Target target = run.target();
    Request good = Request.link(target, run.examples().first());
    String at = RequestSchema.operationPointer(target.shape()) + "/security";
    run.ask(Part.ACCESS, "no-key", good.without(AUTHORIZATION), Expectation.unauthenticated(), at);
    run.ask(
        Part.ACCESS,
        "other-key",
        good.with(AUTHORIZATION, "Bearer " + NOBODYS),
        Expectation.unauthenticated(),
        at);
    for (var scheme : schemes(target).properties()) {
      if (scheme.getValue().path("scheme").asText().equals("basic")) {
        basic(run, good, "/components/securitySchemes/" + scheme.getKey());
      }
    }
    account(run);
  }

  private static JsonNode schemes(Target target) {
    return target.shape().document().at("/components/securitySchemes");
  }

  private static void basic(Run run, Request good, String at) {
    String key = Masking.basic(run.target().key().reveal());
    Request basic = good.with(AUTHORIZATION, "Basic " + key);
    run.ask(Part.ACCESS, "basic", basic, new Expectation.Linked(), at);
  }

  private static void account(Run run) {
    String id = Part.ACCESS.word() + ".other-account";
    String account = run.target().account();
    Expectation.Refused refused = new Expectation.Refused(Set.of(400, 403, 404));
    if (account == null) {
      run.add(
          Result.unasked(
              Part.ACCESS,
              id,
              refused.text(),
              "",
              Verdict.NOT_APPLICABLE,
              "without --account it is not known which accounts the server has"));
      return;
    }
    ObjectNode body = run.examples().first().deepCopy();
    body.put(
        run.examples().accountName(),
        account.substring(0, account.indexOf('_') + 1) + "linkgateVerifyNobodys");
    run.ask(
        Part.ACCESS,
        "other-account",
        Request.link(run.target(), body),
        refused,
        RequestSchema.operationPointer(run.target().shape()) + "/responses");
  }
}
