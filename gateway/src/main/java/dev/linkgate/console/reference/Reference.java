package dev.linkgate.console.reference;

import dev.linkgate.adapter.Adapter;
import dev.linkgate.canonical.Failure;
import dev.linkgate.contract.fidelity.KeptMatrix;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The reference: a page for each API and version, made when it is asked for. */
public final class Reference {
  private final List<List<Subject>> subjects;
  private final VersionPage versions;

  /**
   * A refusal that is the gateway's own.
   *
   * @param when in which case, a sentence's end
   */
  public record Case(String when, Failure failure) {}

  /**
   * @param adapters one for each API
   * @param callers where callers reach the gateway
   * @param matrix what becomes of parameters
   * @param cases what may happen before an adapter is asked
   */
  public Reference(
      List<Adapter> adapters, Supplier<URI> callers, KeptMatrix matrix, List<Case> cases) {
    List<Adapter> apart = adapters.stream().map(it -> it.at(InstantSource.system())).toList();
    this.subjects = Subject.all(apart);
    this.versions =
        new VersionPage(
            callers,
            new ErrorSamples(apart, cases),
            new ChangeSection(),
            new FidelitySection(matrix));
  }

  /**
   * A page; one that says so where there is none.
   *
   * @param path below {@code /console/reference}, as in the request
   */
  public Page page(String path) {
    String[] steps = trimmed(path).split("/", -1);
    if (steps.length == 1 && steps[0].isEmpty()) {
      return IndexPage.of(subjects);
    }
    String api = decoded(steps[0]);
    String version = steps.length > 1 ? decoded(steps[1]) : null;
    Optional<Subject> found =
        steps.length == 2 && version != null ? find(api, version) : Optional.empty();
    return found
        .map(versions::of)
        .orElseGet(() -> NoSuchPage.of(subjects, api, steps.length > 2 ? null : version));
  }

  private Optional<Subject> find(String api, @Nullable String version) {
    return subjects.stream()
        .flatMap(List::stream)
        .filter(one -> one.api().equals(api) && one.version().equals(version))
        .findFirst();
  }

  private static String trimmed(String path) {
    String begun = path.startsWith("/") ? path.substring(1) : path;
    return begun.endsWith("/") ? begun.substring(0, begun.length() - 1) : begun;
  }

  private static String decoded(String segment) {
    try {
      return URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException brokenEscape) {
      return segment;
    }
  }
}
