package dev.linkgate.server;

import java.net.URI;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the URLs of hosted pages begin with, without a slash at the end: {@code listen.public-url},
 * or else where callers' requests arrive. Made before the gateway that fills it.
 */
public final class PublicUrl implements Supplier<URI> {
  private volatile @Nullable Supplier<URI> source;

  void from(Supplier<URI> url) {
    source = url;
  }

  @Override
  public URI get() {
    Supplier<URI> known = source;
    if (known == null) {
      throw new IllegalStateException("no gateway has started with this");
    }
    return known.get();
  }
}
