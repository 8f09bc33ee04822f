package dev.linkgate.server;

import dev.linkgate.adapter.Ingress;
import org.jspecify.annotations.Nullable;

/** What a path leads to. */
sealed interface Place {
  /** The path pattern for metrics and the log: never a caller's own words. */
  String route();

  /** The API whose path it is; null outside all of them. */
  default @Nullable Ingress ingress() {
    return null;
  }

  /** The link operation of an API. */
  record Link(Ingress ingress, String path) implements Place {
    @Override
    public String route() {
      return path;
    }
  }

  /** Anything else of an API. */
  record Other(Ingress ingress) implements Place {
    @Override
    public String route() {
      return ingress.prefix() + "*";
    }
  }

  /** A page we host ourselves. */
  record Page(String prefix) implements Place {
    @Override
    public String route() {
      return prefix + "*";
    }
  }

  /**
   * A refresh URL of ours.
   *
   * @param ingress the API of the request that is sealed into it; null while nobody has read it
   * @param asks whether a link is asked for, which the audit tells
   */
  record Refresh(@Nullable Ingress ingress, boolean asks) implements Place {
    @Override
    public String route() {
      return RefreshDesk.PREFIX + "*";
    }
  }

  /** No place of ours. */
  enum Nowhere implements Place {
    NOWHERE;

    @Override
    public String route() {
      return "";
    }
  }
}
