package dev.linkgate.routing;

import dev.linkgate.canonical.Failure;
import dev.linkgate.canonical.Loss;
import dev.linkgate.config.RouteConfig;
import dev.linkgate.ledger.StoredAnswer;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What an exchange's log line, metrics, audit and headers tell; filled while it runs, by one
 * thread.
 */
public final class Trace {
  private @Nullable String upstream;
  private @Nullable String upstreamVersion;
  private @Nullable String purpose;
  private @Nullable String upstreamRequestId;
  private @Nullable String merchant;
  private @Nullable String account;
  private @Nullable String upstreamAccount;
  private @Nullable String keyHash;
  private @Nullable String originalRequest;
  private List<String> lost = List.of();
  private Merchants.@Nullable Known known;
  private @Nullable RouteConfig route;
  private @Nullable Manner manner;
  private List<Loss> losses = List.of();
  private boolean relayed;
  private boolean audited;
  private @Nullable Failure refused;
  private int upstreamStatus;
  private long storeNanos;
  private long upstreamNanos;

  /** The upstream it was routed to; null before that. */
  public @Nullable String upstream() {
    return upstream;
  }

  /** The version spoken to the upstream; null where it has none. */
  public @Nullable String upstreamVersion() {
    return upstreamVersion;
  }

  /** The canonical purpose; null before the body was read. */
  public @Nullable String purpose() {
    return purpose;
  }

  /** The upstream's id of the request; null where it sent none. */
  public @Nullable String upstreamRequestId() {
    return upstreamRequestId;
  }

  /** The caller's own word for the account; null where the account map has none. */
  public @Nullable String merchant() {
    return merchant;
  }

  /** The account as it was asked for; null before the body was read. */
  public @Nullable String account() {
    return account;
  }

  /** The account as the upstream knows it; null before that was looked up. */
  public @Nullable String upstreamAccount() {
    return upstreamAccount;
  }

  /** The idempotency key as the ledger has it; null where there is none. */
  public @Nullable String keyHash() {
    return keyHash;
  }

  /**
   * Our id of the exchange whose stored answer this one gives again; null when it gives its own.
   */
  public @Nullable String originalRequest() {
    return originalRequest;
  }

  /** What was asked and not sent, in the caller's words. */
  public List<String> lost() {
    return lost;
  }

  /** Whether the caller's own bytes went on. */
  public boolean relayed() {
    return relayed;
  }

  /** Whether the ledger's commit carried its audit entry. */
  public boolean audited() {
    return audited;
  }

  /** Why a relayed upstream refused, as far as we read it; null where it did not. */
  public @Nullable Failure refused() {
    return refused;
  }

  /** As the upstream answered at last; 0 where it did not, or was never asked. */
  public int upstreamStatus() {
    return upstreamStatus;
  }

  /** How long the store was waited for so far. */
  public long storeNanos() {
    return storeNanos;
  }

  /** How long the upstream was waited for so far. */
  public long upstreamNanos() {
    return upstreamNanos;
  }

  /** The account as it was looked up; null before that. */
  Merchants.@Nullable Known known() {
    return known;
  }

  /** The route that matched; null before that. */
  @Nullable RouteConfig route() {
    return route;
  }

  /** Whether the caller's own bytes go on, and why; null before that is decided. */
  @Nullable Manner manner() {
    return manner;
  }

  /** What the upstream cannot say, whatever the route's policy makes of it. */
  List<Loss> losses() {
    return losses;
  }

  /** The account was looked up. */
  void finds(Merchants.Known account) {
    known = account;
  }

  /** This route matched. */
  void takes(RouteConfig matching) {
    route = matching;
  }

  /** It goes on like this. */
  void goesOn(Manner how) {
    manner = how;
  }

  /** The upstream cannot say these. */
  void weighs(List<Loss> unsayable) {
    losses = unsayable;
  }

  /** The upstream refused, in its own words. */
  void refused(Failure failure) {
    refused = failure;
    seenAs(failure.upstreamRequestId());
  }

  /** Does something that waits for the store. */
  <T> T atStore(Supplier<T> work) {
    long began = System.nanoTime();
    try {
      return work.get();
    } finally {
      storeNanos += System.nanoTime() - began;
    }
  }

  /** Does something that waits for the upstream. */
  <T> T atUpstream(Supplier<T> work) {
    long began = System.nanoTime();
    try {
      return work.get();
    } finally {
      waitedForUpstream(System.nanoTime() - began);
    }
  }

  /** The upstream was waited for. */
  public void waitedForUpstream(long nanos) {
    upstreamNanos += nanos;
  }

  /** The upstream answered. */
  public void answeredWith(int status) {
    upstreamStatus = status;
  }

  /** The exchange goes there. */
  public void routedTo(String name) {
    upstream = name;
  }

  /** And in this version. */
  void speaks(@Nullable String version) {
    upstreamVersion = version;
  }

  /** It asks for this, for that account. */
  public void asksFor(String word, String asked) {
    purpose = word;
    account = asked.isEmpty() ? null : asked;
  }

  /** The account map knows the account. */
  public void knows(String ownWord) {
    merchant = ownWord;
  }

  /** The upstream knows the account under this id. */
  public void goesTo(String id) {
    upstreamAccount = id.isEmpty() ? null : id;
  }

  /** The upstream knows it under this id. */
  public void seenAs(@Nullable String requestId) {
    if (requestId != null) {
      upstreamRequestId = requestId;
    }
  }

  /** It goes on without these. */
  void loses(List<String> parameters) {
    lost = List.copyOf(parameters);
  }

  /** The caller's own bytes go on. */
  public void relays() {
    relayed = true;
  }

  /** It is carried out once under this. */
  void claims(String hash) {
    keyHash = hash;
  }

  /** Its audit entry is written with what came of it. */
  void auditedWithLedger() {
    audited = true;
  }

  /** It gives a stored answer again: what is told of it is what was told then. */
  void replays(StoredAnswer stored) {
    originalRequest = stored.requestId();
    upstream = stored.upstream();
    upstreamRequestId = stored.upstreamRequestId();
    purpose = stored.purpose();
    lost = stored.lost();
    relayed = false;
  }
}
