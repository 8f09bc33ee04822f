package dev.linkgate.server;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linkgate.adapter.FailureContext;
import dev.linkgate.adapter.Ingress;
import dev.linkgate.adapter.IngressVersion;
import dev.linkgate.adapter.Reading;
import dev.linkgate.canonical.Failure;
import dev.linkgate.canonical.IdempotencyKey;
import dev.linkgate.config.CallerConfig;
import dev.linkgate.routing.LinkCall;
import dev.linkgate.routing.Trace;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One request being answered, and what is known of it so far. Used by one thread. */
final class Exchange {
  /** The exchange of the calling thread, bound around what resources do. */
  static final ScopedValue<Exchange> CURRENT = ScopedValue.newInstance();

  private static final byte[] NO_BODY = {};

  private final Inbound inbound;
  private final Generation generation;
  private final Trace trace = new Trace();
  private Place place = Place.Nowhere.NOWHERE;
  private @Nullable CallerConfig caller;
  private @Nullable String chosen;
  private @Nullable IngressVersion version;
  private byte[] body = NO_BODY;
  private @Nullable Reading reading;
  private @Nullable ObjectNode asked;
  private long readNanos;
  private String identity = "";
  private byte[] rendered = NO_BODY;
  private @Nullable Failure failure;

  Exchange(Inbound inbound, Generation generation) {
    this.inbound = inbound;
    this.generation = generation;
  }

  Inbound inbound() {
    return inbound;
  }

  String id() {
    return inbound.id();
  }

  Generation generation() {
    return generation;
  }

  Trace trace() {
    return trace;
  }

  Place place() {
    return place;
  }

  @Nullable CallerConfig caller() {
    return caller;
  }

  @Nullable IngressVersion version() {
    return version;
  }

  byte[] body() {
    return body;
  }

  /** Why it failed, or why the upstream whose answer was relayed refused. */
  @Nullable Failure failure() {
    return failure == null ? trace.refused() : failure;
  }

  /** The API whose path it is; null outside all of them. */
  @Nullable Ingress ingress() {
    return place.ingress();
  }

  void leadsTo(Place where) {
    place = where;
  }

  void comesFrom(CallerConfig who) {
    caller = who;
  }

  /** An operator asks for it as the caller, and in place of the routes chose where it goes. */
  void goesTo(@Nullable String upstream) {
    chosen = upstream;
  }

  void speaks(IngressVersion spoken) {
    version = spoken;
  }

  void carries(byte[] bytes) {
    body = bytes;
  }

  /** What the body says in the caller's own words: nobody else changes it. */
  void asks(ObjectNode tree) {
    asked = tree;
  }

  /** The body as it came; null where none was read. */
  @Nullable ObjectNode asked() {
    return asked;
  }

  void reads(Reading read) {
    reading = read;
    readNanos = System.nanoTime() - inbound.startedNanos();
  }

  /** From the head until the body was read and checked; 0 where none was. */
  long readNanos() {
    return readNanos;
  }

  /** The digest of what its API takes for the same request. */
  void isSameAs(String digest) {
    identity = digest;
  }

  /** The link in the caller's words, as it was stored. */
  void renders(byte[] bytes) {
    rendered = bytes;
  }

  byte[] rendered() {
    return rendered;
  }

  void fails(Failure why) {
    failure = why;
  }

  /** The body as read; only where a body reader has run. */
  Reading reading() {
    return Objects.requireNonNull(reading, "no body was read");
  }

  /** The link request as it came in. */
  LinkCall call() {
    return new LinkCall(
        Objects.requireNonNull(caller, "no caller"),
        Objects.requireNonNull(ingress(), "no ingress"),
        Objects.requireNonNull(version, "no version"),
        reading(),
        inbound.headers(),
        body,
        inbound.path(),
        callerKey(),
        identity,
        null,
        chosen);
  }

  /** The caller's own idempotency key; null where it sent none. */
  @Nullable IdempotencyKey callerKey() {
    return inbound
        .headers()
        .first("Idempotency-Key")
        .filter(key -> !key.isEmpty())
        .map(IdempotencyKey::new)
        .orElse(null);
  }

  /** What an ingress needs to say a failure. */
  FailureContext failureContext(Ingress ingress) {
    return new FailureContext(
        id(),
        inbound.method(),
        inbound.path(),
        reading == null ? ingress.names() : reading.names());
  }
}
