package dev.linkgate.sandbox;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A connected account of the sandbox.
 *
 * @param id as callers name it
 * @param createdAt on the sandbox's clock
 * @param changedAt on the same
 * @param currentlyDue what is wanted before payouts
 * @param eventuallyDue what will be wanted
 * @param futureDue what will be wanted from a later date on
 * @param configurations what it is set up for
 * @param submitted whether onboarding was completed once
 * @param profile what its platform said of it
 */
public record SandboxAccount(
    String id,
    Instant createdAt,
    Instant changedAt,
    List<String> currentlyDue,
    List<String> eventuallyDue,
    List<String> futureDue,
    List<String> configurations,
    boolean submitted,
    SandboxProfile profile) {
  private static final List<String> FIRST =
      List.of("business_type", "representative.name", "external_account", "tos_acceptance");

  private static final List<String> LATER = List.of("representative.id_number", "company.tax_id");

  private static final List<String> FUTURE = List.of("representative.verification.document");

  public SandboxAccount {
    currentlyDue = List.copyOf(currentlyDue);
    eventuallyDue = List.copyOf(eventuallyDue);
    futureDue = List.copyOf(futureDue);
    configurations = List.copyOf(configurations);
  }

  /** One that was named for the first time. */
  static SandboxAccount fresh(String id, Instant now) {
    return made(id, now, new NewAccount(SandboxProfile.none(), Set.of(), List.of()));
  }

  /** One that was created; what was given with it is not asked for again. */
  static SandboxAccount made(String id, Instant now, NewAccount created) {
    return new SandboxAccount(
        id,
        now,
        now,
        without(FIRST, created.given()),
        without(LATER, created.given()),
        without(FUTURE, created.given()),
        created.configurations(),
        false,
        created.profile());
  }

  /** The same, described otherwise. */
  SandboxAccount described(SandboxProfile otherwise, Instant now) {
    return new SandboxAccount(
        id,
        createdAt,
        now,
        currentlyDue,
        eventuallyDue,
        futureDue,
        configurations,
        submitted,
        otherwise);
  }

  /** Whether money can be paid out: nothing is currently due. */
  public boolean payoutsEnabled() {
    return submitted && currentlyDue.isEmpty();
  }

  /** What a link's page asks for. */
  public List<String> wanted(SandboxLink.Asked asked) {
    List<String> wanted = new ArrayList<>();
    if (!asked.purpose().equals("payouts")) {
      wanted.addAll(currentlyDue);
      if (asked.eventually()) {
        wanted.addAll(eventuallyDue);
      }
      if (asked.future()) {
        wanted.addAll(futureDue);
      }
    }
    return wanted;
  }

  /** What it gave: what accounts are asked for and this one no longer is. */
  public List<String> onFile() {
    return Stream.of(FIRST, LATER, FUTURE)
        .flatMap(List::stream)
        .filter(name -> !currentlyDue.contains(name))
        .filter(name -> !eventuallyDue.contains(name))
        .filter(name -> !futureDue.contains(name))
        .toList();
  }

  /** The same once that was given. */
  SandboxAccount given(SandboxLink.Asked asked, Instant now) {
    List<String> given = wanted(asked);
    List<String> all = new ArrayList<>(configurations);
    asked.configurations().stream().filter(one -> !all.contains(one)).forEach(all::add);
    return new SandboxAccount(
        id,
        createdAt,
        now,
        without(currentlyDue, given),
        without(eventuallyDue, given),
        without(futureDue, given),
        all,
        submitted || asked.purpose().equals("onboarding"),
        profile);
  }

  private static List<String> without(List<String> names, Collection<String> gone) {
    return names.stream().filter(name -> !gone.contains(name)).toList();
  }
}
