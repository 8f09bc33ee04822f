package dev.linkgate.console.reference;

import java.util.HashSet;
import java.util.Set;

/** The ids of one page: plain, whatever a name is, and each of them once. */
final class Anchors {
  private final Set<String> given = new HashSet<>();

  /** A new one. */
  String of(String kind, String name) {
    String plain = plain(kind, name);
    String id = plain;
    for (int i = 2; !given.add(id); i++) {
      id = plain + "--" + i;
    }
    return id;
  }

  /** The first one that was given for this. */
  static String plain(String kind, String name) {
    StringBuilder id = new StringBuilder(kind);
    boolean gap = true;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
      if (plain || c == '_') {
        id.append(gap ? "-" : "").append(c);
      }
      gap = !plain && c != '_';
    }
    return id.toString();
  }
}
