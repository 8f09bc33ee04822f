package dev.linkgate.adapter;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The account spaces there are, and what their ids look like. */
public final class AccountSpaces {
  private AccountSpaces() {}

  /** By name; APIs that share a space share its ids. */
  public static Map<String, Predicate<String>> of(List<Adapter> adapters) {
    Map<String, Predicate<String>> spaces = new TreeMap<>();
    for (Adapter adapter : adapters) {
      if (adapter.ingress().isPresent()) { // nobody has accounts where nobody speaks
        spaces.merge(adapter.api().space().name(), adapter.traits().accountId(), Predicate::or);
      }
    }
    return spaces;
  }
}
