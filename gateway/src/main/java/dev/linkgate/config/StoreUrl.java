package dev.linkgate.config;

import java.nio.file.Path;
import java.util.regex.Pattern;

/** The address of a store, as in {@code store.url}. */
public final class StoreUrl {
  private static final Pattern SERVER = Pattern.compile("jdbc:postgresql://[^/@\\s]+/[^/@\\s]+");

  /** What a password in a URL begins with; {@code sslpassword} too. */
  private static final Pattern PASSWORD =
      Pattern.compile("[?&][a-z]*password=", Pattern.CASE_INSENSITIVE);

  private StoreUrl() {}

  /**
   * The store there, everything else as by default.
   *
   * @param directory what a relative path is relative to
   * @throws IllegalArgumentException with one line that says what is wrong
   */
  public static StoreConfig read(Path directory, String url) {
    if (url.startsWith(StoreConfig.POSTGRESQL)) {
      return server(directory, url);
    }
    String path = url.replaceFirst("^" + StoreConfig.SQLITE, "").replaceFirst("\\?.*", "");
    if (!url.startsWith(StoreConfig.SQLITE) || path.isEmpty() || path.contains(":")) {
      throw new IllegalArgumentException(
          "url must be jdbc:sqlite: and a path, such as jdbc:sqlite:data/linkgate.db, or"
              + " jdbc:postgresql:// with a host and a database");
    }
    String parameters = url.substring(StoreConfig.SQLITE.length() + path.length());
    return StoreConfig.sqlite(directory, Path.of(path), parameters);
  }

  private static StoreConfig server(Path directory, String url) {
    int parameters = url.indexOf('?');
    String address = parameters < 0 ? url : url.substring(0, parameters);
    if (address.contains("@") || PASSWORD.matcher(url).find()) {
      throw new IllegalArgumentException(
          "url must not hold a user before the host, nor a password: use user, and password:"
              + " ${file:…}");
    }
    if (!SERVER.matcher(address).matches()) {
      throw new IllegalArgumentException(
          "url must be jdbc:postgresql:// with a host and a database, such as"
              + " jdbc:postgresql://db.shop.example:5432/linkgate");
    }
    return StoreConfig.server(directory, url);
  }
}
