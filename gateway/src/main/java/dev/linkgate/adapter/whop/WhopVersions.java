package dev.linkgate.adapter.whop;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linkgate.adapter.VersionChange;
import dev.linkgate.adapter.Versions;
import dev.linkgate.canonical.Extras;
import dev.linkgate.spec.ApiVersion;
import java.util.List;

/** Whop's dated versions. A request without one gets what Whop first had, as at Whop. */
final class WhopVersions {
  static final String HEADER = "Api-Version-Date";
  static final String COMPANY_ID = "company_id";
  static final String ACCOUNT_ID = "account_id";

  private WhopVersions() {}

  static Versions load() {
    return new Versions(
        WhopAdapter.NAME,
        ApiVersion.Syntax.NUMBERED,
        "2025-01-01",
        List.of(new CompanyBecameAccount()),
        "2025-01-01",
        "2026-09-22-3");
  }

  /** {@code company_id} was renamed {@code account_id}. */
  private static final class CompanyBecameAccount implements VersionChange {
    @Override
    public String since() {
      return "2026-09-22-3";
    }

    @Override
    public Extras upgrade(ObjectNode request, Extras extras) {
      rename(request, COMPANY_ID, ACCOUNT_ID);
      return extras;
    }
  }

  static void rename(ObjectNode object, String from, String to) {
    if (object.has(from)) {
      object.set(to, object.remove(from));
    }
  }
}
