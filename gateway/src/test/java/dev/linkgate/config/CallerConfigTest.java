package dev.linkgate.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallerConfigTest {
  private final CallerConfig restricted =
      new CallerConfig(
          "shop",
          List.of(),
          List.of("stripe"),
          List.of("shop.example", "xn--mnchen-3ya.example"),
          List.of(
              new RelayPattern("GET", List.of("v1", "accounts", "*")),
              new RelayPattern("POST", List.of("v1", "accounts", "*", "persons")),
              new RelayPattern("GET", List.of("v1", "balance"))),
          false,
          false,
          Map.of());

  @ParameterizedTest
  @CsvSource({
    "GET, /v1/accounts/acct_1, true",
    "GET, /v1/accounts/acct_1/persons, true",
    "GET, /v1/accounts, false",
    "GET, /v1/accounts/, false",
    "POST, /v1/accounts/acct_1, false",
    "POST, /v1/accounts/acct_1/persons, true",
    "POST, /v1/accounts/acct_1/persons/p_1, false",
    "get, /v1/balance, false",
    "GET, /v1/balance, true",
    "GET, /v1/balance/history, false",
    "GET, v1/balance, false",
    "GET, /v1/accounts/../payouts, false",
    "GET, /v1/accounts/.., false",
    "GET, /v1/accounts/./x, false",
    "GET, /v1/accounts//x, false",
    "GET, /v1/accounts/a%2Fb, false",
    "GET, /v1/accounts/%2e%2E/payouts, false",
    "GET, /v1/accounts/%252e%252e/payouts, false",
    "GET, /v1/accounts/..;/payouts, false",
    "GET, /v1/accounts/..\\payouts, false",
    "GET, /v1/accounts/a%20b, true",
  })
  void relaysWhatIsAllowedAndNothingThatCouldBeReadAsMore(
      String method, String path, boolean allowed) {
    assertThat(restricted.mayRelay(method, path)).isEqualTo(allowed);
  }

  @ParameterizedTest
  @CsvSource({
    "shop.example, true",
    "SHOP.example, true",
    "a.shop.example, false",
    "shop.example.evil.example, false",
    "münchen.example, true",
    "'', false",
  })
  void redirectsToItsHostsOnly(String host, boolean allowed) {
    assertThat(restricted.mayRedirectTo(host)).isEqualTo(allowed);
  }

  @Test
  void unrestrictedCallerReachesEverythingButRelaysNothing() {
    CallerConfig caller = CallerConfig.unrestricted("shop", List.of());

    assertThat(caller.mayReach("whop")).isTrue();
    assertThat(caller.mayRedirectTo("any.example")).isTrue();
    assertThat(caller.mayRelay("GET", "/v1/balance")).isFalse();
    assertThat(restricted.mayReach("whop")).isFalse();
  }
}
