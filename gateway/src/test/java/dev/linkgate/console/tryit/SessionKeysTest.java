package dev.linkgate.console.tryit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.linkgate.canonical.Secret;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SessionKeysTest {
  private static final SessionKeys.Grant SHOP = new SessionKeys.Grant("shop", null);

  private final Set<String> open = new HashSet<>(Set.of("one", "other"));
  private Instant now = Instant.parse("2026-11-20T14:00:00Z");
  private final SessionKeys keys = new SessionKeys(() -> now, open::contains);

  @Test
  void aKeyOpensWhatItWasMadeForAQuarterOfAnHourLong() {
    SessionKeys.Grant chosen = new SessionKeys.Grant("shop", "stripe");
    String key = keys.key("one", chosen).reveal();

    now = now.plus(Duration.ofMinutes(15)).minusMillis(1);
    assertThat(keys.find(key)).contains(chosen);
    now = now.plusMillis(1);
    assertThat(keys.find(key)).isEmpty();
  }

  @Test
  void aSessionKeepsItsKeyUntilItsLastMinute() {
    Secret first = keys.key("one", SHOP);

    now = now.plus(Duration.ofMinutes(14)).minusMillis(1);
    assertThat(keys.key("one", SHOP)).isEqualTo(first);
    now = now.plusMillis(1);
    assertThat(keys.key("one", SHOP)).isNotEqualTo(first);
    assertThat(keys.find(first.reveal())).contains(SHOP);
  }

  @Test
  void eachSessionCallerAndUpstreamHasAKeyOfItsOwn() {
    Set<String> made = new HashSet<>();
    for (String session : open) {
      for (String caller : Set.of("shop", "market")) {
        made.add(keys.key(session, new SessionKeys.Grant(caller, null)).reveal());
        made.add(keys.key(session, new SessionKeys.Grant(caller, "stripe")).reveal());
      }
    }

    assertThat(made).hasSize(8);
  }

  @Test
  void theKeysOfASessionThatEndedOpenNothing() {
    String ended = keys.key("one", SHOP).reveal();
    String lasting = keys.key("other", SHOP).reveal();

    open.remove("one");

    assertThat(keys.find(ended)).isEmpty();
    assertThat(keys.find(lasting)).contains(SHOP);
  }

  @Test
  void whatWasNeverMadeOpensNothing() {
    keys.key("one", SHOP);

    assertThat(keys.find("lgs_")).isEmpty();
    assertThat(keys.find("lgs_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")).isEmpty();
    assertThat(keys.find("lgk_key_of_a_caller_in_tests_0001")).isEmpty();
  }

  @Test
  void noKeyIsSaidByAccident() {
    assertThat(String.valueOf(keys.key("one", SHOP))).doesNotContain("lgs_");
  }
}
