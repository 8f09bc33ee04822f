package dev.linkgate.crash;

import java.util.Random;
import java.util.function.IntSupplier;

/** How long a provider takes: mostly little, at times so long that it is given up on. */
final class Pauses implements IntSupplier {
  private final Random random;

  Pauses(long seed) {
    random = new Random(seed);
  }

  @Override
  public synchronized int getAsInt() {
    int die = random.nextInt(1_000);
    if (die < 5) {
      return 1_500;
    }
    return random.nextInt(die < 150 ? 150 : 15);
  }
}
