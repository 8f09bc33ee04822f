package dev.linkgate.accounts;

import dev.linkgate.canonical.GatewayException;
import java.util.Optional;

/** Ties a caller's sub-merchants together across account spaces. */
@FunctionalInterface
public interface AccountMap {
  /**
   * The entry one of whose words this is: no word leads to two.
   *
   * @param caller whose sub-merchant it is; nobody else's entries are looked at
   * @param word the caller's own id for it, or its id in any account space
   * @throws GatewayException for {@code STORE_DOWN} when it cannot be read
   */
  Optional<AccountEntry> find(String caller, String word);
}
