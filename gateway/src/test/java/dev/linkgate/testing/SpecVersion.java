package dev.linkgate.testing;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A version placed by its date; Whop's may count several on one day ({@code 2026-08-25-2}). */
record SpecVersion(LocalDate date, int ofDay, String text) implements Comparable<SpecVersion> {
  private static final Pattern FORM =
      Pattern.compile("([0-9]{4}-[0-9]{2}-[0-9]{2})(?:-([0-9]{1,3}))?(?:[.;].*)?");
  private static final Comparator<SpecVersion> ORDER =
      Comparator.comparing(SpecVersion::date).thenComparingInt(SpecVersion::ofDay);

  static SpecVersion of(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new IllegalArgumentException("not a version: " + text);
    }
    int ofDay = form.group(2) == null ? 0 : Integer.parseInt(form.group(2));
    return new SpecVersion(LocalDate.parse(form.group(1)), ofDay, text);
  }

  @Override
  public int compareTo(SpecVersion other) {
    return ORDER.compare(this, other);
  }
}
