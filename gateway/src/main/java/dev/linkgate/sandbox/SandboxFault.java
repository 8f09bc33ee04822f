package dev.linkgate.sandbox;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the sandbox does wrong when it is told to: the ways in which providers do. */
public enum SandboxFault {
  INVALID("400", false, "refuses the refresh URL"),
  WRONG_KEY("wrong_key", "401", false, "refuses the gateway's own key"),
  FORBIDDEN("403", false, "does not let the gateway's key at the account"),
  NOT_FOUND("404", false, "knows no such account"),
  IN_PROGRESS("409", false, "says the idempotency key is still in use"),
  THROTTLED("429", false, "takes no more requests, and asks for a second's pause"),
  ERROR("500", false, "fails, and says so in its API"),
  BAD_GATEWAY("502", false, "fails, and says so in its API"),
  DOWN("503", false, "fails, and says so in its API"),
  GATEWAY_TIMEOUT("504", false, "fails, and says so in its API"),
  VERIFICATION("verification", false, "wants the account's owner to be verified first"),
  KEY_REUSED("key_reused", false, "says the idempotency key came with another request"),
  UNKNOWN_HOST("unknown_host", false, "has no address: nothing is sent"),
  UNAVAILABLE("unavailable", false, "refuses the connection: nothing is sent"),
  TLS("tls", false, "fails the TLS handshake: nothing is sent"),
  TIMEOUT("timeout", false, "never answers, nor does anything"),
  TIMEOUT_AFTER("timeout_after", true, "does its work and never answers"),
  RESET("reset", false, "closes the connection and does nothing"),
  RESET_AFTER("reset_after", true, "does its work and closes the connection"),
  TRUNCATED("truncated", true, "breaks off in its answer"),
  TOO_LARGE("too_large", true, "answers with more than a megabyte"),
  MISSING_URL("missing_url", true, "answers without a URL"),
  HTML("html", false, "a proxy before it answers 503 with a page"),
  HTML_200("html_200", false, "a proxy before it answers 200 with a page"),
  REDIRECT("redirect", false, "answers with a redirect, which is not followed"),
  DRIFT("drift", true, "answers with a field and a value that no document has"),
  SLOW("slow", true, "answers late, by 2 s unless told otherwise");

  /** A name that ends so fails every other time, beginning with the first. */
  static final String ONCE = "_once";

  private final String word;
  private final @Nullable String alias;
  private final boolean makesLink;
  private final String happens;

  SandboxFault(String word, boolean makesLink, String happens) {
    this(word, null, makesLink, happens);
  }

  SandboxFault(String word, @Nullable String alias, boolean makesLink, String happens) {
    this.word = word;
    this.alias = alias;
    this.makesLink = makesLink;
    this.happens = happens;
  }

  /** Its name in account ids and headers, such as {@code reset_after}. */
  public String word() {
    return word;
  }

  /** Another name of it; null for none. */
  public @Nullable String alias() {
    return alias;
  }

  /** Whether the upstream does what it is asked for, whatever is heard of that. */
  public boolean makesLink() {
    return makesLink;
  }

  /** What the upstream does, for people. */
  public String happens() {
    return happens;
  }

  static Optional<SandboxFault> named(String name) {
    return Arrays.stream(values())
        .filter(fault -> fault.word.equals(name) || name.equals(fault.alias))
        .findFirst();
  }

  /** Every name, for whoever wrote one that is none. */
  static String names() {
    return Arrays.stream(values()).map(SandboxFault::word).collect(Collectors.joining(", "));
  }
}
