package dev.linkgate.admin;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.linkgate.accounts.AccountBook;
import dev.linkgate.accounts.AccountBook.Imported;
import dev.linkgate.accounts.AccountEntry;
import dev.linkgate.accounts.AccountFormat;
import dev.linkgate.accounts.AccountRules;
import dev.linkgate.accounts.AllAccounts;
import dev.linkgate.adapter.Json;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.glassfish.grizzly.http.server.Request;
import org.glassfish.grizzly.http.server.Response;
import org.jspecify.annotations.Nullable;

/** The account map, page by page and as a whole. */
final class AccountPages {
  private static final int PAGE = 100;
  private static final int LARGEST_PAGE = 1_000;

  /** Some ten million rows. */
  static final long LARGEST_IMPORT = 512L << 20;

  private static final int LARGEST_ENTRY = 64 << 10;

  private final AccountBook book;
  private final AccountRules rules;

  AccountPages(AccountBook book, AccountRules rules) {
    this.book = book;
    this.rules = rules;
  }

  List<Endpoint> endpoints() {
    return List.of(
        Endpoint.get("accounts", asked -> list(asked.query())),
        Endpoint.get("accounts/export", this::export),
        Endpoint.post("accounts/import", asked -> load(asked.request())),
        new Endpoint(
            "PUT",
            "accounts/*/*",
            asked -> set(asked.segment(0), asked.segment(1), asked.request())),
        new Endpoint(
            "DELETE", "accounts/*/*", asked -> remove(asked.segment(0), asked.segment(1))));
  }

  /** A page, and what the next one begins after; null when there is no more. */
  private record Page(List<Map<String, String>> accounts, @Nullable String next) {}

  private Object list(@Nullable String raw) {
    Query query = new Query(raw, "caller", "search", "after", "limit");
    int limit = query.number("limit", 1, LARGEST_PAGE, PAGE);
    List<AccountEntry> entries =
        book.list(query.text("caller"), query.text("search"), after(query.text("after")), limit);
    return new Page(
        entries.stream().map(AccountPages::fields).toList(),
        entries.size() < limit ? null : mark(entries.getLast()));
  }

  private static String mark(AccountEntry entry) {
    return entry.caller() + "/" + entry.merchant(); // a caller's name has no slash
  }

  private static @Nullable AccountEntry after(@Nullable String mark) {
    if (mark == null) {
      return null;
    }
    int slash = mark.indexOf('/');
    if (slash < 0) {
      throw new Problem(400, "after must be the next of the page before");
    }
    return new AccountEntry(mark.substring(0, slash), mark.substring(slash + 1), Map.of());
  }

  private static Map<String, String> fields(AccountEntry entry) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("caller", entry.caller());
    fields.put("merchant", entry.merchant());
    fields.putAll(entry.ids());
    return fields;
  }

  private @Nullable Object export(Asked asked) throws IOException {
    Query query = new Query(asked.query(), "format", "caller");
    Response response = asked.response();
    AccountFormat format = format(query);
    AllAccounts all = new AllAccounts(book, query.text("caller"));
    all.begin(); // what fails at once still gets its own status
    response
        .getResponse()
        .setContentType(
            format == AccountFormat.CSV ? "text/csv; charset=utf-8" : "application/json");
    try (Writer out =
        new BufferedWriter(
            new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8))) {
      format.write(all, out, rules);
    }
    return null;
  }

  private static AccountFormat format(Query query) {
    String word = query.text("format");
    for (AccountFormat format : AccountFormat.values()) {
      if (word == null || format.word().equals(word)) {
        return format;
      }
    }
    throw new Problem(400, "format must be csv or json");
  }

  private Object load(Request request) {
    AccountFormat format = format(new Query(request.getQueryString(), "format"));
    try (Reader in =
        new InputStreamReader(
            new Bounded(request.getInputStream(), LARGEST_IMPORT),
            StandardCharsets.UTF_8.newDecoder())) {
      Imported imported = book.load(format.read(in, rules));
      if (imported.wrongInAll() > 0) {
        throw new Problem(
            422,
            "%d rows are wrong; nothing was imported".formatted(imported.wrongInAll()),
            null,
            Map.of("wrong", imported.wrong(), "wrongInAll", imported.wrongInAll()));
      }
      return Map.of("entries", imported.entries());
    } catch (IOException | UncheckedIOException e) {
      throw new Problem(400, "the file ended early; nothing was imported");
    }
  }

  private Object set(String caller, String merchant, Request request) throws IOException {
    Map<String, String> ids = new TreeMap<>();
    try (InputStream in = new Bounded(request.getInputStream(), LARGEST_ENTRY)) {
      ObjectNode body =
          Json.object(in.readAllBytes())
              .orElseThrow(() -> new Problem(400, "the body must be an object of ids by space"));
      body.properties().forEach(id -> ids.put(id.getKey(), id.getValue().asText()));
    }
    AccountEntry entry = new AccountEntry(caller, merchant, ids);
    List<String> problems = new ArrayList<>(rules.problems(entry));
    if (problems.isEmpty()) {
      problems.addAll(book.set(entry));
    }
    if (!problems.isEmpty()) {
      throw new Problem(422, String.join("; ", problems), null, Map.of("problems", problems));
    }
    return fields(entry);
  }

  private Object remove(String caller, String merchant) {
    if (!book.remove(caller, merchant)) {
      throw new Problem(404, "there is no such account");
    }
    return Map.of("removed", true);
  }
}
