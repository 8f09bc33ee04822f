package dev.linkgate.accounts;

import dev.linkgate.canonical.AccountId;
import dev.linkgate.canonical.AccountSpace;
import dev.linkgate.config.AccountConfig;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The account map as the configuration lists it. */
public final class ListedAccounts implements AccountMap {
  private final Map<Known, AccountConfig> entries = new HashMap<>();

  private record Known(String caller, String space, String id) {}

  /** Indexes the entries under each of their ids. */
  public ListedAccounts(List<AccountConfig> accounts) {
    for (AccountConfig account : accounts) {
      account
          .ids()
          .forEach((space, id) -> entries.put(new Known(account.caller(), space, id), account));
    }
  }

  @Override
  public Optional<AccountId> translate(
      String caller, AccountId account, AccountSpace from, AccountSpace to) {
    return Optional.ofNullable(entries.get(new Known(caller, from.name(), account.value())))
        .map(entry -> entry.ids().get(to.name()))
        .map(AccountId::new);
  }
}
