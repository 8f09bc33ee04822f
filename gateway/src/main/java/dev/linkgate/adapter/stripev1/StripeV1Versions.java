package dev.linkgate.adapter.stripev1;

import dev.linkgate.adapter.VersionChange;
import dev.linkgate.adapter.Versions;
import dev.linkgate.spec.ApiVersion;
import java.util.List;

/**
 * Stripe v1's dated versions. Their requests only ever gained what may be left out, and their
 * answers never changed, so that no change has anything to do.
 */
final class StripeV1Versions {
  static final String HEADER = "Stripe-Version";

  private StripeV1Versions() {}

  static Versions load() {
    return new Versions(
        StripeV1Adapter.NAME,
        ApiVersion.Syntax.NAMED,
        "2026-10-28.endive",
        List.of(new CollectionOptionsAdded(), new FieldsOptional()),
        "2020-08-27",
        "2023-10-16",
        "2024-09-30.acacia");
  }

  private static final class CollectionOptionsAdded implements VersionChange {
    @Override
    public String since() {
      return "2023-10-16";
    }
  }

  private static final class FieldsOptional implements VersionChange {
    @Override
    public String since() {
      return "2024-09-30.acacia";
    }
  }
}
