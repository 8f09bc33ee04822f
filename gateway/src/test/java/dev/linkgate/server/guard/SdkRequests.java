package dev.linkgate.server.guard;

/** What the SDKs were seen to send, header by header. */
final class SdkRequests {
  static final String NODE =
      """
      POST /v1/account_links HTTP/1.1
      Accept: application/json
      Content-Type: application/x-www-form-urlencoded
      User-Agent: Stripe/v1 NodeBindings/23.1.0
      X-Stripe-Client-User-Agent: {"bindings_version":"23.1.0","lang":"node","uname":"Linux%20x"}
      Stripe-Version: 2026-10-28.endive
      Idempotency-Key: stripe-node-retry-2f1c8c6e-0000-4000-8000-000000000000
      Content-Length: 38
      Authorization: Bearer sk_test_123
      Host: 127.0.0.1:8080
      Connection: keep-alive

      account=acct_1&type=account_onboarding\
      """
          .replace("\n", "\r\n");
  static final String WHOP =
      """
      POST /api/v1/account_links HTTP/1.1
      host: localhost:8080
      connection: keep-alive
      Accept: application/json
      User-Agent: Whop/JS 0.0.42
      X-Stainless-Retry-Count: 0
      Api-Version-Date: 2026-07-20
      authorization: Bearer k
      content-type: application/json
      accept-language: *
      sec-fetch-mode: cors
      accept-encoding: gzip, deflate
      content-length: 2

      {}\
      """
          .replace("\n", "\r\n");
  static final String JAVA =
      """
      POST /v2/core/account_links HTTP/1.1
      Connection: Upgrade, HTTP2-Settings
      Content-Length: 2
      Host: [::1]:8080
      HTTP2-Settings: AAEAAEAA
      Upgrade: h2c
      User-Agent: Java-http-client/25

      {}\
      """
          .replace("\n", "\r\n");

  private SdkRequests() {}
}
