package dev.linkgate.browser;

import dev.linkgate.testing.NodePackages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Deque's axe-core: what it finds on a page that keeps people out. */
final class Axe {
  private static final Path FOLDER =
      Path.of(System.getProperty("basedir", "."), "src", "test", "browser").toAbsolutePath();

  private static final String RUN =
      """
      const done = arguments[arguments.length - 1];
      axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']})
        .then(found => done(found.passes.length < 10
            ? ['only ' + found.passes.length + ' rules applied']
            : found.violations.concat(found.incomplete).flatMap(rule =>
                rule.nodes.map(node => rule.id + ': ' + node.html + ' ' + node.failureSummary))))
        .catch(error => done(['axe failed: ' + error]));
      """;

  private final String source;

  private Axe(String source) {
    this.source = source;
  }

  /** Skips the test when it is missing; where CI is set, that is a failure. */
  static Axe installed(Map<String, String> environment) throws IOException {
    Path program = FOLDER.resolve("node_modules/axe-core/axe.min.js");
    NodePackages.assume(
        Files.isReadable(program) ? null : "axe-core is not installed",
        "; to look for barriers on pages: npm ci --prefix gateway/src/test/browser",
        environment);
    return new Axe(Files.readString(program));
  }

  /**
   * What is against WCAG 2.2 A and AA or good practice, and what it could not decide. The page's
   * policy lets no script in; this comes in as developer tools do.
   */
  List<?> violations(Chromium browser) {
    browser.script(source);
    return (List<?>) browser.asyncScript(RUN);
  }
}
