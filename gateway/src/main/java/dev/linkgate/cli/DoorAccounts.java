package dev.linkgate.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.linkgate.accounts.AccountEntry;
import dev.linkgate.accounts.AccountMap;
import dev.linkgate.cli.AdminClient.Answer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The account map behind the admin door, which is opened at the first look. */
final class DoorAccounts implements AccountMap, AutoCloseable {
  private static final String LARGEST_PAGE = "1000";

  private final AdminDoor door;
  private final @Nullable Path config;
  private @Nullable AdminClient client;

  DoorAccounts(AdminDoor door, @Nullable Path config) {
    this.door = door;
    this.config = config;
  }

  @Override
  public Optional<AccountEntry> find(String caller, String word) {
    try {
      return search(caller, word);
    } catch (IOException e) {
      throw unreadable(e.getMessage());
    }
  }

  /** The admin API finds words by how they begin, so that ours may be on a later page. */
  private Optional<AccountEntry> search(String caller, String word) throws IOException {
    @Nullable String after = null;
    do {
      Map<String, @Nullable String> query = new LinkedHashMap<>();
      query.put("caller", caller);
      query.put("search", word);
      query.put("after", after);
      query.put("limit", LARGEST_PAGE);
      Answer answer = client().ask("GET", "/api/accounts" + AdminClient.query(query), null);
      if (!answer.ok()) {
        throw unreadable(answer.problem());
      }
      for (JsonNode account : answer.body().path("accounts")) {
        AccountEntry entry = entry(account);
        if (entry.merchant().equals(word) || entry.ids().containsValue(word)) {
          return Optional.of(entry);
        }
      }
      after = answer.body().path("next").textValue();
    } while (after != null);
    return Optional.empty();
  }

  private static CommandFailure unreadable(@Nullable String why) {
    return new CommandFailure(ExitCode.FAILED, "the account map cannot be read: " + why);
  }

  private static AccountEntry entry(JsonNode account) {
    Map<String, String> ids = new LinkedHashMap<>();
    account.properties().forEach(it -> ids.put(it.getKey(), it.getValue().asText()));
    String caller = String.valueOf(ids.remove("caller"));
    String merchant = String.valueOf(ids.remove("merchant"));
    return new AccountEntry(caller, merchant, ids);
  }

  private AdminClient client() throws IOException {
    if (client == null) {
      client = new AdminClient(door.open(config));
    }
    return client;
  }

  @Override
  public void close() throws IOException {
    if (client != null) {
      client.close();
    }
  }
}
