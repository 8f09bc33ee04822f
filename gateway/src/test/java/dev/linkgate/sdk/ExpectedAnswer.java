package dev.linkgate.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Holds an answer against what the cell's upstream made, in the caller's own units. */
final class ExpectedAnswer {
  private static final String MILLIS = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z";

  /** What is derived is a moment of this run. */
  private static final Duration RUN = Duration.ofMinutes(3);

  private ExpectedAnswer() {}

  static void check(Cell cell, JsonNode value, String gateway) {
    link(cell, value, gateway);
    switch (cell.caller().api()) {
      case "stripe-v1" -> {
        assertThat(value.path("object").asText()).isEqualTo("account_link");
        moment(cell, "created", Instant.ofEpochSecond(value.path("created").longValue()));
      }
      case "stripe-v2" -> v2(cell, value);
      default -> assertThat(value.fieldNames()).toIterable().containsOnly("url", "expires_at");
    }
  }

  private static void link(Cell cell, JsonNode value, String gateway) {
    String url = value.path("url").asText();
    if (cell.target().isSandbox()) {
      assertThat(url).startsWith(gateway + "/sandbox/links/");
      Instant expiry = time(value.path("expires_at"));
      Instant latest = Instant.now().plus(life(cell.caller().api()));
      assertThat(expiry).isBetween(latest.minus(RUN), latest);
      return;
    }
    assertThat(cell.links()).hasSize(1);
    JsonNode made = cell.links().getFirst();
    assertThat(url).isEqualTo(made.path("url").asText());
    Instant expiry = time(made.path("expires_at"));
    boolean seconds = cell.caller().api().equals("stripe-v1");
    assertThat(value.path("expires_at").isIntegralNumber()).isEqualTo(seconds);
    assertThat(time(value.path("expires_at")))
        .isEqualTo(seconds ? expiry.truncatedTo(ChronoUnit.SECONDS) : expiry);
  }

  /** As each API documents it; Whop's does not. */
  private static Duration life(String api) {
    return switch (api) {
      case "stripe-v1" -> Duration.ofMinutes(5);
      case "stripe-v2" -> Duration.ofMinutes(10);
      default -> Duration.ofHours(1);
    };
  }

  private static void v2(Cell cell, JsonNode value) {
    assertThat(value.path("object").asText()).isEqualTo("v2.core.account_link");
    assertThat(value.path("account").asText()).isEqualTo(Target.ACCT);
    assertThat(value.path("livemode").isBoolean()).isTrue();
    assertThat(value.path("livemode").booleanValue()).isFalse();
    assertThat(value.path("created").asText()).matches(MILLIS);
    assertThat(value.path("expires_at").asText()).matches(MILLIS);
    moment(cell, "created", time(value.path("created")));
    JsonNode asked =
        cell.caller()
            .link("account_onboarding", Target.ACCT, SdkOptions.DEFAULT.withRicherFields())
            .path("use_case");
    JsonNode useCase = value.path("use_case");
    assertThat(useCase.path("type").asText()).isEqualTo("account_onboarding");
    assertThat(useCase.path("account_onboarding")).isEqualTo(asked.path("account_onboarding"));
    assertThat(useCase.path("account_update").isContainerNode()).isFalse();
  }

  /** As the upstream says, else when its answer came. */
  private static void moment(Cell cell, String field, Instant seen) {
    JsonNode made = cell.links().isEmpty() ? null : cell.links().getFirst().get(field);
    if (made == null) {
      assertThat(seen).isBetween(Instant.now().minus(RUN), Instant.now().plusSeconds(1));
    } else if (cell.caller().api().equals("stripe-v1")) {
      assertThat(seen).isEqualTo(time(made).truncatedTo(ChronoUnit.SECONDS));
    } else {
      assertThat(seen).isEqualTo(time(made));
    }
  }

  private static Instant time(JsonNode value) {
    return value.isIntegralNumber()
        ? Instant.ofEpochSecond(value.longValue())
        : Instant.parse(value.asText());
  }
}
