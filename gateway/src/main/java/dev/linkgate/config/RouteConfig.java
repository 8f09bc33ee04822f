package dev.linkgate.config;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where the requests that match it go.
 *
 * @param to an upstream's name
 * @param place where it stands in the file, for explanations
 */
public record RouteConfig(When when, String to, OnLoss onLoss, Place place) {
  /**
   * What a request must be; a null component asks nothing.
   *
   * @param ingress the API the caller speaks
   * @param account as the caller wrote it
   * @param purpose onboarding, update or payouts
   */
  public record When(
      @Nullable String caller,
      @Nullable String ingress,
      @Nullable Glob account,
      @Nullable String purpose) {
    /** Matches every request. */
    public static final When ANYTHING = new When(null, null, null, null);

    /** Whether a request is one of these. */
    public boolean matches(String caller, String ingress, String account, String purpose) {
      return (this.caller == null || this.caller.equals(caller))
          && (this.ingress == null || this.ingress.equals(ingress))
          && (this.account == null || this.account.matches(account))
          && (this.purpose == null || this.purpose.equals(purpose));
    }

    /** Whether every request that matches the other one matches this one too. */
    boolean covers(When other) {
      return (caller == null || Objects.equals(caller, other.caller))
          && (ingress == null || Objects.equals(ingress, other.ingress))
          && (purpose == null || Objects.equals(purpose, other.purpose))
          && (account == null || account.covers(other.account == null ? Glob.ANY : other.account));
    }
  }
}
