package dev.linkgate.accounts;

import dev.linkgate.accounts.AccountBook.ImportRow;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/** Accounts in comma-separated values (RFC 4180). */
final class CsvAccounts extends AccountRowReader {
  private static final String CALLER = "caller";
  private static final String MERCHANT = "merchant";

  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setRecordSeparator("\n").setIgnoreEmptyLines(true).get();

  private final CSVParser parser;
  private final Iterator<CSVRecord> records;
  private @Nullable List<String> header;
  private long line = 1;

  CsvAccounts(Reader in, AccountRules rules) throws IOException {
    super(rules);
    this.parser =
        CSVParser.builder().setReader(new BufferedReader(unmarked(in))).setFormat(FORMAT).get();
    this.records = parser.iterator();
  }

  @Override
  @Nullable ImportRow readRow() throws IOException {
    line = parser.getCurrentLineNumber() + 1;
    if (header == null) {
      List<String> read = records.hasNext() ? List.of(records.next().values()) : List.of();
      String problem = problem(read);
      if (problem != null) {
        throw new CSVException("%s", problem);
      }
      header = read;
      line = parser.getCurrentLineNumber() + 1;
    }
    if (!records.hasNext()) {
      return null;
    }
    return row(records.next(), header);
  }

  private ImportRow row(CSVRecord row, List<String> columns) {
    if (row.size() != columns.size()) {
      return wrong(
          line, "it has " + row.size() + " columns where the first line has " + columns.size());
    }
    String caller = "";
    String merchant = "";
    Map<String, String> ids = new HashMap<>();
    for (int i = 0; i < columns.size(); i++) {
      String value = row.get(i);
      switch (columns.get(i)) {
        case CALLER -> caller = value;
        case MERCHANT -> merchant = value;
        default -> {
          if (!value.isEmpty()) {
            ids.put(columns.get(i), value);
          }
        }
      }
    }
    return checked(line, new AccountEntry(caller, merchant, ids));
  }

  private @Nullable String problem(List<String> columns) {
    List<String> known = new ArrayList<>(List.of(CALLER, MERCHANT));
    known.addAll(rules.spaces());
    boolean good =
        columns.contains(CALLER)
            && columns.contains(MERCHANT)
            && columns.size() > 2
            && known.containsAll(columns)
            && new HashSet<>(columns).size() == columns.size();
    return good ? null : "the first line must be " + String.join(",", known);
  }

  @Override
  long line() {
    return line;
  }

  @Override
  @Nullable String brokenBy(IOException e) {
    return e instanceof CSVException ? e.getMessage() : null;
  }

  static void write(Iterator<AccountEntry> entries, Writer out, List<String> spaces)
      throws IOException {
    CSVPrinter printer = new CSVPrinter(out, FORMAT);
    List<String> cells = new ArrayList<>(List.of(CALLER, MERCHANT));
    cells.addAll(spaces);
    printer.printRecord(cells);
    while (entries.hasNext()) {
      AccountEntry entry = entries.next();
      cells.clear();
      cells.add(entry.caller());
      cells.add(entry.merchant());
      for (String space : spaces) {
        cells.add(entry.id(space).orElse(""));
      }
      printer.printRecord(cells);
    }
    printer.flush();
  }
}
