package dev.linkgate;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the generator made, as text: what a mapping can call, and what stands on the wire. */
final class Signatures {
  private static final String PACKAGE = "dev.linkgate.generated";

  private final List<String> lines = new ArrayList<>();

  private Signatures() {}

  /** Every type on the class path, by package and name. */
  static String text() {
    Signatures signatures = new Signatures();
    signatures.lines.add(
        "# What the generator makes of the newest documents in specs/. Read its diff");
    signatures.lines.add("# as you would read code; GeneratedSignaturesTest keeps it current.");
    new ClassFileImporter()
        .importPackages(PACKAGE).stream()
            .map(found -> type(found.getName()))
            .sorted(Comparator.comparing(Class::getName))
            .forEach(signatures::add);
    return String.join("\n", signatures.lines) + "\n";
  }

  private static Class<?> type(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private void add(Class<?> type) {
    lines.add("");
    String name = type.getName().substring(PACKAGE.length() + 1).replace('$', '.');
    if (type.isRecord()) {
      boolean closed = !type.getAnnotation(JsonIgnoreProperties.class).ignoreUnknown();
      lines.add("record " + name + (closed ? ", closed" : ""));
      Arrays.stream(type.getRecordComponents()).forEach(this::component);
    } else if (type.isEnum()) {
      lines.add("enum " + name);
      Arrays.stream(type.getEnumConstants()).forEach(this::constant);
    } else if (type.isInterface()) {
      lines.add("interface " + name + path(type.getAnnotation(Path.class)));
      Arrays.stream(type.getDeclaredMethods())
          .sorted(Comparator.comparing(Method::toGenericString))
          .forEach(this::method);
    } else {
      lines.add("class " + name + ", of a kind no template makes");
    }
  }

  private void component(RecordComponent component) {
    JsonProperty property = component.getAccessor().getAnnotation(JsonProperty.class);
    String wire = property == null ? "no name on the wire" : "\"" + property.value() + "\"";
    lines.add("  " + name(component.getGenericType()) + " " + component.getName() + ": " + wire);
  }

  private void constant(Object constant) {
    Method value =
        Arrays.stream(constant.getClass().getDeclaredMethods())
            .filter(method -> method.isAnnotationPresent(JsonValue.class))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException(constant + " has no wire value"));
    try {
      value.setAccessible(true);
      lines.add("  " + ((Enum<?>) constant).name() + ": \"" + value.invoke(constant) + "\"");
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  private void method(Method method) {
    String arguments =
        Arrays.stream(method.getParameters())
            .map(Signatures::argument)
            .collect(Collectors.joining(", "));
    lines.add(
        "  "
            + name(method.getGenericReturnType())
            + " "
            + method.getName()
            + "("
            + arguments
            + ")");
    for (Annotation annotation : method.getAnnotations()) {
      HttpMethod verb = annotation.annotationType().getAnnotation(HttpMethod.class);
      if (verb != null) {
        lines.add("    " + verb.value() + path(method.getAnnotation(Path.class)));
      }
    }
    Consumes consumes = method.getAnnotation(Consumes.class);
    Produces produces = method.getAnnotation(Produces.class);
    media("consumes", consumes == null ? new String[0] : consumes.value());
    media("produces", produces == null ? new String[0] : produces.value());
  }

  private static String argument(Parameter parameter) {
    String annotations =
        Arrays.stream(parameter.getAnnotations())
            .map(each -> "@" + each.annotationType().getSimpleName() + " ")
            .collect(Collectors.joining());
    return annotations + name(parameter.getParameterizedType());
  }

  private void media(String what, String[] types) {
    lines.add("    %s %s".formatted(what, String.join(", ", types)).toLowerCase(Locale.ROOT));
  }

  private static String path(@Nullable Path path) {
    return path == null ? "" : " at " + path.value();
  }

  private static String name(Type type) {
    return type.getTypeName()
        .replace("java.lang.", "")
        .replace("java.util.", "")
        .replace("java.time.", "")
        .replaceAll("dev\\.linkgate\\.generated\\.\\w+\\.", "")
        .replace('$', '.');
  }
}
