package dev.linkgate.contract.fidelity;

import dev.linkgate.Adapters;
import dev.linkgate.adapter.Adapter;
import dev.linkgate.adapter.sandbox.SandboxAdapter;
import java.net.URI;
import java.util.List;

/** Every API as the gateway wires it, loaded once. */
final class Everyone {
  static final List<Adapter> ADAPTERS =
      Adapters.all(
          new StandingClock(),
          new SandboxAdapter(new StandingClock(), () -> URI.create("http://127.0.0.1:8080")));

  private Everyone() {}

  /** The whole matrix, made once. */
  static Matrix matrix() {
    return Made.MATRIX;
  }

  /** Apart, because threads that make it call back into the class above. */
  private static final class Made {
    static final Matrix MATRIX = Matrix.of(ADAPTERS);
  }
}
