package dev.linkgate.config;

import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionEndEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.reader.ReaderException;

/** Bytes to a tree of nodes with their places: one document, UTF-8, no anchors, no tags. */
final class YamlText {
  /** The file's own nesting is five; the parser's time and stack grow faster than the depth. */
  private static final int DEEPEST = 20;

  private static final String BOM = "\uFEFF";

  private final Notes notes;
  private int documents;
  private int depth;

  YamlText(Notes notes) {
    this.notes = notes;
  }

  Optional<Node> parse(byte[] bytes) {
    return decode(bytes).flatMap(this::tree);
  }

  private Optional<String> decode(byte[] bytes) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    CharBuffer decoded = CharBuffer.allocate(bytes.length + 1);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CoderResult result = decoder.decode(in, decoded, true);
    String text = decoded.flip().toString();
    if (result.isError()) {
      notes.error(end(text), "this is not UTF-8");
      return Optional.empty();
    }
    return Optional.of(text.startsWith(BOM) ? text.substring(1) : text);
  }

  /** Where a character after that text would stand. */
  private Place end(String before) {
    int line = 1 + (int) before.chars().filter(c -> c == '\n').count();
    String last = before.substring(before.lastIndexOf('\n') + 1);
    return notes.place(line, last.codePointCount(0, last.length()) + 1);
  }

  private Optional<Node> tree(String text) {
    var options = new LoaderOptions();
    options.setCodePointLimit(Sources.LARGEST);
    var yaml = new Yaml(options);
    try {
      for (Event event : yaml.parse(new StringReader(text))) {
        refuseExtras(event);
        if (depth > DEEPEST) {
          notes.error(notes.placeOf(event.getStartMark()), "nested too deep");
          break;
        }
      }
      if (notes.hasErrors()) {
        return Optional.empty();
      }
      @Nullable Node root = yaml.compose(new StringReader(text));
      if (root == null) {
        notes.error(notes.place(1, 1), "the file is empty");
      }
      return Optional.ofNullable(root);
    } catch (MarkedYAMLException e) {
      notes.error(placeOf(e), syntax(e, text));
    } catch (ReaderException e) {
      String before = text.substring(0, text.offsetByCodePoints(0, e.getPosition()));
      notes.error(end(before), "a character that YAML does not allow");
    } catch (YAMLException e) {
      notes.error(notes.place(1, 1), "not YAML: cannot be parsed");
    }
    return Optional.empty();
  }

  private void refuseExtras(Event event) {
    if (event instanceof CollectionStartEvent) {
      depth++;
    } else if (event instanceof CollectionEndEvent) {
      depth--;
    }
    Place place = notes.placeOf(event.getStartMark());
    switch (event) {
      case DocumentStartEvent _ -> {
        documents++;
        if (documents > 1) {
          notes.error(place, "a second document; one file is one document");
        }
      }
      case AliasEvent _ -> notes.error(place, "aliases are not known here; write it out");
      case NodeEvent node when node.getAnchor() != null ->
          notes.error(place, "anchors are not known here; write it out");
      case ScalarEvent scalar when scalar.getTag() != null ->
          notes.error(place, "tags are not known here");
      case CollectionStartEvent collection when collection.getTag() != null ->
          notes.error(place, "tags are not known here");
      default -> {}
    }
  }

  private Place placeOf(MarkedYAMLException e) {
    @Nullable Mark mark = e.getProblemMark() == null ? e.getContextMark() : e.getProblemMark();
    return mark == null ? notes.place(1, 1) : notes.placeOf(mark);
  }

  /** The parser's words, or ours for the two mistakes everybody makes once. */
  private static String syntax(MarkedYAMLException e, String text) {
    @Nullable Mark mark = e.getProblemMark();
    if (mark != null) {
      String[] lines = text.split("\\R", -1);
      String line = mark.getLine() < lines.length ? lines[mark.getLine()] : "";
      int column = Math.min(mark.getColumn(), line.codePointCount(0, line.length()));
      int at = line.offsetByCodePoints(0, column);
      if (line.startsWith("\t", at)) {
        return "a tab; YAML is indented with spaces";
      }
      if (line.substring(0, Math.min(line.length(), at + 1)).contains("${")) {
        return "not YAML: put quotes around ${…} where it stands inside braces or brackets";
      }
    }
    @Nullable String problem = e.getProblem();
    return "not YAML: " + (problem == null ? "cannot be parsed" : problem);
  }
}
