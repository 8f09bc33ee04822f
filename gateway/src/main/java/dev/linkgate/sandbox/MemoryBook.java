package dev.linkgate.sandbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A book for as long as the process runs, for where no store is. */
final class MemoryBook implements SandboxBook {
  private final Map<String, Kept<SandboxLink>> links = new LinkedHashMap<>();
  private final Map<String, Kept<SandboxAccount>> accounts = new HashMap<>();
  private final Map<String, Long> attempts = new HashMap<>();
  private Duration ahead = Duration.ZERO;

  @Override
  public synchronized boolean add(String token, SandboxLink link) {
    return links.putIfAbsent(token, new Kept<>(link, 1)) == null;
  }

  @Override
  public synchronized Optional<Kept<SandboxLink>> link(String token) {
    return Optional.ofNullable(links.get(token));
  }

  @Override
  public synchronized boolean replace(String token, Kept<SandboxLink> read, SandboxLink now) {
    return links.replace(token, read, new Kept<>(now, read.version() + 1));
  }

  @Override
  public synchronized List<SandboxLink> links(int most) {
    List<SandboxLink> newest = new ArrayList<>(links.values().stream().map(Kept::value).toList());
    Collections.reverse(newest);
    return newest.subList(0, Math.min(most, newest.size()));
  }

  @Override
  public synchronized Optional<Kept<SandboxAccount>> account(String id) {
    return Optional.ofNullable(accounts.get(id));
  }

  @Override
  public synchronized boolean put(@Nullable Kept<SandboxAccount> read, SandboxAccount now) {
    if (!Objects.equals(accounts.get(now.id()), read)) {
      return false;
    }
    accounts.put(now.id(), new Kept<>(now, read == null ? 1 : read.version() + 1));
    return true;
  }

  @Override
  public synchronized long attempt(String mark) {
    return attempts.merge(mark, 1L, Long::sum);
  }

  @Override
  public synchronized Duration ahead() {
    return ahead;
  }

  @Override
  public synchronized void ahead(Duration now) {
    ahead = now;
  }

  @Override
  public synchronized void reset() {
    links.clear();
    accounts.clear();
    attempts.clear();
    ahead = Duration.ZERO;
  }
}
