package dev.linkgate.testkit;

import dev.linkgate.sandbox.SandboxAccount;
import java.util.List;

/**
 * A connected account as it was when it was looked at.
 *
 * @param id as the application names it
 * @param detailsSubmitted whether onboarding was completed once
 * @param payoutsEnabled whether it can be paid
 * @param currentlyDue what is wanted before that
 * @param eventuallyDue what will be wanted
 * @param futureDue what will be wanted from a later date on
 * @param configurations what it is set up for
 */
public record InspectedAccount(
    String id,
    boolean detailsSubmitted,
    boolean payoutsEnabled,
    List<String> currentlyDue,
    List<String> eventuallyDue,
    List<String> futureDue,
    List<String> configurations) {
  public InspectedAccount {
    currentlyDue = List.copyOf(currentlyDue);
    eventuallyDue = List.copyOf(eventuallyDue);
    futureDue = List.copyOf(futureDue);
    configurations = List.copyOf(configurations);
  }

  static InspectedAccount of(SandboxAccount account) {
    return new InspectedAccount(
        account.id(),
        account.submitted(),
        account.payoutsEnabled(),
        account.currentlyDue(),
        account.eventuallyDue(),
        account.futureDue(),
        account.configurations());
  }
}
