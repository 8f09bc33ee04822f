package dev.linkgate.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkgate.adapter.Headers;
import java.util.List;
import org.junit.jupiter.api.Test;

class RelayHeadersTest {
  private static final RelayHeaders RULES = new RelayHeaders(RelayRig.OWN);

  @Test
  void credentialsAndHopByHopHeadersDoNotGoOn() {
    Headers headers =
        Headers.of(
            "Authorization", "Bearer lg_1",
            "Proxy-Authorization", "Basic x",
            "Cookie", "a=b",
            "Host", "links.shop.example",
            "Connection", "keep-alive",
            "Keep-Alive", "timeout=5",
            "TE", "trailers",
            "Trailer", "X",
            "Transfer-Encoding", "chunked",
            "Content-Length", "3",
            "Upgrade", "h2c",
            "Expect", "100-continue",
            "Idempotency-Key", "callers-own",
            "X-Forwarded-For", "10.0.0.1",
            "X-Internal-Token", "secret");

    assertThat(RULES.request(headers).list()).isEmpty();
  }

  @Test
  void whatSdksSendGoesOnInOrder() {
    Headers headers =
        Headers.of(
            "Content-Type", "application/json",
            "Accept", "application/json",
            "Accept-Encoding", "gzip, deflate",
            "User-Agent", "Stripe/v1 NodeBindings/23.1.0",
            "Stripe-Version", "2026-09-30.endive",
            "Stripe-Account", "acct_1",
            "Stripe-Context", "ctx",
            "X-Stripe-Client-User-Agent", "{}",
            "Range", "bytes=0-9");

    assertThat(RULES.request(headers)).isEqualTo(headers);
  }

  @Test
  void anotherProvidersHeadersDoNotGoOn() {
    Headers headers = Headers.of("X-Stainless-Lang", "js", "Api-Version-Date", "2026-09-22-3");

    assertThat(RULES.request(headers).list()).isEmpty();
  }

  @Test
  void whatConnectionNamesStaysHereEvenWhereItIsListed() {
    Headers headers = Headers.of("Connection", "close, Stripe-Account", "Stripe-Account", "acct_1");

    assertThat(RULES.request(headers).list()).isEmpty();
  }

  @Test
  void whatSdksReadComesBackAndNothingElse() {
    Headers headers =
        Headers.of(
            "Content-Type", "application/json",
            "Request-Id", "req_1",
            "Stripe-Should-Retry", "true",
            "Retry-After", "20",
            "X-RateLimit-Remaining", "3",
            "Set-Cookie", "session=1",
            "Server", "nginx",
            "Content-Length", "2",
            "Transfer-Encoding", "chunked",
            "Idempotency-Key", "derived",
            "Access-Control-Allow-Origin", "*",
            "WWW-Authenticate", "Bearer realm=Stripe",
            "Strict-Transport-Security", "max-age=1");

    List<String> names = RULES.answer(headers).list().stream().map(Headers.Header::name).toList();

    assertThat(names)
        .containsExactly(
            "Content-Type",
            "Request-Id",
            "Stripe-Should-Retry",
            "Retry-After",
            "X-RateLimit-Remaining");
  }
}
