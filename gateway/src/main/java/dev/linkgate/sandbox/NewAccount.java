package dev.linkgate.sandbox;

import java.util.List;
import java.util.Set;

/**
 * An account that is to be created.
 *
 * @param given requirements that what is said of it meets
 * @param configurations what it is set up for
 */
public record NewAccount(SandboxProfile profile, Set<String> given, List<String> configurations) {
  public NewAccount {
    given = Set.copyOf(given);
    configurations = List.copyOf(configurations);
  }
}
