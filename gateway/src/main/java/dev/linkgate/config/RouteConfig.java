package dev.linkgate.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where the requests that match it go.
 *
 * @param to an upstream's name
 * @param hostsRefresh whether the upstream is given a refresh URL of ours
 * @param place where it stands in the file, for explanations
 */
public record RouteConfig(When when, String to, OnLoss onLoss, boolean hostsRefresh, Place place) {
  /** A route on which refresh URLs are the callers' own. */
  public RouteConfig(When when, String to, OnLoss onLoss, Place place) {
    this(when, to, onLoss, false, place);
  }

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

    /** Each condition that is there, under its key in the file. */
    public Map<String, String> conditions() {
      Map<String, String> conditions = new LinkedHashMap<>();
      put("caller", caller, conditions);
      put("ingress", ingress, conditions);
      put("account", account == null ? null : account.pattern(), conditions);
      put("purpose", purpose, conditions);
      return conditions;
    }

    private static void put(String key, @Nullable String value, Map<String, String> conditions) {
      if (value != null) {
        conditions.put(key, value);
      }
    }

    /**
     * The keys of the conditions a request does not meet; empty when it matches under any of these
     * accounts.
     */
    public List<String> unmet(
        String caller, String ingress, List<String> accounts, String purpose) {
      return conditions().keySet().stream()
          .filter(
              key ->
                  !switch (key) {
                    case "caller" -> caller.equals(this.caller);
                    case "ingress" -> ingress.equals(this.ingress);
                    case "account" ->
                        this.account != null && accounts.stream().anyMatch(this.account::matches);
                    default -> purpose.equals(this.purpose);
                  })
          .toList();
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
