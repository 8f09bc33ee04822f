package dev.linkgate.accounts;

import dev.linkgate.canonical.AccountId;
import dev.linkgate.canonical.AccountSpace;
import java.util.Optional;

/** Ties a caller's sub-merchants together across account spaces. */
@FunctionalInterface
public interface AccountMap {
  /**
   * The same sub-merchant's id in another space.
   *
   * @param caller whose sub-merchant it is; nobody else's entries are looked at
   * @param account its id in the space it was asked in
   * @param from that space
   * @param to the space the upstream speaks
   */
  Optional<AccountId> translate(
      String caller, AccountId account, AccountSpace from, AccountSpace to);
}
