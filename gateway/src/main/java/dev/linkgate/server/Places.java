package dev.linkgate.server;

import dev.linkgate.adapter.Ingress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds what a path leads to: link paths exact, everything else by prefix. */
final class Places {
  /** Where hosted pages are. */
  private static final List<Place.Page> PAGES = List.of(new Place.Page("/sandbox/"));

  private static final Place REFRESH = new Place.Refresh(null, false);

  private final Map<String, Place> links = new HashMap<>();
  private final List<Place.Other> others = new ArrayList<>();

  Places(List<Ingress> ingresses) {
    for (Ingress ingress : ingresses) {
      for (String path : ingress.linkPaths()) {
        links.put(path, new Place.Link(ingress, path));
      }
      others.add(new Place.Other(ingress));
    }
    others.sort(Comparator.comparingInt(other -> -other.ingress().prefix().length()));
  }

  /**
   * An escaped spelling of a link path leads where the path does, and to no relay: the upstream
   * would read it as the link operation. Jersey then finds nothing under it.
   */
  Place of(String path) {
    Place link = links.get(unescaped(path));
    if (link != null) {
      return link;
    }
    for (Place.Other other : others) {
      if (path.startsWith(other.ingress().prefix())) {
        return other;
      }
    }
    for (Place.Page page : PAGES) {
      if (path.startsWith(page.prefix())) {
        return page;
      }
    }
    return path.startsWith(RefreshDesk.PREFIX) ? REFRESH : Place.Nowhere.NOWHERE;
  }

  /** Whether a path is one of a link operation. */
  boolean isLink(String path) {
    return links.containsKey(unescaped(path));
  }

  /**
   * Whether a path is one of a link operation to a server that passes over slashes at its end. To
   * Stripe it is not, to Rails it is; what it asks for is not to be had by relay.
   */
  boolean isNearlyLink(String path) {
    int end = path.length();
    while (end > 0 && path.charAt(end - 1) == '/') {
      end--;
    }
    return isLink(path.substring(0, end));
  }

  /** The guard let no malformed escape in. */
  private static String unescaped(String path) {
    return path.indexOf('%') < 0
        ? path
        : URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
