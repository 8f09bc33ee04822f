package dev.linkgate.canonical;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a caller asked beside the link itself: things its own API version can say and others may
 * not.
 *
 * @param configurations the account configurations to collect for, in the caller's order
 * @param expand what the answer should expand
 * @param actingFor the account the request acts for
 * @param context the organisation context the request runs in
 * @param undocumented parameters outside the caller's version of the spec, in the caller's spelling
 */
public record Extras(
    List<String> configurations,
    List<String> expand,
    @Nullable String actingFor,
    @Nullable String context,
    List<String> undocumented) {
  /** Nothing beside the link. */
  public static final Extras NONE = new Extras(List.of(), List.of(), null, null, List.of());

  public Extras {
    configurations = List.copyOf(configurations);
    expand = List.copyOf(expand);
    undocumented = List.copyOf(undocumented);
  }

  /** The same with these configurations. */
  public Extras withConfigurations(List<String> values) {
    return new Extras(values, expand, actingFor, context, undocumented);
  }

  /** The same with these expansions. */
  public Extras withExpand(List<String> values) {
    return new Extras(configurations, values, actingFor, context, undocumented);
  }
}
