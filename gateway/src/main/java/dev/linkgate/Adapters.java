package dev.linkgate;

import dev.linkgate.adapter.Adapter;
import dev.linkgate.adapter.sandbox.SandboxAdapter;
import dev.linkgate.adapter.stripev1.StripeV1Adapter;
import dev.linkgate.adapter.stripev2.StripeV2Adapter;
import dev.linkgate.adapter.whop.WhopAdapter;
import java.time.InstantSource;
import java.util.List;

/** Every API Linkgate speaks, a line each. */
public final class Adapters {
  private Adapters() {}

  /** The adapters of a gateway whose sandbox is this one. */
  public static List<Adapter> all(InstantSource clock, SandboxAdapter sandbox) {
    return List.of(
        new StripeV1Adapter(clock), new StripeV2Adapter(clock), new WhopAdapter(clock), sandbox);
  }
}
