package dev.linkgate.sandbox;

import dev.linkgate.sandbox.SandboxBook.Kept;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Plays accounts and the lives of their links. */
public final class Sandbox implements InstantSource {
  /** 256 bits. */
  private static final int TOKEN_BYTES = 32;

  private static final int ID_BYTES = 9;

  /** How long a page that was opened may stay open. */
  private static final Duration SITTING = Duration.ofHours(1);

  private final SandboxBook book;
  private final InstantSource world;
  private final SecureRandom random = new SecureRandom();

  /** What somebody does at the page. */
  public enum Action {
    COMPLETE(LinkState.COMPLETED),
    LEAVE(LinkState.LEFT),
    EXPIRE(LinkState.EXPIRED);

    private final LinkState leadsTo;

    Action(LinkState leadsTo) {
      this.leadsTo = leadsTo;
    }
  }

  /**
   * A link that was made.
   *
   * @param token opens it; kept nowhere
   */
  public record Made(SandboxLink link, String token) {}

  /**
   * @param world the clock the sandbox's own is ahead of
   */
  public Sandbox(SandboxBook book, InstantSource world) {
    this.book = book;
    this.world = world;
  }

  /** One that forgets with the process. */
  public static Sandbox inMemory(InstantSource world) {
    return new Sandbox(new MemoryBook(), world);
  }

  /** The sandbox's own clock. */
  @Override
  public Instant instant() {
    return world.instant().plus(book.ahead());
  }

  /** Moves the clock; back only as far as the world's. */
  public Instant advance(Duration by) {
    return set(instant().plus(by));
  }

  /** Sets the clock. */
  public Instant set(Instant to) {
    book.ahead(Duration.between(world.instant(), to));
    return instant();
  }

  /** Has the clock say what the world's does. */
  public Instant resetClock() {
    book.ahead(Duration.ZERO);
    return instant();
  }

  /** Forgets accounts and links, and resets the clock. */
  public void reset() {
    book.reset();
  }

  /** Makes a link. The account comes into being when it is named for the first time. */
  public Made make(String account, SandboxLink.Asked asked, Duration life) {
    return made(account, asked, life, drawn(TOKEN_BYTES));
  }

  /**
   * The same, once: asked with the same key again for the same, it is the link made before.
   *
   * @param key nobody else can know or guess
   */
  public Made make(String account, SandboxLink.Asked asked, Duration life, String key) {
    String token = derived(key, account);
    Made made = made(account, asked, life, token);
    return made.link().account().equals(account) && made.link().asked().equals(asked)
        ? made
        : make(account, asked, life); // a key whose first request was forgotten
  }

  private Made made(String account, SandboxLink.Asked asked, Duration life, String token) {
    account(account);
    Instant now = instant();
    SandboxLink link =
        new SandboxLink(
            "link_" + drawn(ID_BYTES),
            account,
            asked,
            now,
            now.plus(life),
            null,
            List.of(new LinkEvent(now, LinkState.CREATED)));
    while (!book.add(digest(token), link)) {
      Optional<Kept<SandboxLink>> before = book.link(digest(token));
      if (before.isPresent()) { // else it was reset meanwhile
        return new Made(before.get().value(), token);
      }
    }
    return new Made(link, token);
  }

  /** Whether what fails every other time does so now: the first time, the third and so on. */
  public boolean failsNow(SandboxFault fault, String account) {
    return book.attempt(fault.word() + ' ' + account) % 2 == 1;
  }

  /** The account of an id, made where there was none. */
  public SandboxAccount account(String id) {
    while (true) {
      Optional<Kept<SandboxAccount>> kept = book.account(id);
      if (kept.isPresent()) {
        return kept.get().value();
      }
      book.put(null, SandboxAccount.fresh(id, instant()));
    }
  }

  /**
   * An account that was created.
   *
   * @param account as it was then
   * @param again whether the same request had created it before
   */
  public record Creation(SandboxAccount account, boolean again) {}

  /**
   * Creates an account, once for one request.
   *
   * @param id which the request's key stands for
   * @return empty when another request created the account
   */
  public Optional<Creation> create(String id, NewAccount created) {
    while (true) {
      SandboxAccount fresh = SandboxAccount.made(id, instant(), created);
      if (book.put(null, fresh)) {
        return Optional.of(new Creation(fresh, false));
      }
      Optional<Kept<SandboxAccount>> kept = book.account(id);
      if (kept.isPresent()) {
        SandboxAccount known = kept.get().value();
        return known.profile().isOf(created.profile().request())
            ? Optional.of(new Creation(SandboxAccount.made(id, known.createdAt(), created), true))
            : Optional.empty();
      }
    }
  }

