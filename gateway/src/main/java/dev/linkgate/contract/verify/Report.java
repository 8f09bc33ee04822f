package dev.linkgate.contract.verify;

import java.io.OutputStream;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;

/**
 * A whole run.
 *
 * @param api whose document it was held against
 * @param version the version that was spoken
 * @param server where it was asked
 * @param results every case, in the order they ran
 */
public record Report(String api, String version, String server, List<Result> results) {
  public Report {
    results = List.copyOf(results);
  }

  /** The cases with this verdict. */
  public List<Result> with(Verdict verdict) {
    return results.stream().filter(result -> result.verdict() == verdict).toList();
  }

  /** Whether nothing was found. */
  public boolean clean() {
    return with(Verdict.VIOLATION).isEmpty();
  }

  /** One line: what was held against what, and how many cases ended how. */
  public String summary() {
    StringBuilder line = new StringBuilder(api + " " + version + " at " + server + ":");
    String comma = " ";
    for (Verdict verdict : Verdict.values()) {
      line.append(comma).append(with(verdict).size()).append(' ').append(verdict.word());
      comma = ", ";
    }
    return line.toString();
  }

  /** For a person, violations first. */
  public String text() {
    return ReportText.of(this);
  }

  /** For a page or a comment. */
  public String markdown() {
    return ReportMarkdown.of(this);
  }

  /** As a tree of maps and lists, to be written as JSON. */
  public Map<String, Object> json() {
    return ReportJson.of(this);
  }

  /**
   * Writes it as JUnit's XML, a test case for each case.
   *
   * @throws XMLStreamException when it cannot be written
   */
  public void junit(OutputStream out) throws XMLStreamException {
    ReportJunit.write(this, out);
  }
}
