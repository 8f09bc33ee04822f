package dev.linkgate.config;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Finds the caller a key belongs to, in a time that tells nothing about the keys there are. */
public final class KeyRing {
  private final List<Entry> entries;

  private KeyRing(List<Entry> entries) {
    this.entries = entries;
  }

  public static KeyRing of(List<CallerConfig> callers) {
    List<Entry> entries = new ArrayList<>();
    for (CallerConfig caller : callers) {
      for (CallerKey key : caller.keys()) {
        entries.add(new Entry(HexFormat.of().parseHex(key.sha256()), caller));
      }
    }
    return new KeyRing(List.copyOf(entries));
  }

  /** Hashes once and compares with every key, found or not. */
  public Optional<CallerConfig> find(String presented) {
    byte[] hash = Keys.digest(presented.getBytes(StandardCharsets.UTF_8));
    Optional<CallerConfig> found = Optional.empty();
    for (Entry entry : entries) {
      if (MessageDigest.isEqual(hash, entry.hash)) {
        found = Optional.of(entry.caller);
      }
    }
    return found;
  }

  private record Entry(byte[] hash, CallerConfig caller) {}
}