  /** Says something else of an account, which is made where there was none. */
  public SandboxAccount describe(String id, UnaryOperator<SandboxProfile> change) {
    change(id, account -> account.described(change.apply(account.profile()), instant()));
    return account(id);
  }

  /** The latest links, newest first. */
  public List<SandboxLink> links(int most) {
    return book.links(most);
  }

  /**
   * A browser, or what looks like one, follows a link.
   *
   * @param preview whether it only looks for something to show beside the link
   */
  public Visit open(String token, boolean preview) {
    while (true) {
      Optional<Kept<SandboxLink>> found = book.link(digest(token));
      if (found.isEmpty()) {
        return Visit.Unknown.UNKNOWN;
      }
      SandboxLink link = found.get().value();
      if (preview && !link.asked().previewBurns()) {
        return new Visit.Previewed(link);
      }
      if (link.state() != LinkState.CREATED) {
        return new Visit.Spent(link, spent(link.state()));
      }
      Instant now = instant();
      String ticket = drawn(TOKEN_BYTES);
      SandboxLink next =
          link.isOver(now)
              ? link.after(LinkState.EXPIRED, now)
              : preview
                  ? link.after(LinkState.BURNT, now)
                  : link.after(LinkState.OPENED, now).visitedBy(digest(ticket));
      if (book.replace(digest(token), found.get(), next)) {
        return next.state() == LinkState.OPENED
            ? new Visit.Page(next, account(next.account()), ticket)
            : new Visit.Spent(next, spent(next.state()));
      }
    }
  }

  /**
   * A button of the page is pressed.
   *
   * @param ticket as the page had it
   */
  public Visit act(String token, String ticket, Action action) {
    while (true) {
      Optional<Kept<SandboxLink>> found = book.link(digest(token));
      if (found.isEmpty()) {
        return Visit.Unknown.UNKNOWN;
      }
      SandboxLink link = found.get().value();
      if (link.state() != LinkState.OPENED || !isOf(link, ticket)) {
        return new Visit.Spent(link, spent(link.state()));
      }
      Instant now = instant();
      boolean tooLate = !now.isBefore(link.history().getLast().at().plus(SITTING));
      SandboxLink next = link.after(tooLate ? LinkState.EXPIRED : action.leadsTo, now);
      if (book.replace(digest(token), found.get(), next)) {
        if (next.state() == LinkState.COMPLETED) {
          change(next.account(), account -> account.given(next.asked(), now));
        }
        return next.state() == LinkState.EXPIRED
            ? new Visit.Spent(next, spent(next.state()))
            : new Visit.Done(next);
      }
    }
  }

  private static boolean isOf(SandboxLink link, String ticket) {
    @Nullable String visit = link.visit();
    return visit != null
        && MessageDigest.isEqual(
            visit.getBytes(StandardCharsets.US_ASCII),
            digest(ticket).getBytes(StandardCharsets.US_ASCII));
  }

  private void change(String id, UnaryOperator<SandboxAccount> change) {
    while (true) {
      account(id);
      Optional<Kept<SandboxAccount>> kept = book.account(id);
      if (kept.isEmpty() || book.put(kept.get(), change.apply(kept.get().value()))) {
        return; // changed, or reset meanwhile
      }
    }
  }

  private static String spent(LinkState state) {
    return switch (state) {
      case CREATED, OPENED -> "This link has been opened before. A link opens once.";
      case COMPLETED -> "What this link was for is done.";
      case LEFT -> "This link was left, and is spent.";
      case EXPIRED -> "This link has expired.";
      case BURNT -> "This link was opened by a preview, which spent it.";
    };
  }

  private String drawn(int bytes) {
    byte[] drawn = new byte[bytes];
    random.nextBytes(drawn);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(drawn);
  }

  /** One way: who learns a token does not learn the key. */
  private static String derived(String key, String account) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(sha256("sandbox link\n" + key + "\n" + account));
  }

  private static String digest(String token) {
    return HexFormat.of().formatHex(sha256(token));
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every JDK has it
    }
  }
}
