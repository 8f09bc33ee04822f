package example.shop;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Who is logged in, and which account of the provider's is whose; a database's part elsewhere. */
final class Sellers {
  private final SecureRandom random = new SecureRandom();
  private final Map<String, String> sessions = new ConcurrentHashMap<>();
  private final Map<String, String> accounts = new ConcurrentHashMap<>();

  /** A new session's secret. */
  String logIn(String seller) {
    byte[] secret = new byte[16];
    random.nextBytes(secret);
    String session = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
    sessions.put(session, seller);
    return session;
  }

  Optional<String> seller(String session) {
    return Optional.ofNullable(sessions.get(session));
  }

  Optional<String> account(String seller) {
    return Optional.ofNullable(accounts.get(seller));
  }

  void connect(String seller, String account) {
    accounts.put(seller, account);
  }
}
