package dev.linkgate.sandbox;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * That a fault is to be played.
 *
 * @param once whether it is every other time only, beginning with the first
 * @param latency what the answer, or what comes in its place, is late by
 */
public record FaultOrder(SandboxFault fault, boolean once, Duration latency) {
  /** What account ids begin with that order a fault: those of either account space. */
  private static final List<String> ACCOUNTS = List.of("acct_fault_", "biz_fault_");

  /** What is behind it makes another account with the same fault. */
  private static final char OTHER = '-';

  /** What people notice, and far below every official SDK's patience. */
  private static final Duration SLOW = Duration.ofSeconds(2);

  private static final Pattern TEXT =
      Pattern.compile("([a-z0-9_]+)(?: *; *latency=(\\d{1,6})(ms|s))?");

  /** A name that is none; the message says which there are. */
  public static final class Unknown extends Exception {
    private static final long serialVersionUID = 1L;

    Unknown(String message) {
      super(message);
    }
  }

  /** A fault as its name has it, played each time. */
  public static FaultOrder of(SandboxFault fault) {
    return new FaultOrder(fault, false, fault == SandboxFault.SLOW ? SLOW : Duration.ZERO);
  }

  /** The same, late by another time. */
  public FaultOrder late(Duration by) {
    return new FaultOrder(fault, once, by);
  }

  /**
   * What an account id orders, such as {@code acct_fault_429} or {@code acct_fault_429-7}; empty
   * for an ordinary one.
   *
   * @throws Unknown when it names a fault that there is not
   */
  public static Optional<FaultOrder> ofAccount(String id) throws Unknown {
    for (String prefix : ACCOUNTS) {
      if (id.startsWith(prefix)) {
        String name = id.substring(prefix.length());
        int end = name.indexOf(OTHER);
        return Optional.of(named(end < 0 ? name : name.substring(0, end)));
      }
    }
    return Optional.empty();
  }

  /**
   * What a text orders, such as {@code 429} or {@code reset_once; latency=250ms}.
   *
   * @throws Unknown when it is no such text
   */
  public static FaultOrder parse(String text) throws Unknown {
    Matcher matcher = TEXT.matcher(text.strip());
    if (!matcher.matches()) {
      throw new Unknown(
          "A fault is ordered by its name, as in '429' or 'slow; latency=250ms'. " + names());
    }
    FaultOrder order = named(matcher.group(1));
    if (matcher.group(2) == null) {
      return order;
    }
    long number = Long.parseLong(matcher.group(2));
    return order.late(
        matcher.group(3).equals("s") ? Duration.ofSeconds(number) : Duration.ofMillis(number));
  }

  private static FaultOrder named(String name) throws Unknown {
    Optional<SandboxFault> whole = SandboxFault.named(name);
    if (whole.isPresent()) {
      return of(whole.get());
    }
    if (name.endsWith(SandboxFault.ONCE)) {
      String first = name.substring(0, name.length() - SandboxFault.ONCE.length());
      Optional<SandboxFault> once = SandboxFault.named(first);
      if (once.isPresent()) {
        return new FaultOrder(once.get(), true, of(once.get()).latency());
      }
    }
    throw new Unknown("The sandbox has no such fault. " + names());
  }

  private static String names() {
    return "There are: "
        + SandboxFault.names()
        + "; each with "
        + SandboxFault.ONCE
        + " behind it too. 'linkgate sandbox faults' says what each does.";
  }
}
