package dev.linkgate.sandbox;

import org.jspecify.annotations.Nullable;

/** What a browser gets that comes to a link. */
public sealed interface Visit {
  /**
   * The page, opened.
   *
   * @param account as it is now
   * @param ticket what the page's buttons send back; nobody else has it
   */
  record Page(SandboxLink link, SandboxAccount account, String ticket) implements Visit {}

  /** Done at the page: the browser goes to the return URL, or is told so where there is none. */
  record Done(SandboxLink link) implements Visit {}

  /**
   * The link is spent: the browser goes to the refresh URL, or is told why where there is none.
   *
   * @param why for people
   */
  record Spent(SandboxLink link, String why) implements Visit {}

  /** A preview looked, and nothing happened. */
  record Previewed(SandboxLink link) implements Visit {}

  /** There is no such link. */
  enum Unknown implements Visit {
    UNKNOWN
  }

  /** Where the browser goes on; null where nobody named a place. */
  default @Nullable String target() {
    return switch (this) {
      case Done done -> done.link().asked().returnUrl();
      case Spent spent -> spent.link().asked().refreshUrl();
      case Page _, Previewed _, Unknown _ -> null;
    };
  }
}
