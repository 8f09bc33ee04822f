package dev.linkgate.config;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code accounts}. */
final class AccountsSection {
  private final Notes notes;
  private final Names names;

  /** Caller and word to the line that has it: a word must lead to one entry only. */
  private final Map<List<String>, Place> taken = new HashMap<>();

  AccountsSection(Notes notes, Names names) {
    this.notes = notes;
    this.names = names;
  }

  List<AccountConfig> read(Value list) {
    List<AccountConfig> read = new ArrayList<>();
    for (Value item : list.items("account")) {
      item.section("an account").ifPresent(section -> read.add(account(section)));
    }
    return read;
  }

  private AccountConfig account(Section section) {
    Place place = notes.placeOf(section.node());
    String caller = section.need("caller").flatMap(names::caller).orElse("");
    Optional<Value> merchant = section.need("merchant");
    merchant.ifPresent(it -> refuseTaken(it, caller, place));
    Map<String, String> ids = new LinkedHashMap<>();
    boolean some = false;
    for (String space : names.accountSpaces()) {
      Optional<Value> value = section.get(space);
      some |= value.isPresent();
      value.ifPresent(it -> refuseTaken(it, caller, place));
      value.flatMap(Value::id).ifPresent(id -> ids.put(space, id));
    }
    if (!some) {
      notes.error(
          section.node(),
          "this account has no id: give " + String.join(" or ", names.accountSpaces()));
    }
    section.refuseOthers();
    return new AccountConfig(caller, merchant.flatMap(Value::id).orElse(""), ids);
  }

  private void refuseTaken(Value value, String caller, Place place) {
    Optional<String> word = value.raw();
    if (word.isEmpty()) {
      return;
    }
    Place earlier = taken.putIfAbsent(List.of(caller, word.get()), place);
    if (earlier != null && !earlier.equals(place)) {
      value.wrong(
          "%s of caller %s already stands in line %d"
              .formatted(Notes.shown(word.get()), Notes.shown(caller), earlier.line()));
    }
  }
}
