package dev.linkgate.testkit;

import dev.linkgate.LocalSandbox;
import dev.linkgate.sandbox.SandboxRules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;

/** A sandbox that is running: where it is, and what can be done with it. */
public final class RunningSandbox {
  private final LocalSandbox local;
  private final Browser browser = new Browser();

  private RunningSandbox(LocalSandbox local) {
    this.local = local;
  }

  static RunningSandbox start(boolean previewBurns) {
    try {
      return new RunningSandbox(LocalSandbox.start(SandboxRules.where(previewBurns)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where it takes requests, without a slash at the end. */
  public URI url() {
    return local.callers();
  }

  /** What an application has for its provider's key. */
  public String key() {
    return local.key();
  }

  /** What stripe-java takes as its API base; stripe-node takes its host and port. */
  public String stripeBase() {
    return url().toString();
  }

  /** What Whop's SDKs take as their base URL. */
  public String whopBase() {
    return url() + "/api/v1";
  }

  /** Where its admin API is, without a slash at the end. */
  public URI adminUrl() {
    return local.admin();
  }

  /** Opens the admin API, as a Bearer token. */
  public String adminToken() {
    return local.adminToken();
  }

  /** What links expire by. */
  public SandboxClock clock() {
    return new SandboxClock(local.sandbox());
  }

  /** What became of links. */
  public LinkInspector links() {
    return new LinkInspector(local.sandbox());
  }

  /** The account of an id, which comes into being by being named. */
  public InspectedAccount account(String id) {
    return InspectedAccount.of(local.sandbox().account(id));
  }

  /** Somebody with a browser of their own: no cookies, no pages open. */
  public Visitor visitor() {
    return new Visitor(browser);
  }

  /** Forgets accounts, links and idempotency keys, and resets the clock; done before each test. */
  public void reset() {
    local.sandbox().reset();
  }

  void stop() {
    browser.close();
    local.close();
  }
}
