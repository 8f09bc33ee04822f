package dev.linkgate.routing;

import dev.linkgate.accounts.AccountEntry;
import dev.linkgate.accounts.AccountMap;
import dev.linkgate.adapter.Api;
import dev.linkgate.adapter.Upstream;
import dev.linkgate.canonical.AccountId;
import dev.linkgate.canonical.AccountSpace;
import dev.linkgate.canonical.Extras;
import dev.linkgate.canonical.Failure;
import dev.linkgate.canonical.FailureKind;
import dev.linkgate.canonical.Fault;
import dev.linkgate.canonical.Field;
import dev.linkgate.canonical.GatewayException;
import dev.linkgate.canonical.LinkRequest;
import dev.linkgate.canonical.Parameter;
import dev.linkgate.canonical.Reason;
import dev.linkgate.config.CallerConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which account a request means, and whether its caller may mean it. */
final class Merchants {
  private final AccountMap accounts;

  Merchants(AccountMap accounts) {
    this.accounts = accounts;
  }

  /**
   * A request's account, looked up.
   *
   * @param asked as the caller wrote it
   * @param entry what the account map has under it; null for nothing
   * @param actingFor the account the request acts for, as an id; null for none
   * @param rewritten whether an id takes the place of a word of the caller's own
   */
  record Known(
      AccountId asked,
      @Nullable AccountEntry entry,
      @Nullable String actingFor,
      boolean rewritten) {
    /** Everything a route may know the account by. */
    List<String> words() {
      List<String> words = new ArrayList<>(List.of(asked.value()));
      ownIds().ifPresent(ids -> words.addAll(ids.values()));
      return words;
    }

    /** Its ids by account space, when it was asked for by the caller's own word. */
    private Optional<Map<String, String>> ownIds() {
      return Optional.ofNullable(entry)
          .filter(found -> found.merchant().equals(asked.value()))
          .map(AccountEntry::ids);
    }

    /** The account in the upstream's account space. */
    AccountId at(Upstream upstream, AccountSpace from) {
      AccountSpace to = upstream.api().space();
      Optional<Map<String, String>> ownIds = ownIds();
      if (upstream.takesAnyAccount()) {
        return ownIds.map(ids -> ids.get(from.name())).map(AccountId::new).orElse(asked);
      }
      if (ownIds.isEmpty() && from.equals(to)) {
        return asked;
      }
      return Optional.ofNullable(entry)
          .flatMap(found -> found.id(to.name()))
          .map(AccountId::new)
          .orElseThrow(
              () ->
                  unmapped(
                      Field.ACCOUNT,
                      "The account map has no "
                          + to.name()
                          + " account for '"
                          + asked.value()
                          + "'."));
    }

    /** The request with ids where the caller wrote words of its own. */
    LinkRequest rewrite(LinkRequest request) {
      Extras extras = request.extras();
      return new LinkRequest(
          request.account(),
          request.purpose(),
          request.refreshUrl(),
          request.returnUrl(),
          new Extras(
              extras.configurations(),
              extras.expand(),
              actingFor,
              extras.context(),
              extras.undocumented()));
    }
  }

  /**
   * Looks a request's accounts up.
   *
   * @throws GatewayException when the caller may reach its own accounts only, and one is not
   */
  Known known(CallerConfig caller, Api ingress, LinkRequest request) {
    AccountId asked = request.account();
    AccountEntry entry =
        asked.given() ? accounts.find(caller.name(), asked.value()).orElse(null) : null;
    if (entry == null && asked.given()) {
      refuseForeign(caller, Field.ACCOUNT, asked.value());
    }
    String context = request.extras().context();
    if (context != null) {
      checkOwn(caller, Field.CONTEXT, List.of(context.split("/", -1)));
    }
    String given = request.extras().actingFor();
    String actingFor = given == null ? null : id(caller, ingress.space(), Field.ACTING_FOR, given);
    boolean rewritten =
        (entry != null && entry.merchant().equals(asked.value()))
            || (given != null && !given.equals(actingFor));
    return new Known(asked, entry, actingFor, rewritten);
  }

  /**
   * The id in an account space of an account the caller names outside a link request.
   *
   * @throws GatewayException when the caller may reach its own accounts only, and this is not one
   */
  String id(CallerConfig caller, AccountSpace space, Parameter parameter, String word) {
    Optional<AccountEntry> entry = accounts.find(caller.name(), word);
    if (entry.isEmpty()) {
      refuseForeign(caller, parameter, word);
      return word;
    }
    if (!entry.get().merchant().equals(word)) {
      return word;
    }
    return entry
        .get()
        .id(space.name())
        .orElseThrow(
            () ->
                unmapped(
                    parameter,
                    "The account map has no " + space.name() + " account for '" + word + "'."));
  }

  /**
   * Refuses accounts that are not the caller's own, where it may reach no others.
   *
   * @throws GatewayException naming the first
   */
  void checkOwn(CallerConfig caller, Parameter parameter, List<String> words) {
    if (caller.ownAccounts()) {
      for (String word : words) {
        if (accounts.find(caller.name(), word).isEmpty()) {
          refuseForeign(caller, parameter, word);
        }
      }
    }
  }

  private static void refuseForeign(CallerConfig caller, Parameter parameter, String word) {
    if (caller.ownAccounts()) {
      throw unmapped(parameter, "'" + word + "' is not among the accounts of this key.");
    }
  }

  private static GatewayException unmapped(Parameter parameter, String message) {
    return new GatewayException(
        Failure.of(FailureKind.NOT_FOUND, Fault.CALLER, message)
            .about(parameter)
            .because(Reason.ACCOUNT_UNMAPPED));
  }
}
