package dev.linkgate.server;

import static dev.linkgate.server.Caller.KEY;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import dev.linkgate.testing.RecordingUpstream;
import dev.linkgate.testing.YamlGateway;
import java.net.http.HttpResponse;
import java.util.logging.LogManager;
import org.junit.jupiter.api.Test;
import org.slf4j.bridge.SLF4JBridgeHandler;

final class ExchangeLogTest {
  @Test
  void aLineTellsWhatAnExchangeWas() throws Exception {
    try (CapturedLog log = CapturedLog.at(Level.INFO);
        YamlGateway gateway = YamlGateway.start(Caller.SANDBOX)) {
      HttpResponse<String> answer =
          new Caller(gateway).link(Caller.Link.V2, "Stripe-Version", "2025-12-15.clover");

      String line = log.exchange();

      assertThat(line)
          .startsWith("id=" + answer.headers().firstValue("Request-Id").orElse(""))
          .contains(
              " caller=shop ingress=stripe-v2 version=2025-12-15.clover method=POST"
                  + " route=/v2/core/account_links ")
          .contains(" status=400 fault=caller kind=invalid_request reason=parameter_missing ")
          .containsPattern(" ms=\\d+\\.\\d ")
          .endsWith(" relayed=false");
    }
  }

  @Test
  void aLineNamesUpstreamPurposeAndLosses() throws Exception {
    try (RecordingUpstream upstream = RecordingUpstream.start();
        CapturedLog log = CapturedLog.at(Level.INFO);
        YamlGateway gateway =
            YamlGateway.start(
                """
                callers: [ { name: shop, keys: ["%s"] } ]
                upstreams: { whop: { api: whop, base-url: "%s/api/v1", api-key: test_whop_key_0123456789 } }
                routes: [ { to: whop, on-loss: report } ]
                accounts: [ { caller: shop, merchant: m1, stripe: acct_1, whop: biz_1 } ]
                """
                    .formatted(KEY, upstream.baseUrl()))) {
      new Caller(gateway)
          .send(
              "POST",
              "/v1/account_links",
              Caller.V1_BODY + "&collection_options[fields]=eventually_due",
              "Content-Type",
              "application/x-www-form-urlencoded",
              "Authorization",
              "Bearer " + KEY);

      assertThat(log.exchange())
          .contains(" upstream=whop ")
          .contains(" purpose=onboarding status=200 ")
          .contains(" lost=collection_options[fields] ");
    }
  }

  @Test
  void whatCallersInventCannotForgeALine() throws Exception {
    try (CapturedLog log = CapturedLog.at(Level.INFO);
        YamlGateway gateway = YamlGateway.start(Caller.SANDBOX)) {
      String body =
          Caller.V2_BODY.replaceFirst("\\{", "{\"x\\\\nid=req_forged \\\\\"status=200\":1,");
      new Caller(gateway)
          .send(
              "POST",
              "/v2/core/account_links",
              body,
              "Content-Type",
              "application/json",
              "Authorization",
              "Bearer " + KEY);

      String line = log.exchange();

      assertThat(line).doesNotContain("\n").doesNotContain(" id=req_forged ");
    }
  }

  /** The root logger at TRACE, and the JDK's own logging passed on in full. */
  @Test
  void nothingSecretIsLoggedAtAnyLevel() throws Exception {
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
    LogManager.getLogManager().getLogger("").setLevel(java.util.logging.Level.ALL);
    try (RecordingUpstream upstream = RecordingUpstream.start();
        CapturedLog log = CapturedLog.at(Level.TRACE);
        YamlGateway gateway =
            YamlGateway.start(
                """
                callers: [ { name: shop, keys: ["%s"], relay: ["POST /v1/accounts"] } ]
                upstreams:
                  stripe: { api: stripe-v1, base-url: "%2$s", api-key: sk_test_canary_credential }
                  whop: { api: whop, base-url: "%2$s/api/v1", api-key: whop_canary_credential }
                routes: [ { when: { ingress: stripe-v1 }, to: stripe }, { to: whop, on-loss: report } ]
                relay: { stripe: stripe }
                accounts: [ { caller: shop, merchant: m1, stripe: acct_1, whop: biz_1 } ]
                """
                    .formatted(KEY, upstream.baseUrl()))) {
      Caller caller = new Caller(gateway);
      for (Caller.Link link : Caller.Link.values()) {
        caller.link(link, "Idempotency-Key", "canary-idempotency-key");
        log.exchange();
      }
      caller.send("POST", "/v1/accounts", "a=canary_body", "Authorization", "Bearer " + KEY);
      log.exchange();

      assertThat(String.join("\n", log.all()))
          .doesNotContain(KEY)
          .doesNotContain("canary")
          .doesNotContain("shop.example")
          .doesNotContain("connect.stripe.com")
          .doesNotContain("whop.com/");
      assertThat(log.all()).hasSizeGreaterThanOrEqualTo(5);
    } finally {
      LogManager.getLogManager().getLogger("").setLevel(java.util.logging.Level.INFO);
      SLF4JBridgeHandler.uninstall();
    }
  }
}
