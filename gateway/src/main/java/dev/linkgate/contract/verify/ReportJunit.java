package dev.linkgate.contract.verify;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** A report as the XML that build servers read. */
final class ReportJunit {
  private ReportJunit() {}

  static void write(Report report, OutputStream out) throws XMLStreamException {
    XMLStreamWriter xml =
        XMLOutputFactory.newFactory().createXMLStreamWriter(out, StandardCharsets.UTF_8.name());
    xml.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
    xml.writeStartElement("testsuites");
    xml.writeStartElement("testsuite");
    attribute(xml, "name", "linkgate verify " + report.api() + " " + report.version());
    attribute(xml, "tests", Integer.toString(report.results().size()));
    attribute(xml, "failures", Integer.toString(report.with(Verdict.VIOLATION).size()));
    attribute(xml, "errors", "0");
    int skipped =
        report.with(Verdict.NOT_PROVOKED).size() + report.with(Verdict.NOT_APPLICABLE).size();
    attribute(xml, "skipped", Integer.toString(skipped));
    for (Result result : report.results()) {
      testCase(xml, report, result);
    }
    xml.writeEndElement();
    xml.writeEndElement();
    xml.writeEndDocument();
    xml.close();
  }

  private static void testCase(XMLStreamWriter xml, Report report, Result result)
      throws XMLStreamException {
    xml.writeStartElement("testcase");
    attribute(xml, "classname", report.api() + "." + result.part().word());
    attribute(xml, "name", result.id());
    switch (result.verdict()) {
      case OK -> {}
      case VIOLATION -> {
        xml.writeStartElement("failure");
        attribute(xml, "message", String.join("; ", result.problems()));
        xml.writeCharacters(
            legal(
                "sent: %s%nexpected: %s%ngot: %s%ndocument: %s"
                    .formatted(result.sent(), result.expected(), result.got(), result.pointer())));
        xml.writeEndElement();
      }
      case NOT_PROVOKED, NOT_APPLICABLE -> {
        xml.writeStartElement("skipped");
        attribute(
            xml, "message", result.verdict().word() + ": " + String.join("; ", result.notes()));
        xml.writeEndElement();
      }
    }
    xml.writeEndElement();
  }

  private static void attribute(XMLStreamWriter xml, String name, String value)
      throws XMLStreamException {
    xml.writeAttribute(name, legal(value));
  }

  /** The JDK escapes markup but writes characters that no XML 1.0 document may hold. */
  private static String legal(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    text.codePoints()
        .map(
            c ->
                c == '\t'
                        || c == '\n'
                        || (c >= 0x20 && c <= 0xD7FF)
                        || (c >= 0xE000 && c <= 0xFFFD)
                        || c >= 0x10000
                    ? c
                    : 0xFFFD)
        .forEach(kept::appendCodePoint);
    return kept.toString();
  }
}
