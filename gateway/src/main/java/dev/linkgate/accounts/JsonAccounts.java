package dev.linkgate.accounts;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import dev.linkgate.accounts.AccountBook.ImportRow;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Accounts in JSON: an array of objects, or objects one after the other. */
final class JsonAccounts extends AccountRowReader {
  private static final String CALLER = "caller";
  private static final String MERCHANT = "merchant";

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .configure(StreamReadFeature.STRICT_DUPLICATE_DETECTION, true)
          .configure(StreamWriteFeature.AUTO_CLOSE_TARGET, false)
          .build();

  private final JsonParser parser;
  private boolean inArray;
  private boolean begun;

  JsonAccounts(Reader in, AccountRules rules) throws IOException {
    super(rules);
    this.parser = JSON.createParser(unmarked(in));
  }

  @Override
  @Nullable ImportRow readRow() throws IOException {
    JsonToken token = parser.nextToken();
    if (!begun) {
      begun = true;
      inArray = token == JsonToken.START_ARRAY;
      token = inArray ? parser.nextToken() : token;
    }
    if (inArray && token == JsonToken.END_ARRAY) {
      if (parser.nextToken() != null) {
        throw new JsonParseException(null, "there is more after the array");
      }
      return null;
    }
    if (token == null) {
      return null;
    }
    long line = line();
    if (token != JsonToken.START_OBJECT) {
      parser.skipChildren();
      return wrong(line, "an account is an object with caller, merchant and ids");
    }
    return object(line);
  }

  private ImportRow object(long line) throws IOException {
    Map<String, String> fields = new TreeMap<>();
    String notText = null;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      if (value == JsonToken.VALUE_STRING) {
        fields.put(name, parser.getText());
      } else if (value != JsonToken.VALUE_NULL) {
        notText = name;
        parser.skipChildren();
      }
    }
    if (notText != null) {
      return wrong(line, notText + " is no text");
    }
    String caller = fields.remove(CALLER);
    String merchant = fields.remove(MERCHANT);
    if (caller == null || merchant == null) {
      return wrong(line, "it lacks " + (caller == null ? CALLER : MERCHANT));
    }
    return checked(line, new AccountEntry(caller, merchant, fields));
  }

  @Override
  long line() {
    return parser.currentTokenLocation().getLineNr();
  }

  @Override
  @Nullable String brokenBy(IOException e) {
    return e instanceof JsonProcessingException it
        ? "this is not JSON: " + it.getOriginalMessage()
        : null;
  }

  /** An array with an entry in each line. */
  static void write(Iterator<AccountEntry> entries, Writer out) throws IOException {
    out.write("[");
    boolean first = true;
    try (JsonGenerator generator = JSON.createGenerator(out)) {
      generator.setRootValueSeparator(null);
      while (entries.hasNext()) {
        AccountEntry entry = entries.next();
        generator.flush();
        out.write(first ? "\n" : ",\n");
        first = false;
        generator.writeStartObject();
        generator.writeStringField(CALLER, entry.caller());
        generator.writeStringField(MERCHANT, entry.merchant());
        for (Map.Entry<String, String> id : entry.ids().entrySet()) {
          generator.writeStringField(id.getKey(), id.getValue());
        }
        generator.writeEndObject();
      }
    }
    out.write("\n]\n");
    out.flush();
  }
}
