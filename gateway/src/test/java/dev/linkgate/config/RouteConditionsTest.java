package dev.linkgate.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which of a route's conditions a request does not meet. */
class RouteConditionsTest {
  private static final List<@Nullable String> CALLERS = Arrays.asList(null, "shop", "other");
  private static final List<@Nullable String> INGRESSES = Arrays.asList(null, "stripe-v1", "whop");
  private static final List<@Nullable String> ACCOUNTS = Arrays.asList(null, "acct_*", "?iz_1");
  private static final List<@Nullable String> PURPOSES =
      Arrays.asList(null, "onboarding", "update");

  @Test
  void aRouteMatchesExactlyWhereNothingIsUnmet() {
    List<List<String>> accounts =
        List.of(
            List.of("acct_1"), List.of("biz_1"), List.of("seller", "acct_1", "biz_1"), List.of(""));
    int matching = 0;
    for (RouteConfig.When when : all()) {
      for (List<String> words : accounts) {
        boolean matches =
            words.stream().anyMatch(word -> when.matches("shop", "whop", word, "update"));

        assertThat(when.unmet("shop", "whop", words, "update").isEmpty())
            .as(when + " " + words)
            .isEqualTo(matches);
        matching += matches ? 1 : 0;
      }
    }
    assertThat(matching).isBetween(20, 200);
  }

  @Test
  void unmetConditionsAreNamedAsInTheFile() {
    var when = new RouteConfig.When("shop", "whop", new Glob("acct_*"), "update");

    assertThat(when.unmet("other", "stripe-v1", List.of("biz_1"), "onboarding"))
        .containsExactly("caller", "ingress", "account", "purpose");
    assertThat(when.unmet("shop", "whop", List.of("m", "acct_1"), "onboarding"))
        .containsExactly("purpose");
    assertThat(when.conditions())
        .containsEntry("account", "acct_*")
        .containsEntry("caller", "shop")
        .hasSize(4);
  }

  private static List<RouteConfig.When> all() {
    List<RouteConfig.When> all = new ArrayList<>();
    for (String caller : CALLERS) {
      for (String ingress : INGRESSES) {
        for (String account : ACCOUNTS) {
          for (String purpose : PURPOSES) {
            Glob glob = account == null ? null : new Glob(account);
            all.add(new RouteConfig.When(caller, ingress, glob, purpose));
          }
        }
      }
    }
    return all;
  }
}
