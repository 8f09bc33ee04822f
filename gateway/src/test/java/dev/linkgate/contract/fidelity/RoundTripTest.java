package dev.linkgate.contract.fidelity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Wire to canonical and back, on generated bodies. */
class RoundTripTest {
  /** Of its own for each run, so that runs add up; a failing one is repeated by the property. */
  private static final long SEED = Long.getLong("linkgate.seed", System.nanoTime());

  private static final List<Side> SIDES =
      Everyone.ADAPTERS.stream().flatMap(adapter -> Side.of(adapter).stream()).toList();

  @Test
  void aBodyInTheSameVersionComesBackAsItWas() {
    List<String> broken = new ArrayList<>();
    int made = 0;
    for (Side side : SIDES) {
      if (side.document() != null) {
        RoundTrips trips = new RoundTrips(side, side, Everyone.matrix().cells(), SEED);
        broken.addAll(trips.broken(60));
        made += trips.made();
      }
    }

    assertThat(broken).as("repeat with -Dlinkgate.seed=" + SEED).isEmpty();
    assertThat(made).isGreaterThan(200);
  }

  @Test
  void whatIsSaidToAnyVersionIsHeardAsTheMatrixSays() {
    List<String> broken = new ArrayList<>();
    for (Side from : SIDES) {
      for (Side to : SIDES) {
        if (from.document() != null && !from.equals(to)) {
          broken.addAll(new RoundTrips(from, to, Everyone.matrix().cells(), SEED).broken(5));
        }
      }
    }

    assertThat(broken).as("repeat with -Dlinkgate.seed=" + SEED).isEmpty();
  }
}
